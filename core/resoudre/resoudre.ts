import type { Executeur } from '../../database/sql';
import { Refus } from '../errors/refus';
import {
	readNoms,
	type Annuaire,
	type FormateurNomme,
	type FormationNommee,
	type Noms,
	type PersonneNommee,
	type SalleNommee,
	type SessionNommee,
} from './annuaire';
import { choose, type Sorte } from './choisir';
import { personNamed } from './personne';
import { sessionNamed } from './session';

/** What the names of a request mean; a name that was not given has no entry. */
export interface Nommes {
	salle?: SalleNommee;
	formation?: FormationNommee;
	formateur?: FormateurNomme;
	personne?: PersonneNommee;
	session?: SessionNommee;
}

const salles: Sorte<SalleNommee> = {
	champ: 'salle',
	article: 'la salle',
	codes: (s) => [s.code],
	noms: (s) => [s.nom],
	candidat: (s) => ({
		valeur: s.code,
		nom: s.nom,
		precision: `${s.capaciteMax} places${s.statut === 'ACTIVE' ? '' : ', inactive'}`,
	}),
};

const formations: Sorte<FormationNommee> = {
	champ: 'formation',
	article: 'la formation',
	codes: (f) => [f.code],
	noms: (f) => [f.nom],
	candidat: (f) => ({
		valeur: f.code,
		nom: f.nom,
		precision: `${f.dureeHeures} h${f.actif ? '' : ', plus proposée'}`,
	}),
};

const formateurs: Sorte<FormateurNomme> = {
	champ: 'formateur',
	article: 'le formateur',
	codes: (f) => [
		String(f.idFormateur),
		`formateur ${f.idFormateur}`,
		...(f.email ? [f.email] : []),
	],
	noms: (f) => [`${f.prenom} ${f.nom}`],
	candidat: (f) => ({
		valeur: String(f.idFormateur),
		nom: `${f.prenom} ${f.nom}`,
		precision: [f.email ?? 'sans adresse', ...(f.statut === 'ACTIF' ? [] : ['inactif'])].join(', '),
	}),
};

const TITRE = /^\s*(?:m\.|mr\.?|mme\.?|mlle\.?|madame|mademoiselle|monsieur)\s+/i;

/**
 * Names, codes, numbers and addresses to what they mean, whatever their accents and case; all of a request in one statement.
 * @throws Refus with every name that is AMBIGU or INTROUVABLE; `details.candidats` of the first says what may be meant
 */
export async function resolve(cx: Executeur, fuseau: string, noms: Noms): Promise<Nommes> {
	return pick(await readNoms(cx, noms), fuseau, noms);
}

/** The same among what was read already. */
export function pick(annuaire: Annuaire, fuseau: string, noms: Noms): Nommes {
	const nommes: Nommes = {};
	const refus: Refus[] = [];
	const read = <C extends keyof Nommes>(champ: C, choix: (texte: string) => Nommes[C]) => {
		const texte = noms[champ]?.trim();
		if (!texte) return;
		try {
			nommes[champ] = choix(texte);
		} catch (error) {
			if (!(error instanceof Refus)) throw error;
			refus.push(error);
		}
	};
	read('salle', (texte) => choose(salles, texte, annuaire.salles));
	read('formation', (texte) => choose(formations, texte, onOffer(annuaire.formations)));
	read('formateur', (texte) => choose(formateurs, texte.replace(TITRE, ''), annuaire.formateurs));
	read('session', (texte) => sessionNamed(texte, annuaire.sessions, fuseau));
	read('personne', (texte) => personNamed(texte, annuaire.personnes, nommes.session?.idSession));
	if (refus.length > 0)
		throw new Refus(
			refus.flatMap(({ fautes }) => fautes),
			refus[0].details,
		);
	return nommes;
}

/** Trainings no longer on offer count only where they are all there is. */
const onOffer = (toutes: FormationNommee[]) => {
	const proposees = toutes.filter(({ actif }) => actif);
	return proposees.length > 0 ? proposees : toutes;
};
