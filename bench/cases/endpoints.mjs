import { setTimeout as sleep } from 'node:timers/promises';

import { addSeats } from '../lib/addSeats.mjs';
import { fillHalfDays } from '../lib/fillHalfDays.mjs';
import { caller, press } from '../lib/load.mjs';
import { callFloor } from '../lib/sendEvents.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/openStack.mjs';
import { cpuOf } from '../lib/processor.mjs';
import { interleave, sumUp } from '../lib/statistics.mjs';
import { floor } from '../lib/workflows.mjs';

/** @import { Seat } from '../lib/addSeats.mjs' */
/** @import { Caller } from '../lib/load.mjs' */
/** @import { Stack } from '../lib/openStack.mjs' */
/** @import { Case, Goal, Measure } from '../lib/types.js' */

export const title = 'What the CRM and people ask by HTTP';
export const against =
	'Webhook → Respond in the same n8n, with the same token and no work done; a million bookings in the table';
export const rounds = 3;
export const smallest = { calls: '2', changes: '2', bookings: '2000' };

const clients = 10;
const PATIENCE = 120_000;
/** @type {Goal} */
const asFast = { direction: 'min', threshold: 1 };
/** @type {Goal} */
const faster = { direction: 'min', threshold: 1.5 };

/**
 * @typedef {{ name: string, method?: string, path: string | (() => string), page?: boolean, body?: () => object,
 *   goal?: Goal }} Asked
 */

/**
 * What is read: each asked again and again, answered in the webhook itself, where the floor starts an execution.
 * @param {{ filled: number, known: Seat }} ids a session with séances, and somebody who has a place
 * @returns {Asked[]}
 */
const reads = ({ filled, known }) => [
	{ name: 'open sessions', path: 'crm/sessions' },
	{ name: 'rooms', path: 'crm/salles' },
	{ name: "a room's month", path: 'crm/planning/salles/ATEL_A?mois=1&annee=2030', goal: faster },
	{
		name: "a room's month, page",
		path: 'planning/mois?salle=ATEL_A&mois=1&annee=2030',
		page: true,
		goal: faster,
	},
	{ name: 'a week, page', path: 'planning/semaine?date=2030-01-16', page: true, goal: faster },
	{ name: "a session's sheet", path: `crm/sessions/${filled}`, goal: faster },
	{
		name: "a session's sheet, page",
		path: `planning/session?id=${filled}`,
		page: true,
		goal: faster,
	},
	{ name: 'today, page', path: 'planning', page: true, goal: faster },
	{ name: "a year's occupancy", path: 'crm/planning/occupation?annee=2030' },
	{
		name: 'an enrolment asked again',
		method: 'POST',
		path: `crm/sessions/${known.session}/inscrire`,
		body: () => ({ eleveId: known.eleve }),
	},
];

/**
 * What is written, until its mails are sent and its return call is made.
 * @param {{ toEnrol: Seat[], toWithdraw: Seat[], where: Where[] }} world
 * @returns {Asked[]}
 */
const changes = ({ toEnrol, toWithdraw, where }) => [
	{ name: 'an enrolment, to its return call', ...ofSeats('inscrire', toEnrol), goal: asFast },
	{ name: 'a withdrawal, to its return call', ...ofSeats('desister', toWithdraw), goal: asFast },
	{
		name: 'a creation, to its return call',
		method: 'POST',
		path: 'crm/sessions',
		body: newSession(where),
		goal: asFast,
	},
];

/**
 * One call for each seat, in the courses by turns.
 * @param {string} verb
 * @param {Seat[]} seats
 * @returns {Omit<Asked, 'name'>}
 */
function ofSeats(verb, seats) {
	let next = 0;
	return {
		method: 'POST',
		path: () => `crm/sessions/${seats[next].session}/${verb}`,
		body: () => ({ eleveId: seats[next++].eleve }),
	};
}

/** Hours of a day that a session of one hour may begin at. */
const HOURS = ['08', '09', '10', '11', '12', '13', '14', '15', '16', '17'];

/** As many rooms, each with its trainer, as an ordinary centre has: in one alone all would wait for its lock. */
const ROOMS = 9;

/** @typedef {{ salle: string, formateurId: number }} Where a room and a trainer of the bench's own */

/**
 * A session of one hour, in the rooms by turns, each in an hour of its own from 2028 on.
 * @param {Where[]} where
 */
function newSession(where) {
	let made = 0;
	return () => {
		const { salle, formateurId } = where[made % where.length];
		const slot = Math.floor(made / where.length);
		const day = Date.UTC(2028, 0, 1 + Math.floor(slot / HOURS.length));
		const date = new Date(day).toISOString().slice(0, 10);
		const hour = HOURS[slot % HOURS.length];
		made += 1;
		return {
			formation: 'HISTOIRE_ART',
			salle,
			formateurId,
			capaciteMax: 10,
			creneaux: [{ dateDebut: `${date}T${hour}:00`, dateFin: `${date}T${hour}:55` }],
		};
	};
}

/** @type {Case['run']} */
export async function run({ rounds, option }) {
	const calls = Number(option('calls') ?? 400);
	// So many that a round is a rate: of 300 a fifth of the time went by until the last had its return call.
	const changed = Number(option('changes') ?? 800);
	const folder = stackFolder();
	const http = caller({ clients });
	/** @type {Stack | undefined} */
	let opened;
	/** @type {Map<string, number[]>} */
	const cpu = new Map();
	try {
		const stack = await openStack({
			folder,
			shipped: [
				'crm-sessions.json',
				'crm-listes.json',
				'crm-planning.json',
				'planning-pages.json',
				'sessions-evenements.json',
				'sessions-avis.json',
				'sessions-erreurs.json',
			],
			workflows: [floor],
		});
		opened = stack;
		// On a stack that was there before, others have left theirs.
		const [before] = await stack.sql(
			`select (select coalesce(max(id_evenement), 0) from sessions_planning.evenement) as event,
				(select coalesce(max(id_courrier), 0) from sessions_planning.courrier) as mail`,
		);
		const filled = await fillHalfDays(stack, Number(option('bookings') ?? 1_000_000));
		const world = await prepare(stack, changed * (rounds + 1));
		const asked = [...reads({ filled, known: world.known }), ...changes(world)];
		/** @type {Record<string, () => Promise<number>>} */
		const contenders = {};
		/**
		 * @param {string} name
		 * @param {number} total
		 * @param {() => Promise<number>} work
		 */
		const add = (name, total, work) => {
			contenders[name] = async () => {
				const before = cpuOf(stack.ready.pids.n8n);
				const perSecond = await work();
				cpu.set(name, [...(cpu.get(name) ?? []), (cpuOf(stack.ready.pids.n8n) - before) / total]);
				return perSecond;
			};
		};
		const ofFloor = async () =>
			(await callFloor(stack, http, { clients, total: changed })).perSecond;
		add('floor', changed, ofFloor);
		for (const one of asked) {
			const change = one.goal === asFast;
			const total = change ? changed : calls;
			add(one.name, total, async () => {
				const begin = performance.now();
				await press({ clients, total, one: () => ask(stack, http, one) });
				if (change) await untilTold(stack, before.event);
				return total / ((performance.now() - begin) / 1000);
			});
		}
		const figures = await interleave(contenders, rounds);
		// The sweep of a minute that begins meanwhile may have told of the sample centre, too.
		await untilTold(stack, before.event);
		const given = await stack.sql(
			`select 'event ' || action as what, count(*)::int as n
			from sessions_planning.evenement where etat = 'ECHEC' and id_evenement > $1 group by 1
			union all
			select 'mail to ' || role, count(*)::int
			from sessions_planning.courrier where etat = 'ECHEC' and id_courrier > $2 group by 1`,
			[before.event, before.mail],
		);
		return {
			measures: asked.map(({ name, goal }) => measureOf(name, figures, goal)),
			tables: [
				{
					title: 'Processor time of the n8n process:',
					headers: ['', 'a call'],
					rows: [...cpu].map(([name, values]) => [
						name === 'floor' ? 'Webhook → Respond' : name,
						`${sumUp(values).median.toFixed(1)} ms`,
					]),
				},
			],
			verdict: `Not delivered: ${given.map(({ what, n }) => `${what} × ${n}`).join(', ') || 'nothing'}.`,
			failed: given.length > 0,
			note: NOTE,
		};
	} finally {
		http.close();
		await opened?.close();
		removeFolder(folder);
	}
}

const NOTE = [
	`${clients} clients without pause. PostgreSQL, mail catcher, stand-in CRM and the load generator share the two cores.`,
	'A change counts once its two mails are sent and its return call is made. ' +
		'Changes that come within 250 ms share a run of n8n, and while n8n has no time to spare those of up to a second.',
	"Where the time goes (profiled, and processor time by process). What is full is n8n's one thread; PostgreSQL and all " +
		'others have the second core. In an n8n that has worked for a while an enrolment costs about what the floor does. Of the floor ' +
		'two thirds are n8n and a third is PostgreSQL, which saves its execution and looks its workflow up. Of an enrolment ' +
		'two thirds are n8n as well (a third for any call, a sixth for its two mails, the rest for its part of a run, log, ' +
		'words and return call), a sixth is PostgreSQL for n8n, an eighth PostgreSQL for us, and the rest is the mail catcher ' +
		'and the stand-in CRM.',
	'What made the difference: runs that hold more while n8n is busy (they overlapped before, each at its own price); calls ' +
		'with a number in their address, which n8n looked up by two queries, a seventh of an enrolment, and which go by the ' +
		'quick path now (endpoints.md); statements that PostgreSQL plans once instead of at each call; and marks and leases ' +
		'that are found by key, where the whole index of what is unfinished was gone through. ' +
		'Calls that come together share a transaction, three by three with ten clients, and mails that go out together their mark. ' +
		'A mail is put together from whole pieces: Mustache adds a text up letter by letter, V8 kept it so, and each mail went ' +
		'through thousands of pieces (0.35 ms). A run holds up to a hundred changes where n8n has no time to spare (half as many ' +
		'runs, 8 % more creations), and none goes off with a single one in the moment that a full one leaves.',
	'A creation costs more than an enrolment: its séance is placed among what takes its room, and goes out as a ' +
		'calendar to two people; those that come together share a transaction as well, which took a tenth off it. ' +
		'A week is half again what any page costs: a hundred bookings, and 100 kB of HTML, in Latin-1: with one dash among it V8 ' +
		'kept all of it in two bytes a letter, and sending it took four times as long. ' +
		'An n8n that has just started is slower, as its JavaScript is not compiled yet; so are the first rounds here.',
	'People are in courses of twenty and sessions in nine rooms: in one course or room all wait for its lock.',
];

/**
 * @param {string} name
 * @param {Record<string, import('../lib/types.js').Figure>} figures
 * @param {Goal} [goal]
 * @returns {Measure}
 */
const measureOf = (name, figures, goal) => ({
	name,
	unit: '/s',
	ours: figures[name],
	peer: figures.floor,
	ratio: figures[name].median / figures.floor.median,
	...(goal ? { goal } : {}),
});

/**
 * People to enrol and people who have a place, in courses of twenty, and rooms and trainers for new ones.
 * @param {Stack} stack
 * @param {number} people
 */
async function prepare(stack, people) {
	const code = `BANC_${Date.now()}`;
	const rooms = await stack.sql(
		`insert into salles (nom, code, capacite_max, formations_compatibles, disponible_weekend, disponible_soir)
		select $1 || '_' || n, $1 || '_' || n, 20, '{HISTOIRE_ART}', true, true from generate_series(1, $2) n
		returning code`,
		[code, ROOMS],
	);
	const trainers = await stack.sql(
		`insert into formateurs (nom, prenom, email, statut, specialites)
		select $1 || '_' || n, 'Banc', 'banc@bench.example', 'ACTIF', '{HISTOIRE_ART}' from generate_series(1, $2) n
		returning id_formateur as id`,
		[code, ROOMS],
	);
	const where = rooms.map(({ code: salle }, i) => ({ salle, formateurId: trainers[i].id }));
	const [known, ...toWithdraw] = await addSeats(stack, people + 1, { taken: true });
	const toEnrol = await addSeats(stack, people, { taken: false });
	return { known, toEnrol, toWithdraw, where };
}

/**
 * @param {Stack} stack
 * @param {Caller} http
 * @param {Asked} asked
 */
async function ask({ ready }, http, { name, method = 'GET', path, page, body }) {
	const { user, password } = ready.planning;
	const signedIn = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
	const at = typeof path === 'string' ? path : path();
	const { status, text, ms } = await http.call(`${ready.webhooks}/${at}`, {
		method,
		headers: page ? { authorization: signedIn } : { 'X-CRM-Token': ready.crm.token },
		body: body?.(),
	});
	if (status >= 300) throw new Error(`${name}: ${status} ${text.slice(0, 300)}`);
	return ms;
}

/**
 * Until every event has had its mails and its return call; of a stack that was there before, others may wait longer.
 * @param {Stack} stack
 * @param {number} before the last event that was there already
 */
async function untilTold(stack, before) {
	const until = Date.now() + PATIENCE;
	for (;;) {
		const [{ left }] = await stack.sql(
			"select count(*)::int as left from sessions_planning.evenement where etat = 'RECU' and id_evenement > $1",
			[before],
		);
		if (left === 0) return;
		if (Date.now() > until) throw new Error(`${left} events are not finished after two minutes`);
		await sleep(50);
	}
}
