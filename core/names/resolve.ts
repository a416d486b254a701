import type { Executor } from '../../database/sql';
import { Refusal } from '../errors/refusal';
import { spellings } from './fold';
import { HONORIFIC } from './honorific';
import { readNames, type Directory, type AskedNames } from './directory';
import { chooseNamed, type KindInWords } from './choose';
import { personNamed } from './personNamed';
import { sessionNamed } from './sessionNamed';
import {
	type NamedSalle,
	type NamedFormation,
	type NamedFormateur,
	type NamedPersonne,
	type NamedSession,
} from './types';

/** What the names of a request mean; a name that was not given has no entry. */
export interface ResolvedNames {
	salle?: NamedSalle;
	formation?: NamedFormation;
	formateur?: NamedFormateur;
	personne?: NamedPersonne;
	session?: NamedSession;
}

export const salles: KindInWords<NamedSalle> = {
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

export const formations: KindInWords<NamedFormation> = {
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

export const formateurs: KindInWords<NamedFormateur> = {
	champ: 'formateur',
	article: 'le formateur',
	codes: (f) => [
		String(f.idFormateur),
		`formateur ${f.idFormateur}`,
		...(f.email ? [f.email] : []),
	],
	noms: (f) => [`${f.prenom} ${f.nom}`, spellings(f.prenom, f.nom)],
	candidat: (f) => ({
		valeur: String(f.idFormateur),
		nom: `${f.prenom} ${f.nom}`,
		precision: [f.email ?? 'sans adresse', ...(f.statut === 'ACTIF' ? [] : ['inactif'])].join(', '),
	}),
};

const TITLE = new RegExp(`^\\s*${HONORIFIC}`, 'i');

/**
 * Names, codes, numbers and addresses to what they mean, whatever their accents and case; all of a
 * request in one statement.
 * @throws Refusal with every name that is AMBIGU or INTROUVABLE; `details.candidats` of the first says what may be meant
 */
export async function resolve(
	cx: Executor,
	fuseau: string,
	names: AskedNames,
): Promise<ResolvedNames> {
	return pick(await readNames(cx, names), fuseau, names);
}

/** The same among what was read already. */
export function pick(directory: Directory, fuseau: string, names: AskedNames): ResolvedNames {
	const namedOnes: ResolvedNames = {};
	const refusal: Refusal[] = [];
	const read = <C extends keyof ResolvedNames>(
		field: C,
		choices: (text: string) => ResolvedNames[C],
	) => {
		const texte = names[field]?.trim();
		if (!texte) return;
		try {
			namedOnes[field] = choices(texte);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refusal.push(error);
		}
	};
	read('salle', (text) => chooseNamed(salles, text, directory.salles));
	read('formation', (text) => chooseNamed(formations, text, onOffer(directory.formations)));
	read('formateur', (text) =>
		chooseNamed(formateurs, text.replace(TITLE, ''), directory.formateurs),
	);
	read('session', (text) => sessionNamed(text, directory.sessions, fuseau));
	read('personne', (text) => personNamed(text, directory.personnes, namedOnes.session?.idSession));
	if (refusal.length > 0)
		throw new Refusal(
			refusal.flatMap(({ faults: faults }) => faults),
			refusal[0].details,
		);
	return namedOnes;
}

/** Trainings no longer on offer count only where they are all there is. */
const onOffer = (all: NamedFormation[]) => {
	const proposed = all.filter(({ actif }) => actif);
	return proposed.length > 0 ? proposed : all;
};
