import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { racine } from '../../database/files';
import { Refus } from '../errors/refus';
import { toFautes } from '../errors/validate';
import { schemaFichier, type Regle } from './fichier';
import { formes, type NomFichier } from './formes';
import { Moteur } from './moteur';

type Parametres<N extends NomFichier> = (typeof formes)[N]['parametres']['_output'];

export type Regles = {
	[N in NomFichier]: { moteur: Moteur; parametres: Parametres<N>; chemin: string };
};

interface Lu {
	chemin: string;
	empreinte: string;
	regles: Regles[NomFichier];
}

const lus = new Map<string, Lu>();

/**
 * The rule files of a centre: its own where `dossier` (else SESSIONS_RULES_DIR) has one of that name, ours otherwise.
 * Each is read, validated and built once, and again when the file on disk has changed.
 * @throws Refus naming the file, the path inside it and what was expected (contract, section 7)
 */
export function loadRegles(dossier = process.env.SESSIONS_RULES_DIR): Regles {
	if (dossier && !existsSync(dossier))
		throw new Refus([
			{ path: dossier, message: "ce dossier de règles n'existe pas", code: 'REGLES_INVALIDES' },
		]);
	return Object.fromEntries(
		(Object.keys(formes) as NomFichier[]).map((nom) => [nom, loadFichier(nom, dossier)]),
	) as Regles;
}

function loadFichier(nom: NomFichier, dossier?: string): Regles[NomFichier] {
	const own = dossier ? join(dossier, `${nom}.json`) : '';
	const chemin = own && existsSync(own) ? own : join(racine, 'rules', `${nom}.json`);
	const { mtimeMs, size } = statSync(chemin);
	const empreinte = `${mtimeMs}:${size}`;
	const known = lus.get(chemin);
	if (known?.empreinte === empreinte) return known.regles;
	const { parametres, rules } = parse(nom, chemin);
	const regles = { chemin, parametres, moteur: new Moteur(nom, rules) } as Regles[NomFichier];
	lus.set(chemin, { chemin, empreinte, regles });
	return regles;
}

function parse(nom: NomFichier, chemin: string): { parametres: unknown; rules: Regle[] } {
	let json: unknown;
	try {
		json = JSON.parse(readFileSync(chemin, 'utf8'));
	} catch (error) {
		throw new Refus([
			{
				path: chemin,
				message: `ce n'est pas du JSON : ${(error as Error).message}`,
				code: 'REGLES_INVALIDES',
			},
		]);
	}
	const read = schemaFichier(formes[nom]).safeParse(json);
	if (read.success) return read.data as { parametres: unknown; rules: Regle[] };
	throw new Refus(
		toFautes(read.error).map((faute) => ({
			path: `${chemin}#${faute.path}`,
			message: faute.message,
			code: 'REGLES_INVALIDES',
		})),
	);
}
