import { setTimeout as sleep } from 'node:timers/promises';

import { caller } from '../lib/load.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/openStack.mjs';
import { year, yearCentre } from '../lib/planningCentre.mjs';
import { sumUp } from '../lib/statistics.mjs';
import { floor } from '../lib/workflows.mjs';

/** @import { Stack } from '../lib/openStack.mjs' */
/** @import { PlanRequest } from '../../core/planning/solve/types.js' */
/** @import { Case } from '../lib/types.js' */

export const title = 'n8n while a school year is planned';
export const against = "the same webhook's time while nothing is planned, in the same n8n";
export const goal = { direction: /** @type {const} */ ('max'), threshold: 2 };
export const rounds = 1;
export const smallest = { demandes: '2' };

const note = [
	'The planner has a thread of its own: n8n goes on answering, and its median hardly moves. On two cores that ' +
		'thread takes one of them for all that time, and n8n, PostgreSQL and the load share the other; the ' +
		'slowest hundredth, two or three calls of some two hundred, is 1.7 to 2.0 times what it is at rest.',
];

/** Between two calls of the webhook, in milliseconds. */
const PAUSE = 40;
const AT_REST = 400;

/**
 * A webhook is called all the while, once with nothing else and once while POST sessions/ensemble
 * thinks about the year.
 * @type {Case['run']}
 */
export async function run({ option }) {
	const few = option('demandes');
	const folder = stackFolder();
	const http = caller({ clients: 2 });
	/** @type {Stack | undefined} */
	let opened;
	try {
		const stack = await openStack({
			folder,
			shipped: ['crm-sessions.json', 'sessions-evenements.json'],
			workflows: [floor],
		});
		opened = stack;
		const { ready } = stack;
		const ids = few ? new Map() : await fillCentre(stack);
		const asked = few ? year.slice(3, 3 + Number(few)) : year;
		const total = few ? 10 : AT_REST;
		/** @type {number[]} */
		const rest = [];
		/** @type {number[]} */
		const busy = [];
		/** @param {number[]} times */
		const once = async (times) => {
			const { status, ms } = await http.call(`${ready.webhooks}/bench-floor`, {
				headers: { 'X-CRM-Token': ready.crm.token },
				body: { action: 'ELEVE_INSCRIT', correlationId: `y${rest.length}-${busy.length}` },
			});
			if (status !== 202) throw new Error(`floor: ${status}`);
			times.push(ms);
			await sleep(PAUSE);
		};
		// The first calls of a fresh n8n are its slowest.
		/** @type {number[]} */
		const warm = [];
		while (warm.length < total / 2) await once(warm);
		while (rest.length < total) await once(rest);

		const start = performance.now();
		let thinking = true;
		const planned = http
			.call(`${ready.webhooks}/crm/sessions/ensemble`, {
				headers: { 'X-CRM-Token': ready.crm.token },
				body: { previsualiser: true, demandes: asked.map((one) => toForm(one, ids)) },
			})
			.finally(() => (thinking = false));
		while (thinking) await once(busy);
		const { status, text } = await planned;
		if (status !== 200) throw new Error(`the year: ${status} ${text.slice(0, 300)}`);
		const { ensemble } = JSON.parse(text);
		const seconds = ((performance.now() - start) / 1000).toFixed(1);
		const [ours, peer] = [sumUp(busy), sumUp(rest)];
		return {
			measures: [
				{
					name: 'the 99th percentile of the webhook',
					unit: 'ms',
					ours: { ...ours, median: ours.p99 },
					peer: { ...peer, median: peer.p99 },
					ratio: ours.p99 / peer.p99,
					goal,
				},
			],
			verdict:
				`${asked.length} requests, ${ensemble.objectif.placees} placed of at most ` +
				`${ensemble.borne.placees}, in ${seconds} s; median of the webhook ` +
				`${peer.median.toFixed(1)} ms at rest, ${ours.median.toFixed(1)} ms meanwhile.`,
			note,
		};
	} finally {
		http.close();
		await opened?.close();
		removeFolder(folder);
	}
}

/**
 * The bench's centre in the stack's database; keys of its trainers there, by their keys here.
 * @param {Stack} stack
 * @returns {Promise<Map<number, number>>}
 */
async function fillCentre(stack) {
	for (const { code, formationsCompatibles } of yearCentre.salles)
		await stack.sql('update salles set formations_compatibles = $2 where code = $1', [
			code,
			formationsCompatibles,
		]);
	await stack.sql("update formateurs set statut = 'INACTIF'");
	const ids = new Map();
	for (const { idFormateur, nom, specialites } of yearCentre.formateurs) {
		const [{ id }] = await stack.sql(
			`insert into formateurs (nom, prenom, email, statut, specialites)
			values ($1, 'Bench', $1 || '@bench.example', 'ACTIF', $2)
			returning id_formateur as id`,
			[nom, specialites],
		);
		ids.set(idFormateur, id);
	}
	return ids;
}

/**
 * @param {PlanRequest} request
 * @param {Map<number, number>} ids
 */
function toForm(request, ids) {
	const { formation, dateDebut, dateFin, dureeHeures, matieres, joursActifs, creneaux } = request;
	const cap = matieres !== undefined;
	return {
		sourceForm: cap ? 'FormationCAPForm' : 'FormationCourteForm',
		informationsGenerales: {
			formation,
			dateDebut,
			dureeHeures,
			...(cap ? { dateFinGlobale: dateFin } : { dateFin }),
		},
		joursActifs,
		creneaux,
		semaines: request.semaines ?? undefined,
		heuresParSemaine: request.heuresParSemaine ?? undefined,
		matieres: matieres?.map(({ formateurs, ...matiere }) => ({
			...matiere,
			formateurs: formateurs?.map((id) => ids.get(id)),
		})),
	};
}
