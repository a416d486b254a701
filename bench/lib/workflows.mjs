const settings = {
	executionOrder: 'v1',
	timezone: 'Europe/Paris',
	saveDataSuccessExecution: 'none',
	saveDataErrorExecution: 'all',
	saveExecutionProgress: false,
	executionTimeout: 600,
};
const stock = { postgres: { id: 'benchPostgres001', name: 'Stock Postgres' } };
const ours = { sessionsPlanningPostgresApi: { id: 'spPostgres000001', name: 'CRM database' } };
const token = { httpHeaderAuth: { id: 'spHeaderToken001', name: 'CRM token (X-CRM-Token)' } };

/**
 * @typedef {{ name: string, type: string, typeVersion: number, parameters: object, credentials?: object,
 *   webhookId?: string }} WorkflowNode
 */
/** @typedef {Record<string, string[][]>} Wires from a node to others, by output */
/** @typedef {ReturnType<typeof workflow>} Workflow */

/**
 * Nodes in a row unless `wires` says otherwise.
 * @param {string} id
 * @param {string} name
 * @param {WorkflowNode[]} nodes
 * @param {Wires} [wires]
 * @param {object} [more] settings
 */
function workflow(id, name, nodes, wires, more = {}) {
	/** @type {Wires} */
	const row = Object.fromEntries(
		nodes.slice(0, -1).map((node, i) => [node.name, [[nodes[i + 1].name]]]),
	);
	const connections = Object.fromEntries(
		Object.entries(wires ?? row).map(([from, outputs]) => [from, { main: outputs.map(wired) }]),
	);
	return {
		id,
		name,
		nodes: nodes.map((node, i) => ({ id: `${id}-${i}`, position: [i * 220, 0], ...node })),
		connections,
		settings: { ...settings, ...more },
	};
}

/** @param {string[]} to */
const wired = (to) => to.map((node) => ({ node, type: 'main', index: 0 }));

/**
 * @param {string} path
 * @param {object} parameters
 * @returns {WorkflowNode}
 */
const webhook = (path, parameters) => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	webhookId: path,
	parameters: { httpMethod: 'POST', path, authentication: 'headerAuth', ...parameters },
	credentials: token,
});

/**
 * @param {string} name
 * @param {string} sql
 * @param {string} [replacement]
 * @returns {WorkflowNode}
 */
const query = (name, sql, replacement, options = {}) => ({
	name,
	type: 'n8n-nodes-base.postgres',
	typeVersion: 2.6,
	credentials: stock,
	parameters: {
		operation: 'executeQuery',
		query: sql,
		options: { ...(replacement ? { queryReplacement: replacement } : {}), ...options },
	},
});

/** The peer of an event: the least that n8n can do for a call with the same token. */
export const floor = workflow('benchPlancher001', 'Bench: Webhook, Respond', [
	webhook('bench-floor', { responseMode: 'responseNode' }),
	{
		name: 'Respond',
		type: 'n8n-nodes-base.respondToWebhook',
		typeVersion: 1.1,
		parameters: {
			respondWith: 'json',
			responseBody: '{ "status": "accepted" }',
			options: { responseCode: 202 },
		},
	},
]);

/** The same with one expression, for what the expression engine costs. */
export const floorExpression = workflow(
	'benchPlancher002',
	'Bench: Webhook, Respond with an expression',
	[
		webhook('bench-expression', { responseMode: 'responseNode' }),
		{
			name: 'Respond',
			type: 'n8n-nodes-base.respondToWebhook',
			typeVersion: 1.1,
			parameters: {
				respondWith: 'json',
				responseBody: '={{ { status: "accepted", correlationId: $json.body.correlationId } }}',
				options: { responseCode: 202 },
			},
		},
	],
);

const nothing = { name: 'Nothing', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

/** An empty workflow behind our trigger, as it is set by default. */
export const listener = workflow('benchEcoute00001', 'Bench: Session Trigger', [
	{
		name: 'Session Trigger',
		type: 'n8n-nodes-sessions-planning.sessionTrigger',
		typeVersion: 1,
		parameters: { evenements: ['ELEVE_INSCRIT'] },
		credentials: ours,
	},
	nothing,
]);

/**
 * The same by hand: each second the oldest events that were not heard, marked after the work, so that a
 * run that is cut short loses none.
 * @param {number} most events of one run
 */
export const poll = (most) =>
	workflow(`benchSonde0000${String(most).padStart(2, '0')}`, `Bench: poll of ${most}`, [
		{
			name: 'Each second',
			type: 'n8n-nodes-base.scheduleTrigger',
			typeVersion: 1.2,
			parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } },
		},
		query(
			'Next events',
			`insert into public.bench_entendu (id_evenement)
			select e.id_evenement from sessions_planning.evenement e
			where e.action = 'ELEVE_INSCRIT' and e.applique_le is not null
				and not exists (select from public.bench_entendu b where b.id_evenement = e.id_evenement)
			order by e.id_evenement limit ${most} returning id_evenement`,
		),
		nothing,
		query('Done', 'update public.bench_entendu set fini = true where not fini', undefined, {
			queryBatching: 'single',
		}),
	]);

/**
 * Both enrolment flows begin with the same rows, read by the stock node; only what comes after it is measured.
 * @param {string} path
 */
const begin = (path) => [
	webhook(path, { responseMode: 'lastNode', responseData: 'noData' }),
	query(
		'People',
		`select $1::int as "idSession", e.id_eleve as "idEleve", e.parcours_valide as "parcoursValide",
			e.paiement_ok as "paiementOk"
		from public.eleves e where e.id_eleve between $2 and $3 order by e.id_eleve`,
		'={{ [$json.body.session, $json.body.first, $json.body.last] }}',
	),
];
const kept = { saveDataSuccessExecution: 'all' };

export const oneNode = workflow(
	'benchNoeud000001',
	'Bench: Enrol',
	[
		...begin('bench-enrol'),
		{
			name: 'Enrol',
			type: 'n8n-nodes-sessions-planning.enrol',
			typeVersion: 1,
			credentials: ours,
			parameters: {
				idSession: { __rl: true, mode: 'id', value: '={{ $json.idSession }}' },
				genre: 'eleve',
				idEleve: { __rl: true, mode: 'id', value: '={{ $json.idEleve }}' },
				origine: 'fiche',
				forcee: false,
				options: {},
			},
		},
	],
	undefined,
	kept,
);

/**
 * As a careful user builds it of stock nodes, without a loop node, which would cost far more: the place
 * is claimed in one statement
 * (`nb_inscrits < capacite_max` in the update itself), the rank is counted in a statement after the session's lock.
 * Right under concurrency, not under a crash: a place claimed and not yet written is lost then.
 */
export const stockNodes = workflow(
	'benchStock000001',
	'Bench: enrol of stock nodes',
	[
		...begin('bench-stock'),
		{
			name: 'Priority',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			parameters: {
				mode: 'runOnceForAllItems',
				jsCode: `return $input.all().map(({ json }, item) => {
	const priorite = json.parcoursValide && json.paiementOk ? 1 : 2;
	return { json: { ...json, priorite }, pairedItem: { item } };
});`,
			},
		},
		query(
			'Claim a place',
			`with person as (select $2::int as "idEleve", $1::int as "idSession", $3::int as priorite),
			active as (
				select from public.inscription_session i
				where i.id_session = $1 and i.id_eleve = $2
					and i.statut_inscription in ('INSCRIT', 'CONFIRME', 'EN_ATTENTE')),
			taken as (
				update public.sessions set nb_inscrits = nb_inscrits + 1
				where id_session = $1 and nb_inscrits < capacite_max
					and statut_session in ('PLANIFIEE', 'CONFIRMEE') and not exists (select from active)
				returning id_session)
			select person.*, exists (select from taken) as place from person`,
			'={{ [$json.idSession, $json.idEleve, $json.priorite] }}',
			{ queryBatching: 'independently' },
		),
		{
			name: 'A place?',
			type: 'n8n-nodes-base.if',
			typeVersion: 2.2,
			parameters: {
				conditions: {
					options: { caseSensitive: true, typeValidation: 'strict', version: 2 },
					combinator: 'and',
					conditions: [
						{
							id: 'place',
							leftValue: '={{ $json.place }}',
							rightValue: '',
							operator: { type: 'boolean', operation: 'true', singleValue: true },
						},
					],
				},
				options: {},
			},
		},
		query(
			'Write the place',
			`insert into public.inscription_session (id_eleve, id_session, statut_inscription, priorite, date_inscription)
			values ($2, $1, 'INSCRIT', $3, current_date)
			on conflict do nothing returning id_inscription`,
			'={{ [$json.idSession, $json.idEleve, $json.priorite] }}',
			{ queryBatching: 'independently' },
		),
		query(
			'Queue',
			`select id_session from public.sessions where id_session = $1 for no key update;
			insert into public.inscription_session (id_eleve, id_session, statut_inscription, priorite,
				date_inscription, position_attente)
			select $2, $1, 'EN_ATTENTE', $3, current_date, 1 + count(*)
			from public.inscription_session where id_session = $1 and statut_inscription = 'EN_ATTENTE'
			on conflict do nothing returning id_inscription`,
			'={{ [$json.idSession, $json.idEleve, $json.priorite] }}',
			{ queryBatching: 'independently' },
		),
	],
	{
		Webhook: [['People']],
		People: [['Priority']],
		Priority: [['Claim a place']],
		'Claim a place': [['A place?']],
		'A place?': [['Write the place'], ['Queue']],
	},
	kept,
);
