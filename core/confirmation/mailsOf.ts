import { quote } from '../names/choose';
import type { Executor } from '../../database/sql';
import { readAwaiting } from '../../database/generated/evenements';
import {
	readEvenementsDuTravail,
	type IReadEvenementsDuTravailResult,
} from '../../database/generated/confirmation';

/** Which mails each event that a change raises will send (contract, section 4). */
const courriels: Record<string, (evenement: IReadEvenementsDuTravailResult) => string> = {
	SESSION_CREATED: ({ formateurs }) => toTrainers(formateurs),
	ELEVE_INSCRIT: (e) => `convocation à ${to(e)}`,
	PROMOTION_ATTENTE: (e) => `« Place confirmée » à ${to(e)}`,
	PLACE_LIBEREE: () => '',
	ELEVE_DESISTE: (e) => `désistement confirmé à ${to(e)}`,
	MISE_EN_ATTENTE: (e) => `rang en liste d'attente à ${to(e)}`,
	SESSION_DEPLACEE: () => 'changement aux formateurs et aux inscrits',
	SESSION_CONFIRMEE: () => 'confirmation aux inscrits et au formateur',
	SESSION_ANNULEE: () => 'annulation aux inscrits et au formateur',
};

/** Of these the admin gets no notice: the lists show them. */
const untoldToAdmin = new Set(['MISE_EN_ATTENTE', 'SESSION_DEPLACEE']);

const to = ({ personne, email }: IReadEvenementsDuTravailResult) =>
	`${quote(personne ?? 'la personne')} (${email ? quote(email) : 'sans adresse : rien ne partira'})`;

const toTrainers = (names: string[]) => {
	if (names.length === 0) return '';
	const to = names.length > 1 ? 'aux formateurs' : 'au formateur';
	return `information ${to} ${names.map(quote).join(', ')}`;
};

/** The mails that will go because of what the running transaction did, in words. */
export async function mailsOf(cx: Executor): Promise<string> {
	const evenements = await readEvenementsDuTravail.run(undefined, cx);
	if (evenements.length === 0) return 'aucun';
	const words = evenements.map((e) => (courriels[e.action] ?? (() => e.action))(e)).filter(Boolean);
	const created = evenements.filter(({ action }) => action === 'SESSION_CREATED');
	if (created.length > 0) {
		const ids = created.map(({ idSession }) => idSession);
		const { length } = await readAwaiting.run({ ids }, cx);
		if (length > 1) words.push(`nouvelle date à ${length} personnes qui en attendent une`);
		if (length === 1) words.push('nouvelle date à une personne qui en attend une');
	}
	const isForAdmin = evenements.some(({ action }) => !untoldToAdmin.has(action));
	return (isForAdmin ? [...words, "avis à l'administration"] : words).join(' ; ');
}
