import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Refusal } from '../../../core/errors/refusal';
import { loadRules } from '../../../core/rules/loadRules';

const folders: string[] = [];
function folder(): string {
	const made = mkdtempSync(join(tmpdir(), 'regles-'));
	folders.push(made);
	return made;
}
afterAll(() => {
	for (const made of folders) rmSync(made, { recursive: true });
});

const priorite = (priorite: number, extra: object = {}) =>
	JSON.stringify({
		rules: [
			{
				name: 'tous',
				conditions: { all: [] },
				event: { type: 'PRIORITE', params: { priorite, message: 'la même pour tous' } },
			},
		],
		...extra,
	});
const refusalOf = (dossier: string) => {
	try {
		loadRules(dossier);
	} catch (error) {
		if (error instanceof Refusal) return error.faults;
	}
	return undefined;
};

describe('loadRules', () => {
	it('reads our own files when a centre has none', async () => {
		const { priority } = loadRules(folder());
		const decision = await priority.ruleEngine.decide({
			type: 'ELEVE',
			parcoursValide: true,
			paiementOk: true,
			origine: 'fiche',
		});
		expect(decision).toMatchObject({
			regle: 'priority:eleve-parcours-valide-et-paye',
			params: { priorite: 1 },
		});
	});

	it("lets a centre's own file replace ours by name, and reads it again when it changes", async () => {
		const dossier = folder();
		const file = join(dossier, 'priority.json');
		const faits = { type: 'ELEVE', parcoursValide: true, paiementOk: true, origine: 'fiche' };
		writeFileSync(file, priorite(7));
		expect((await loadRules(dossier).priority.ruleEngine.decide(faits)).params.priorite).toBe(7);
		expect(loadRules(dossier).capacity.chemin).not.toContain(dossier);
		writeFileSync(file, priorite(8));
		utimesSync(file, new Date(), new Date(Date.now() + 5_000));
		expect((await loadRules(dossier).priority.ruleEngine.decide(faits)).params.priorite).toBe(8);
	});

	it('builds the engine once, not at each call', () => {
		expect(loadRules().priority.ruleEngine).toBe(loadRules().priority.ruleEngine);
	});

	it.each([
		['a file that is no JSON', '{ "rules": [', /priority\.json$/, /JSON/],
		[
			'a key that nobody knows',
			priorite(1, { regles: [] }),
			/priority\.json#regles$/,
			/champ inconnu/,
		],
		[
			'a fact that does not exist',
			JSON.stringify({
				rules: [
					{
						name: 'x',
						conditions: { all: [{ fact: 'age', operator: 'equal', value: 1 }] },
						event: { type: 'PRIORITE', params: { message: 'x' } },
					},
				],
			}),
			/priority\.json#rules\[0\]\.conditions/,
			/./,
		],
		[
			'an event that does not exist',
			JSON.stringify({
				rules: [
					{
						name: 'x',
						conditions: { all: [] },
						event: { type: 'CADEAU', params: { message: 'x' } },
					},
				],
			}),
			/priority\.json#rules\[0\]\.event\.type$/,
			/PRIORITE/,
		],
		[
			'two rules of one name',
			JSON.stringify({
				rules: [5, 6].map((priorite) => ({
					name: 'tous',
					conditions: { all: [{ fact: 'type', operator: 'equal', value: 'ELEVE' }] },
					event: { type: 'PRIORITE', params: { priorite, message: 'x' } },
				})),
			}),
			/priority\.json#rules\[1\]\.name$/,
			/« tous »/,
		],
	])('refuses %s, with file, path and what was expected', (_, text, path, message) => {
		const dossier = folder();
		writeFileSync(join(dossier, 'priority.json'), text);
		const faults = refusalOf(dossier);
		expect(faults?.[0].code).toBe('REGLES_INVALIDES');
		expect(faults?.[0].path).toMatch(path);
		expect(faults?.[0].message).toMatch(message);
	});

	it.each([
		['in', 'ELEVE', /liste/],
		['notIn', 3, /liste/],
		['equal', ['ELEVE'], /in ou notIn/],
		['contains', ['ELEVE'], /in ou notIn/],
		['lessThan', '3', /nombre/],
		['greaterThanInclusive', null, /nombre/],
	])('refuses a comparison that can never be so: %s %p', (operator, value, message) => {
		const dossier = folder();
		const rule = {
			name: 'x',
			conditions: { all: [{ any: [{ fact: 'type', operator, value }] }] },
			event: { type: 'PRIORITE', params: { priorite: 1, message: 'x' } },
		};
		writeFileSync(join(dossier, 'priority.json'), JSON.stringify({ rules: [rule] }));
		expect(refusalOf(dossier)).toEqual([
			{
				path: `${join(dossier, 'priority.json')}#rules[0].conditions.all[0].any[0].value`,
				message: expect.stringMatching(message),
				code: 'REGLES_INVALIDES',
			},
		]);
	});

	it('says in French what zod itself finds', () => {
		const dossier = folder();
		writeFileSync(join(dossier, 'priority.json'), '{ "rules": 3 }');
		expect(refusalOf(dossier)).toMatchObject([{ message: 'une liste est attendu, pas un nombre' }]);
	});

	it.each([
		['a number of days that is none', { decisions: 0 }, 'decisions', /au moins 1 jour/],
		['half a day', { reponses: 0.5 }, 'reponses', /nombre entier de jours/],
		['a text', { courriers: '30' }, 'courriers', /ou null pour garder sans limite/],
		['more than a hundred years', { alertes: 36_501 }, 'alertes', /36 500/],
		['a kind that nobody knows', { logs: 3 }, 'logs', /champ inconnu/],
		['mails kept longer than events', { evenements: 30 }, 'courriers', /au plus 30 jours/],
		['mails for ever, events not', { courriers: null }, 'courriers', /au plus 365 jours/],
	])('refuses a conservation.json with %s', (_, content, path, message) => {
		const dossier = folder();
		writeFileSync(join(dossier, 'conservation.json'), JSON.stringify(content));
		const [fault] = refusalOf(dossier) ?? [];
		expect(fault.code).toBe('REGLES_INVALIDES');
		expect(fault.path).toBe(`${join(dossier, 'conservation.json')}#${path}`);
		expect(fault.message).toMatch(message);
	});

	it('keeps for ever what is null, and for our days what is not said', () => {
		const dossier = folder();
		writeFileSync(join(dossier, 'conservation.json'), '{ "evenements": null, "decisions": null }');
		expect(loadRules(dossier).conservation.parametres).toEqual({
			evenements: null,
			courriers: 365,
			alertes: 365,
			decisions: null,
			confirmations: 30,
			reponses: 30,
		});
	});

	it('says that a directory is none', () => {
		const file = join(folder(), 'priority.json');
		writeFileSync(file, priorite(1));
		expect(refusalOf(file)?.[0]).toMatchObject({ path: file, code: 'REGLES_INVALIDES' });
	});

	it('says that a directory is not there', () => {
		expect(refusalOf('/nowhere/at/all')?.[0]).toMatchObject({
			path: '/nowhere/at/all',
			code: 'REGLES_INVALIDES',
		});
	});
});

describe('Moteur', () => {
	it('tells the compared facts with their values', async () => {
		const { capacity } = loadRules();
		const decision = await capacity.ruleEngine.decide({
			type: 'ELEVE',
			origine: 'fiche',
			placesLibres: 0,
			enAttente: 3,
			nbInscrits: 10,
			capacite: 10,
			statutSession: 'PLANIFIEE',
			statutValidation: 'VALIDEE',
			commencee: false,
			forcee: false,
			verbe: 'INSCRIRE',
		});
		expect(decision).toMatchObject({
			regle: 'capacity:session-complete',
			evenement: 'METTRE_EN_ATTENTE',
			message: "Session complète (10 inscrit(s) pour 10 place(s)) : en liste d'attente.",
			faits: { placesLibres: 0 },
		});
	});

	it('gives the same facts the same decision whatever was asked before', async () => {
		const { capacity } = loadRules();
		const faits = {
			type: 'ELEVE',
			origine: 'fiche',
			placesLibres: 1,
			enAttente: 0,
			capacite: 10,
			statutSession: 'PLANIFIEE',
			statutValidation: 'VALIDEE',
			commencee: false,
			forcee: false,
			verbe: 'INSCRIRE',
		};
		const first = await capacity.ruleEngine.decide(faits);
		await capacity.ruleEngine.decide({ ...faits, placesLibres: 0 });
		expect(await capacity.ruleEngine.decide({ ...faits })).toEqual(first);
	});
});

describe('booking.json', () => {
	const booking = JSON.parse(readFileSync('rules/booking.json', 'utf8')) as object;
	const withHours = (debut: string, fin: string, soirDes = '18:00') => {
		const dossier = folder();
		const content = { ...booking, parametres: { ouverture: { debut, fin }, soirDes } };
		writeFileSync(join(dossier, 'booking.json'), JSON.stringify(content));
		return dossier;
	};

	it.each([
		['an end of 24:59', withHours('08:00', '24:59'), 'parametres.ouverture.fin', /HH:MM/],
		['an evening from 24:30', withHours('08:00', '21:00', '24:30'), 'parametres.soirDes', /HH:MM/],
		['an end before its start', withHours('21:00', '08:00'), 'parametres.ouverture', /précéder/],
		['no hour at all', withHours('08:00', '08:00'), 'parametres.ouverture', /précéder/],
	])('refuses opening hours with %s', (_, dossier, path, message) => {
		expect(refusalOf(dossier)).toEqual([
			{
				path: `${join(dossier, 'booking.json')}#${path}`,
				message: expect.stringMatching(message),
				code: 'REGLES_INVALIDES',
			},
		]);
	});

	it('lets a centre be open until midnight', () => {
		const { booking: read } = loadRules(withHours('08:00', '24:00', '24:00'));
		expect(read.parametres.ouverture.fin).toBe('24:00');
	});
});

describe('planning.json', () => {
	const shipped = () => JSON.parse(readFileSync('rules/planning.json', 'utf8')) as object;
	const write = (dossier: string, name: string, content: object) =>
		writeFileSync(join(dossier, name), JSON.stringify(content));

	it('is refused on load, with file, path and what was expected', () => {
		const dossier = folder();
		write(dossier, 'planning.json', { ...shipped(), heuresParJour: 25 });

		expect(refusalOf(dossier)).toEqual([
			expect.objectContaining({
				path: `${join(dossier, 'planning.json')}#heuresParJour`,
				code: 'REGLES_INVALIDES',
			}),
		]);
	});

	it('has holidays of days that exist', () => {
		const dossier = folder();
		const holiday = { nom: 'Février', debut: '2027-02-13', fin: '2027-02-30' };
		const vacancesScolaires = { A: [holiday], B: [], C: [] };
		write(dossier, 'planning.json', { ...shipped(), vacancesScolaires });
		expect(refusalOf(dossier)).toMatchObject([
			{ path: `${join(dossier, 'planning.json')}#vacancesScolaires.A[0].fin` },
		]);
	});

	it('has no hour after 24:00', () => {
		const dossier = folder();
		const creneaux = [{ nom: 'NUIT', debut: '22:00', fin: '24:30' }];
		write(dossier, 'planning.json', { ...shipped(), creneaux, creneauxParDefaut: ['NUIT'] });
		expect(refusalOf(dossier)).toMatchObject([
			{ path: `${join(dossier, 'planning.json')}#creneaux[0].fin` },
		]);
	});

	it('has a day of the week that is no weekend', () => {
		const dossier = folder();
		const week = ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI', 'SAMEDI', 'DIMANCHE'];
		write(dossier, 'planning.json', { ...shipped(), weekend: week });
		expect(refusalOf(dossier)).toEqual([
			{
				path: `${join(dossier, 'planning.json')}#weekend`,
				message: 'un jour de la semaine au moins n’est pas du week-end',
				code: 'REGLES_INVALIDES',
			},
		]);

		write(dossier, 'planning.json', { ...shipped(), weekend: [...week.slice(1), 'DIMANCHE'] });
		expect(refusalOf(dossier)).toBeUndefined();
	});

	it('keeps the centre’s hours of booking.json, unless it has its own', () => {
		const dossier = folder();
		const booking = JSON.parse(readFileSync('rules/booking.json', 'utf8'));
		const hours = { ouverture: { debut: '09:00', fin: '19:00' }, soirDes: '17:00' };
		write(dossier, 'booking.json', { ...booking, parametres: hours });
		expect(loadRules(dossier).planning.parametres).toMatchObject(hours);

		const own = { ouverture: { debut: '10:00', fin: '16:00' } };
		write(dossier, 'planning.json', { ...shipped(), ...own });
		expect(loadRules(dossier).planning.parametres).toMatchObject({ ...own, soirDes: '17:00' });
	});
});
