// Does with the compiled core what n8n's workflows do with our nodes: takes calls, works on what they
// brought, sweeps. A process of its own, so that it can be killed at any moment.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

const require = createRequire(import.meta.url);
/** @type {typeof import('../../core/index.js')} */
const core = require('../../dist/core/index.js');

/** @import { Role } from '../../core/outbox/oweCourriers.js' */
/** @import { EndpointName } from '../../core/http/endpoints.js' */
/** @import { Action } from '../../core/outbox/actions.js' */
/** @import { Crm } from '../../core/evenements/returnCall.js' */
/** @import { Case } from '../../core/evenements/prepareCases.js' */
/** @import { Receiving } from '../../core/evenements/receive.js' */

/** @type {{ port: number, databaseUrl: string, smtpPort: number, crm: Crm, cleSecrets: string, bail: number }} */
const { port, databaseUrl, smtpPort, crm, cleSecrets, bail } = JSON.parse(process.argv[2]);
const base = core.openBase({
	connectionString: databaseUrl,
	maxConnexions: 5,
	delaiConnexion: 2_000,
});
const centre = core.openCentre(base, { acteur: 'crm' });
const office = {
	smtp: { host: '127.0.0.1', port: smtpPort, secure: false, disableStartTls: true },
	expediteur: 'Centre <contact@centre.example>',
	adminEmail: 'admin@centre.example',
	urlCrm: 'https://crm.example',
	urlPlanning: 'https://n8n.example/webhook/planning',
	cleSecrets,
	essaisMax: 14,
	connexions: 3,
	bail,
};

/** @param {string} name */
const workflowOf = (name) =>
	JSON.parse(readFileSync(new URL(`../../workflows/${name}.json`, import.meta.url), 'utf8'));
const { nodes, connections } = workflowOf('sessions-evenements');

/**
 * The mail nodes of an action's branch, in their order.
 * @param {Action} action
 */
function branchOf(action) {
	const branch = [];
	let next = connections['Session Action'].main[core.actions.indexOf(action)]?.[0]?.node;
	while (next) {
		const node = nodes.find((/** @type {{ name: string }} */ one) => one.name === next);
		if (node.type.endsWith('sessionMail')) branch.push(node.parameters);
		next = connections[next]?.main[0]?.[0]?.node;
	}
	return branch;
}
const branches = new Map(core.actions.map((one) => [one, branchOf(one)]));
const notice = workflowOf('sessions-avis').nodes.find(
	(/** @type {{ parameters: { role?: string } }} */ { parameters }) =>
		parameters.role === 'ANOMALIE',
).parameters;

/**
 * @param {{ role: Role, sujet: string, html: string, texte: string, agenda?: string }} node
 * @returns {import('../../core/courriers/mailOffice.js').Sending}
 */
const sendingOf = ({ role, sujet, html, texte, agenda }) => ({
	role,
	modele: { sujet, html, texte },
	agenda: agenda === 'REQUEST' || agenda === 'CANCEL' ? agenda : undefined,
});

/**
 * One execution of the workflow; what fails ends it, as in n8n, and the sweep finds the rest.
 * @param {Receiving[] | 'dus'} taken
 */
async function carryOut(taken) {
	try {
		/** @type {Case[]} */
		const cases = await core.prepareCases(centre, taken, { bail, limite: 50 });
		for (const action of core.actions) {
			const own = cases.filter((one) => one.action === action);
			if (own.length === 0) continue;
			for (const node of branches.get(action) ?? [])
				await core.sendCourriers(centre, own, sendingOf(node), office);
			await core.deliverReturns(centre, own, { crm, essaisMax: 16, delaiMs: 2_000, bail });
		}
	} catch (error) {
		console.error(`run: ${/** @type {Error} */ (error).message}`);
	}
}

async function sweep() {
	for (;;) {
		await carryOut('dus');
		await core
			.sendCourriers(centre, undefined, sendingOf(notice), office)
			.catch((/** @type {Error} */ error) => console.error(`notices: ${error.message}`));
		await sleep(300);
	}
}

/**
 * @param {string} path
 * @param {unknown} body
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
async function answer(path, body, headers) {
	if (path === '/webhook/session-action') {
		const { statut, corps, prise } = await core.receive(centre, body, { bail, cleSecrets });
		if (prise) setImmediate(() => void carryOut([prise]));
		return { statut, corps };
	}
	const [, id, verb] = /^\/webhook\/crm\/sessions(?:\/(\d+)\/(\w+))?$/.exec(path) ?? [];
	const request = { params: id ? { id } : {}, query: {}, headers, body };
	const { panne, ...told } = await core.answerEndpoint(
		centre,
		/** @type {EndpointName} */ (verb ?? 'creer'),
		request,
	);
	if (panne) console.error(`${verb ?? 'creer'}: ${panne}`);
	return told;
}

createServer(async (incoming, response) => {
	let text = '';
	for await (const piece of incoming) text += piece;
	try {
		const { statut, corps } = await answer(incoming.url ?? '', JSON.parse(text), incoming.headers);
		response.writeHead(statut, { 'content-type': 'application/json' }).end(JSON.stringify(corps));
	} catch (error) {
		console.error(`call: ${/** @type {Error} */ (error).message}`);
		response.writeHead(503, { 'content-type': 'application/json' });
		response.end('{"status":"rejected","errors":[{"code":"INDISPONIBLE"}]}');
	}
}).listen(port, '127.0.0.1', () => console.error('listening'));
void sweep();
