import { html, type Html } from './html';
import type { PageContext } from './page';

interface Owned {
	genre: 'eleve' | 'candidat' | 'formateur';
	id: number;
	/** A link that holds from now on; none where the credential has no Secrets Key. */
	address: string | undefined;
}

/** The link of a person's own, to be handed on, and the way to make all of theirs worthless. */
export function ownLink({ links }: PageContext, { genre, id, address }: Owned): Html {
	if (!address) return html``;
	const what = new URLSearchParams({ verbe: 'revoquer', [genre]: String(id) });
	return html`<details class="agenda">
<summary>Lien personnel</summary>
<p>
Cette adresse ouvre la page de cette personne, sans mot de passe : ses séances, et ce qu'elle peut y changer.
À ne donner qu'à elle.
</p>
<label>Adresse de la page <input readonly value="${address}"></label>
<p class="actions"><a class="bouton leger" href="${links.confirmer}?${what.toString()}">Révoquer ses liens&hellip;</a></p>
</details>`;
}
