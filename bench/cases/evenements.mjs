import { readFileSync } from 'node:fs';

import { caller } from '../lib/charge.mjs';
import { callFloor, prepareEvents, sendEvents } from '../lib/evenements.mjs';
import { openStack, removeFolder, stackFolder } from '../lib/n8n.mjs';
import { sumUp } from '../lib/statistiques.mjs';
import { floor } from '../lib/workflows.mjs';

export const titre = 'From event to 202, and to the return call';
export const contre = 'Webhook → Respond in the same n8n, with the same token and no work done';
export const tours = 3;

const clients = 16;

/** Milliseconds of processor a process has used. */
const cpuOf = (pid) => {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** Each event is an ELEVE_INSCRIT: one transaction, two mails with a calendar, a signed return call. At rest: one call every 250 ms. At saturation: 16 clients without pause. */
export async function run({ tours: rounds, option }) {
	const total = Number(option('events') ?? 200);
	const folder = stackFolder();
	const http = caller({ clients });
	let stack;
	const rest = { nous: [], pair: [], retour: [] };
	const full = { nous: [], pair: [], latence: [], latencePair: [], retour: [], soutenu: [] };
	const costs = { nous: [], pair: [], wal: [], walPair: [] };
	let lost = 0;
	try {
		stack = await openStack({ folder, workflows: [floor] });
		const monde = await prepareEvents(stack);
		await callFloor(stack, http, { clients: 4, total: 30 });
		await sendEvents(stack, http, monde, { clients: 4, total: 30 });
		for (let tour = 0; tour < rounds; tour += 1) {
			const pair = await callFloor(stack, http, { clients: 1, total: 20, pause: 250 });
			const nous = await sendEvents(stack, http, monde, { clients: 1, total: 20, pause: 250 });
			rest.pair.push(pair.latence);
			rest.nous.push(nous.accuse.latence);
			rest.retour.push(nous.retour);
			const spent = async (travail) => {
				const wal = async () => BigInt((await stack.sql("select (pg_current_wal_lsn() - '0/0')::text as n"))[0].n);
				const [cpu, log] = [cpuOf(stack.ready.pids.n8n), await wal()];
				const valeur = await travail();
				return { valeur, cpu: (cpuOf(stack.ready.pids.n8n) - cpu) / total, kB: Number((await wal()) - log) / 1024 / total };
			};
			const peer = await spent(() => callFloor(stack, http, { clients, total }));
			const own = await spent(() => sendEvents(stack, http, monde, { clients, total }));
			costs.pair.push(peer.cpu);
			costs.nous.push(own.cpu);
			costs.walPair.push(peer.kB);
			costs.wal.push(own.kB);
			const [pairPlein, plein] = [peer.valeur, own.valeur];
			full.pair.push(pairPlein.parSeconde);
			full.latencePair.push(pairPlein.latence);
			full.nous.push(plein.accuse.parSeconde);
			full.latence.push(plein.accuse.latence);
			full.retour.push(plein.retour);
			full.soutenu.push(plein.soutenu);
			lost += nous.manquants + plein.manquants;
		}
	} finally {
		http.close();
		await stack?.close();
		removeFolder(folder);
	}
	const medianOf = (list, key) => sumUp(list.map((one) => one[key])).mediane;
	const at = (list, key = 'mediane') => sumUp(list.map((one) => one[key]));
	const mesures = [
		{ nom: 'at rest, p50 until 202', unite: 'ms', nous: at(rest.nous), pair: at(rest.pair), atteindre: { sens: 'max', seuil: 1.5 } },
		{ nom: 'at rest, p99 until 202', unite: 'ms', nous: at(rest.nous, 'p99'), pair: at(rest.pair, 'p99'), atteindre: { sens: 'max', seuil: 1.5 } },
		{ nom: '16 clients, p50 until 202', unite: 'ms', nous: at(full.latence), pair: at(full.latencePair), atteindre: { sens: 'max', seuil: 1.5 } },
		{ nom: '16 clients, 202s a second', unite: '/s', nous: sumUp(full.nous), pair: sumUp(full.pair), atteindre: { sens: 'min', seuil: 0.6 } },
		{ nom: '16 clients, events finished a second', unite: '/s', nous: sumUp(full.soutenu), pair: sumUp(full.pair), atteindre: { sens: 'min', seuil: 0.6 } },
	].map((m) => ({ ...m, rapport: m.nous.mediane / m.pair.mediane }));
	const ms = (x) => `${Math.round(x)} ms`;
	return {
		mesures,
		tableaux: [{
			titre: `Until the return call (mails sent, CRM told), ${total} events a round at saturation:`,
			entetes: ['', 'p50', 'p99'],
			lignes: [['at rest', ms(medianOf(rest.retour, 'mediane')), ms(medianOf(rest.retour, 'p99'))], ['16 clients without pause', ms(medianOf(full.retour, 'mediane')), ms(medianOf(full.retour, 'p99'))]],
		}, {
			titre: 'What one costs, at saturation:',
			entetes: ['', 'processor of n8n', 'WAL, n8n\'s tables included'],
			lignes: [['an event, start to end', ms(sumUp(costs.nous).mediane), `${sumUp(costs.wal).mediane.toFixed(0)} kB`], ['Webhook → Respond', ms(sumUp(costs.pair).mediane), `${sumUp(costs.walPair).mediane.toFixed(0)} kB`]],
		}],
		verdict: `${lost} events without a return call.`,
		note: ['The floor does one thing: it answers. An event finished has also run a transaction, two mails with a calendar file through SMTP, and a signed HTTP call, in a workflow of four nodes; load generator, mail catcher and stand-in CRM share the two cores.', 'At rest the 202 comes as soon as the floor\'s. At saturation the executions that follow take the same thread of the same process: the 202s then wait behind mails and return calls. Where that matters, queue mode with webhook processors takes them apart. Of the processor time of an event about a third is one expression that n8n evaluates for every call to a webhook of version 1, in a fresh isolate; version 2 would avoid it, but then n8n answers broken JSON itself, with a 422 in its own shape instead of the contract\'s 400.'],
	};
}
