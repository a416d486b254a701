import { chooseNamed, match, quote, type KindInWords } from './choose';
import { spellings } from './fold';
import { HONORIFIC } from './honorific';
import { type NamedPersonne } from './types';

interface ToldPerson {
	genre?: 'ELEVE' | 'CANDIDAT';
	id?: number;
	email?: string;
	/** What is left: the name. */
	nom: string;
}

const ROLE = "(?:(?:l['’]\\s*|le\\s+|la\\s+)?(?:[ée]l[èe]ves?|candidate?s?|stagiaire)\\s+)?";
const TITLE = new RegExp(`^\\s*${ROLE}(?:${HONORIFIC})?`, 'i');
const KEY =
	/^(?:l['’]\s*|le\s+|la\s+)?([ée]l[èe]ve|candidat)e?\s*(?:(?::|n[°o]|#|num[ée]ro)\s*)?(\d{1,9})$/i;

/**
 * How a person is named: « élève 12 » (also « eleve:12 »), an address, or a name, with or without «
 * Mme ».
 */
export function readPersonne(text: string): ToldPerson {
	const key = KEY.exec(text.normalize('NFC').trim());
	if (key)
		return {
			genre: key[1].toLowerCase() === 'candidat' ? 'CANDIDAT' : 'ELEVE',
			id: Number(key[2]),
			nom: '',
		};
	const email = /(?<![^\s<>()«»"])[^\s<>()«»"]+@[^\s<>()«»"]+/.exec(text)?.[0].toLowerCase();
	if (email) return { email, nom: '' };
	const nfc = text.normalize('NFC');
	const nom = nfc.replace(TITLE, '') || nfc;
	const genre = /^\s*(?:l['’]\s*|le\s+|la\s+)?candidat/i.test(nfc) ? 'CANDIDAT' : undefined;
	return { genre, nom };
}

const kind: KindInWords<NamedPersonne> = {
	champ: 'personne',
	article: 'la personne',
	codes: (p) => [`${p.genre} ${p.id}`, ...(p.email ? [p.email] : [])],
	noms: (p) => [`${p.prenom} ${p.nom}`, spellings(p.prenom, p.nom)],
	candidat: (p) => ({
		valeur: valueOfPersonne(p),
		nom: quotedName(p),
		precision: [
			p.genre === 'ELEVE' ? 'élève' : 'candidat',
			p.email ?? 'sans adresse',
			p.inscriptions.length > 0
				? `session(s) ${p.inscriptions.map(({ idSession }) => idSession).join(', ')}`
				: 'sans session',
		].join(', '),
	}),
};

/** What names exactly this person. */
export const valueOfPersonne = (p: Pick<NamedPersonne, 'genre' | 'id'>) =>
	`${p.genre === 'ELEVE' ? 'eleve' : 'candidat'}:${p.id}`;

export const quotedName = (p: { prenom: string; nom: string }) => quote(`${p.prenom} ${p.nom}`);

/**
 * The person that `text` names among those read. A candidat who has become an élève is that élève.
 * `idSession`: where several fit, the only one who is at that session is meant (to withdraw, promote or explain).
 * @throws Refusal AMBIGU, INTROUVABLE
 */
export function personNamed(
	text: string,
	personnes: NamedPersonne[],
	idSession?: number,
): NamedPersonne {
	const told = readPersonne(text);
	if (told.id) {
		const exact = personnes.filter((p) => p.genre === told.genre && p.id === told.id);
		return (
			exact[0] ??
			chooseNamed(kind, `${told.genre === 'ELEVE' ? 'élève' : 'candidat'} ${told.id}`, exact)
		);
	}
	const areEleves = personnes.filter(({ genre }) => genre === 'ELEVE');
	const eleves = new Set(areEleves.map(({ id }) => id));
	const distinct = personnes.filter(
		(p) => p.genre === 'ELEVE' || p.eleve === null || !eleves.has(p.eleve),
	);
	const wanted = told.genre ? distinct.filter(({ genre }) => genre === told.genre) : distinct;
	const aim = told.email ?? told.nom;
	const foundOnes = match(kind, aim, wanted);
	if (foundOnes.length > 1 && idSession !== undefined) {
		const present = foundOnes.filter(({ inscriptions }) =>
			inscriptions.some((i) => i.idSession === idSession),
		);
		if (present.length === 1) return present[0];
	}
	return chooseNamed(kind, aim, wanted);
}

/** The person as the use cases name him. */
export const asPersonne = (p: NamedPersonne) =>
	p.genre === 'ELEVE' ? { idEleve: p.id } : { idCandidat: p.id };
