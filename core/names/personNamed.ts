import { chooseNamed, match, quote, type KindInWords } from './choose';
import { type NamedPersonne } from './types';

interface ToldPerson {
	genre?: 'ELEVE' | 'CANDIDAT';
	id?: number;
	email?: string;
	/** What is left: the name. */
	nom: string;
}

const ROLE = "(?:(?:l['’]\\s*|le\\s+|la\\s+)?(?:[ée]l[èe]ves?|candidate?s?|stagiaire)\\s+)?";
const HONORIFIC = '(?:(?:m\\.|mr\\.?|mme\\.?|mlle\\.?|madame|mademoiselle|monsieur)\\s+)?';
const TITLE = new RegExp(`^\\s*${ROLE}${HONORIFIC}`, 'i');
const KEY =
	/^\s*(?:l['’]\s*|le\s+|la\s+)?([ée]l[èe]ve|candidat)e?\s*(?::|n[°o]|#|num[ée]ro)?\s*(\d{1,9})\s*$/i;

/**
 * How a person is named: « élève 12 » (also « eleve:12 »), an address, or a name, with or without «
 * Mme ».
 */
export function readPersonne(texte: string): ToldPerson {
	const cle = KEY.exec(texte.normalize('NFC'));
	if (cle)
		return {
			genre: cle[1].toLowerCase() === 'candidat' ? 'CANDIDAT' : 'ELEVE',
			id: Number(cle[2]),
			nom: '',
		};
	const email = /[^\s<>()«»"]+@[^\s<>()«»"]+/.exec(texte)?.[0].toLowerCase();
	if (email) return { email, nom: '' };
	const nfc = texte.normalize('NFC');
	const nom = nfc.replace(TITLE, '') || nfc;
	const genre = /^\s*(?:l['’]\s*|le\s+|la\s+)?candidat/i.test(nfc) ? 'CANDIDAT' : undefined;
	return { genre, nom };
}

const sorte: KindInWords<NamedPersonne> = {
	champ: 'personne',
	article: 'la personne',
	codes: (p) => [`${p.genre} ${p.id}`, ...(p.email ? [p.email] : [])],
	noms: (p) => [`${p.prenom} ${p.nom}`],
	candidat: (p) => ({
		valeur: valueOfPersonne(p),
		nom: nameOf(p),
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

export const nameOf = (p: { prenom: string; nom: string }) => quote(`${p.prenom} ${p.nom}`);

/**
 * The person that `texte` names among those read. A candidat who has become an élève is that élève.
 * `idSession`: where several fit, the only one who is at that session is meant (to withdraw, promote or explain).
 * @throws Refusal AMBIGU, INTROUVABLE
 */
export function personNamed(
	texte: string,
	personnes: NamedPersonne[],
	idSession?: number,
): NamedPersonne {
	const told = readPersonne(texte);
	if (told.id) {
		const exacte = personnes.filter((p) => p.genre === told.genre && p.id === told.id);
		return (
			exacte[0] ??
			chooseNamed(sorte, `${told.genre === 'ELEVE' ? 'élève' : 'candidat'} ${told.id}`, exacte)
		);
	}
	const areEleves = personnes.filter(({ genre }) => genre === 'ELEVE');
	const eleves = new Set(areEleves.map(({ id }) => id));
	const distinct = personnes.filter(
		(p) => p.genre === 'ELEVE' || p.eleve === null || !eleves.has(p.eleve),
	);
	const voulues = told.genre ? distinct.filter(({ genre }) => genre === told.genre) : distinct;
	const aim = told.email ?? told.nom;
	const foundOnes = match(sorte, aim, voulues);
	if (foundOnes.length > 1 && idSession !== undefined) {
		const present = foundOnes.filter(({ inscriptions }) =>
			inscriptions.some((i) => i.idSession === idSession),
		);
		if (present.length === 1) return present[0];
	}
	return chooseNamed(sorte, aim, voulues);
}

/** The person as the use cases name him. */
export const keyOf = (p: NamedPersonne) =>
	p.genre === 'ELEVE' ? { idEleve: p.id } : { idCandidat: p.id };
