import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../database/files';
import { Refusal } from '../errors/refusal';
import { isStorable } from '../errors/storable';
import { french, pathOf, toFaults } from '../errors/validate';
import { fileSchema, type Rule } from './ruleFile';
import { shapes, type RuleFileName } from './shapes';
import { completePlanningRules, type PlanningRules } from './planningRules';
import { RuleEngine } from './engine';

type ParametersOf<N extends RuleFileName> = (typeof shapes)[N]['parameters']['_output'];

export type Rules = {
	[N in RuleFileName]: {
		ruleEngine: RuleEngine;
		parametres: N extends 'planning' ? PlanningRules : ParametersOf<N>;
		chemin: string;
	};
};

interface Lu {
	chemin: string;
	empreinte: string;
	regles: Rules[RuleFileName];
}

const readOnes = new Map<string, Lu>();
const loadedOnes = new Map<string | undefined, { files: Rules; rules: Rules }>();

/**
 * The rule files of a centre: its own where `folder` (else SESSIONS_RULES_DIR) has one of that
 * name, ours otherwise. Each is read, validated and built once, and again when the file on disk has
 * changed; as long as none has, the rules are one and the same object.
 * @throws Refusal naming the file, the path inside it and what was expected (contract, section 7)
 */
export function loadRules(folder = process.env.SESSIONS_RULES_DIR): Rules {
	if (folder && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
		throw new Refusal([
			{ path: folder, message: "ce dossier de règles n'existe pas", code: 'REGLES_INVALIDES' },
		]);
	const names = Object.keys(shapes) as RuleFileName[];
	const files = Object.fromEntries(names.map((nom) => [nom, loadFile(nom, folder)])) as Rules;
	const known = loadedOnes.get(folder);
	if (known && names.every((nom) => known.files[nom] === files[nom])) return known.rules;

	const { planning, booking } = files;
	const parametres = completePlanningRules(planning.parametres, booking.parametres);
	const rules = { ...files, planning: { ...planning, parametres } };
	loadedOnes.set(folder, { files, rules });
	return rules;
}

function loadFile(nom: RuleFileName, folder?: string): Rules[RuleFileName] {
	const own = folder ? join(folder, `${nom}.json`) : '';
	const chemin = own && existsSync(own) ? own : join(root, 'rules', `${nom}.json`);
	const { mtimeMs, size } = statSync(chemin);
	const empreinte = `${mtimeMs}:${size}`;
	const known = readOnes.get(chemin);
	if (known?.empreinte === empreinte) return known.regles;
	const { parametres, rules } = parse(nom, chemin);
	const regles = {
		chemin,
		parametres,
		ruleEngine: new RuleEngine(nom, rules),
	} as Rules[RuleFileName];
	readOnes.set(chemin, { chemin, empreinte, regles });
	return regles;
}

function parse(nom: RuleFileName, path: string): { parametres: unknown; rules: Rule[] } {
	let json: unknown;
	try {
		json = JSON.parse(readFileSync(path, 'utf8'));
	} catch (error) {
		throw new Refusal([
			{
				path: path,
				message: `ce n'est pas du JSON : ${(error as Error).message}`,
				code: 'REGLES_INVALIDES',
			},
		]);
	}
	checkTexts(json, path);
	const read = fileSchema(shapes[nom]).safeParse(json, { errorMap: french });
	if (read.success) return read.data as { parametres: unknown; rules: Rule[] };
	throw new Refusal(
		toFaults(read.error).map((fault) => ({
			path: `${path}#${fault.path}`,
			message: fault.message,
			code: 'REGLES_INVALIDES',
		})),
	);
}

/** Conditions within conditions: no rule is as deep. */
const DEPTH_MAX = 30;

/**
 * A rule's words are kept with what it decided: the database must be able to. @throws Refusal with
 * the place
 */
function checkTexts(value: unknown, file: string, path: Array<string | number> = []): void {
	const fault = (message: string) =>
		new Refusal([{ path: `${file}#${pathOf(path)}`, message, code: 'REGLES_INVALIDES' }]);
	if (path.length > DEPTH_MAX) throw fault(`au plus ${DEPTH_MAX} niveaux`);
	if (typeof value === 'string' && !isStorable(value))
		throw fault('contient un caractère qui ne peut pas être enregistré');
	if (typeof value !== 'object' || value === null) return;
	for (const [key, part] of Object.entries(value))
		checkTexts(part, file, [...path, Array.isArray(value) ? Number(key) : key]);
}
