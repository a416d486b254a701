import fc from 'fast-check';

import type { Outcome } from '../../../core/errors/refusal';
import { changeCapacity } from '../../../core/inscriptions/changeCapacity';
import { convert } from '../../../core/inscriptions/convert';
import { enrol } from '../../../core/inscriptions/enrol';
import { fillPlaces } from '../../../core/inscriptions/fillPlaces';
import { promote } from '../../../core/inscriptions/promote';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { cancelSession } from '../../../core/sessions/cancelSession';
import { confirmSession } from '../../../core/sessions/confirmSession';
import { openTestDatabase, type TestDatabase } from '../harness';
import { addCandidats, addEleves, addSessions, faults } from './world';
import { seed } from '../../seed';

/**
 * The whole behaviour in plain data: three sessions of one training in the order of their start,
 * people with a priority.
 */
interface Row {
	qui: string;
	priorite: number;
	arrivee: number;
	statut: 'INSCRIT' | 'CONFIRME' | 'EN_ATTENTE';
}
interface Model {
	sessions: Array<{ places: number; annulee: boolean; rows: Row[] }>;
	eleveDe: Map<string, string>;
	clock: number;
}

const PRIORITIES: Record<string, number> = {
	e1: 1,
	e2: 1,
	e3: 1,
	e4: 2,
	e5: 2,
	e6: 1,
	c1: 2,
	c2: 2,
	c3: 2,
};
const PERSONNES = Object.keys(PRIORITIES);

class Rules {
	constructor(readonly modele: Model) {}
	session = (s: number) => this.modele.sessions[s];
	file = (s: number) =>
		this.session(s)
			.rows.filter((l) => l.statut === 'EN_ATTENTE')
			.sort((a, b) => a.priorite - b.priorite || a.arrivee - b.arrivee);
	inscrits = (s: number) => this.session(s).rows.filter((l) => l.statut !== 'EN_ATTENTE');
	libres = (s: number) => this.session(s).places - this.inscrits(s).length;
	/** The candidat whom this élève was is the same person. */
	same = (a: string, b: string) =>
		a === b || this.modele.eleveDe.get(a) === b || this.modele.eleveDe.get(b) === a;
	find = (s: number, qui: string) => this.session(s).rows.find((l) => this.same(l.qui, qui));

	enrol(s: number, qui: string, conversion: boolean, forcee: boolean) {
		if (this.find(s, qui) || this.session(s).annulee) return;
		const priorite = PRIORITIES[qui];
		const devant = this.file(s).filter((l) => l.priorite <= priorite).length;
		const place = forcee || (qui.startsWith('e') && !conversion && devant < this.libres(s));
		this.session(s).rows.push({
			qui,
			priorite,
			arrivee: (this.modele.clock += 1),
			statut: place ? 'INSCRIT' : 'EN_ATTENTE',
		});
	}

	fill(s: number, combien: number) {
		if (this.session(s).annulee) return;
		for (const ligne of this.file(s).slice(0, Math.max(0, Math.min(combien, this.libres(s)))))
			ligne.statut = 'INSCRIT';
	}

	withdraw(s: number, qui: string) {
		const ligne = this.find(s, qui);
		if (!ligne) return;
		this.session(s).rows = this.session(s).rows.filter((l) => l !== ligne);
		if (ligne.statut !== 'EN_ATTENTE') this.fill(s, 1);
	}

	promote(s: number, forcee: boolean) {
		const [head] = this.file(s);
		if (head && !this.session(s).annulee && (forcee || this.libres(s) > 0)) head.statut = 'INSCRIT';
	}

	capacity(s: number, places: number) {
		const avant = this.session(s).places;
		this.session(s).places = places;
		if (places > avant) this.fill(s, Infinity);
	}

	convert(candidat: string, eleve: string) {
		for (let s = 0; s < 3; s += 1) {
			const { rows } = this.session(s);
			const du = rows.find((l) => l.qui === candidat);
			const ownOne = rows.find((l) => l.qui === eleve);
			const both =
				du && ownOne && this.inscrits(s).includes(du) && this.inscrits(s).includes(ownOne);
			if (du && ownOne) {
				if (ownOne.statut === 'EN_ATTENTE') ownOne.statut = du.statut;
				this.session(s).rows = rows.filter((l) => l !== du);
			} else if (du) du.qui = eleve;
			if (both) this.fill(s, 1);
			const passed = this.session(s).rows.find((l) => l.qui === eleve);
			if (passed?.statut !== 'EN_ATTENTE') continue;
			passed.priorite = PRIORITIES[eleve];
			if (!this.session(s).annulee && this.file(s).indexOf(passed) < this.libres(s))
				passed.statut = 'INSCRIT';
		}
	}

	confirm(s: number) {
		if (!this.session(s).annulee) for (const ligne of this.inscrits(s)) ligne.statut = 'CONFIRME';
	}

	cancel(s: number) {
		if (this.session(s).annulee) return;
		const order = [
			...this.inscrits(s).sort((a, b) => a.priorite - b.priorite || a.arrivee - b.arrivee),
			...this.file(s),
		];
		const ouvertes = [0, 1, 2].filter((t) => t !== s && !this.session(t).annulee);
		const suivante = ouvertes.find((t) => t > s) ?? ouvertes[0];
		this.session(s).annulee = true;
		for (const ligne of order) ligne.priorite = PRIORITIES[ligne.qui];
		if (suivante === undefined) {
			for (const ligne of order) ligne.statut = 'EN_ATTENTE';
			return;
		}
		this.session(s).rows = [];
		for (const { qui, priorite } of order) {
			if (!this.find(suivante, qui))
				this.session(suivante).rows.push({
					qui,
					priorite,
					arrivee: (this.modele.clock += 1),
					statut: 'EN_ATTENTE',
				});
		}
	}
}

let base: TestDatabase;
beforeAll(async () => {
	base = await openTestDatabase('vide');
});
afterAll(async () => await base.close());

async function fresh() {
	await base.sql(
		`truncate inscription_session, sessions, eleves, candidats, sessions_planning.decision,
			sessions_planning.evenement restart identity cascade`,
	);
	await addSessions(base, [2, 1, 3]);
	await addEleves(base, 6);
	await base.sql('update eleves set paiement_ok = false where id_eleve in (4, 5)');
	await addCandidats(base, 3);
	await base.sql('update eleves set id_candidat = 1 where id_eleve = 6');
}

const person = (qui: string) =>
	qui.startsWith('e') ? { idEleve: Number(qui.slice(1)) } : { idCandidat: Number(qui.slice(1)) };
const nothing = async () =>
	await base.sql(
		`select md5(string_agg(t::text, '|' order by t::text)) as m
		from (select i::text
			from inscription_session i
				union all
				select id_session || ':' || nb_inscrits || statut_session
				from sessions) x (t)`,
	);

/** One operation on both; a refusal must leave the tables as they were (G8). */
async function both(run: () => Promise<Array<Outcome<unknown>>>) {
	const avant = await nothing();
	const [issue] = await run();
	if (!issue.ok) {
		expect(issue.faults[0]).toMatchObject({
			code: expect.stringMatching(/^[A-Z_]+$/),
			path: expect.any(String),
			message: expect.any(String),
		});
		expect(await nothing()).toEqual(avant);
	}
}

async function compare(regles: Rules) {
	const { modele } = regles;
	expect(await faults(base, { places: false })).toEqual([]);
	const lues =
		await base.sql(`select id_session - 1 as s, coalesce('e' || id_eleve, 'c' || id_candidat) as qui,
				statut_inscription as statut, priorite, position_attente as rang
		from inscription_session where statut_inscription <> 'ANNULE'`);
	const sorted = (rows: Array<Record<string, unknown>>) =>
		rows
			.map((l) =>
				[l.s, l.qui, l.statut, l.statut === 'EN_ATTENTE' ? l.priorite : null, l.rang].join(' '),
			)
			.sort();
	const voulues = modele.sessions.flatMap((session, s) =>
		session.rows.map((ligne) => ({
			...ligne,
			s,
			rang: ligne.statut === 'EN_ATTENTE' ? regles.file(s).indexOf(ligne) + 1 : null,
		})),
	);
	expect(sorted(lues)).toEqual(sorted(voulues));
}

const s = fc.integer({ min: 0, max: 2 });
const qui = fc.constantFrom(...PERSONNES);
const command = (
	name: string,
	model: (r: Rules) => void,
	real: () => Promise<Array<Outcome<unknown>>>,
) => ({
	check: () => true,
	run: async (modele: Model) => {
		await both(real);
		const regles = new Rules(modele);
		model(regles);
		await compare(regles);
	},
	toString: () => name,
});

const commands = [
	fc.tuple(s, qui, fc.boolean(), fc.integer({ min: 0, max: 9 })).map(([i, q, conversion, n]) =>
		command(
			`enrol(${i}, ${q}, ${conversion}, ${n === 0})`,
			(r) => r.enrol(i, q, conversion, n === 0),
			async () =>
				await enrol(base.centre, [
					{
						idSession: i + 1,
						...person(q),
						origine: conversion ? 'conversion' : 'fiche',
						forcee: n === 0,
					},
				]),
		),
	),
	fc.tuple(s, qui).map(([i, q]) =>
		command(
			`enrol(${i}, ${q})`,
			(r) => r.enrol(i, q, false, false),
			async () => await enrol(base.centre, [{ idSession: i + 1, ...person(q) }]),
		),
	),
	fc.tuple(s, qui).map(([i, q]) =>
		command(
			`withdraw(${i}, ${q})`,
			(r) => r.withdraw(i, q),
			async () => await withdraw(base.centre, [{ idSession: i + 1, ...person(q) }]),
		),
	),
	fc.tuple(s, fc.integer({ min: 0, max: 4 })).map(([i, n]) =>
		command(
			`promote(${i}, ${n === 0})`,
			(r) => r.promote(i, n === 0),
			async () => await promote(base.centre, [{ idSession: i + 1, forcee: n === 0 }]),
		),
	),
	s.map((i) =>
		command(
			`fill(${i})`,
			(r) => r.fill(i, Infinity),
			async () => await fillPlaces(base.centre, [{ idSession: i + 1 }]),
		),
	),
	fc.tuple(s, fc.integer({ min: 0, max: 5 })).map(([i, n]) =>
		command(
			`capacity(${i}, ${n})`,
			(r) => r.capacity(i, n),
			async () => await changeCapacity(base.centre, [{ idSession: i + 1, capaciteMax: n }]),
		),
	),
	fc.constantFrom(['c1', 'e6'], ['c2', 'e1'], ['c3', 'e4']).map(([c, e]) =>
		command(
			`convert(${c}, ${e})`,
			(r) => r.convert(c, e),
			async () =>
				await convert(base.centre, [
					{ idCandidat: Number(c.slice(1)), idEleve: Number(e.slice(1)) },
				]),
		),
	),
	s.map((i) =>
		command(
			`confirm(${i})`,
			(r) => r.confirm(i),
			async () => await confirmSession(base.centre, [{ idSession: i + 1 }]),
		),
	),
	s.map((i) =>
		command(
			`cancel(${i})`,
			(r) => r.cancel(i),
			async () => await cancelSession(base.centre, [{ idSession: i + 1 }]),
		),
	),
];

it('does in the database what the rules say in plain data, whatever the order of operations', async () => {
	await fc.assert(
		fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: '+1' }), async (cmds) => {
			await fresh();
			const modele: Model = {
				sessions: [2, 1, 3].map((places) => ({ places, annulee: false, rows: [] })),
				eleveDe: new Map([['c1', 'e6']]),
				clock: 0,
			};
			await fc.asyncModelRun(() => ({ model: modele, real: {} }), cmds);
		}),
		{ numRuns: Number(process.env.PROPERTY_RUNS ?? 40), seed },
	);
}, 300_000);
