import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

import type { MailOffice } from '../../../core/courriers/mailOffice';
import { sendCourriers } from '../../../core/courriers/sendCourriers';
import { prepareCases, type Case } from '../../../core/evenements/prepareCases';
import { actions, type Action } from '../../../core/outbox/actions';
import type { Role } from '../../../core/outbox/oweCourriers';
import { receive } from '../../../core/evenements/receive';
import type { TestDatabase } from '../harness';

export const cleSecrets = 'une clé longue et au hasard';

/** A session in ten days with `places`, `inscrits` élèves and `attente` waiting; addresses are unique. */
export async function makeSession(
	{ sql }: TestDatabase,
	{
		places = 3,
		inscrits = 2,
		attente = 0,
		jours = 10,
		formation = 'INIT_SERTI',
		formateur = 1,
	}: {
		places?: number;
		inscrits?: number;
		attente?: number;
		jours?: number;
		formation?: string;
		formateur?: number | null;
	} = {},
) {
	const [{ id_session }] = await sql<{ id_session: number }>(
		`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin,
			capacite_max, nb_inscrits, statut_validation)
		 select f.id_formation, $1, s.id_salle, s.nom, d, d + interval '4 hours', $2, $3, 'VALIDEE'
		from formations f, salles s,
			(select (current_date + $4::int + time '08:00') at time zone 'Europe/Paris' at time zone 'UTC' as d) j
		where f.code = $5 and s.code = 'ATEL_B'
		returning id_session`,
		[formateur, places, inscrits, jours, formation],
	);
	await sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select id_salle, id_session, date_debut, date_fin
		from sessions
		where id_session = $1`,
		[id_session],
	);
	const eleves = await sql<{ id_eleve: number }>(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		select 'Nom' || n, 'Élève', 'eleve' || n || '.s' || $1 || '@mail.example', true, true
		from generate_series(1, $2::int) n
		returning id_eleve`,
		[id_session, inscrits + attente],
	);
	const inscriptions = await sql<{ id_inscription: number; id_eleve: number }>(
		`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription, priorite,
			position_attente)
		select e, $1, current_date, case when n <= $3 then 'INSCRIT' else 'EN_ATTENTE' end, 1,
			case when n > $3 then n - $3 end
		from unnest($2::int[]) with ordinality as t (e, n)
		returning id_inscription, id_eleve`,
		[id_session, eleves.map((e) => e.id_eleve), inscrits],
	);
	return { idSession: id_session, inscriptions };
}

let suite = 0;

/** Hands an event in as the CRM does; the answer, and the event to work on. */
export async function post(
	base: TestDatabase,
	action: string,
	sessionId: number | null,
	data: object = {},
	correlationId = `c${(suite += 1)}`,
	bail = 60,
) {
	return await receive(
		base.centre,
		{ action, sessionId, correlationId, data },
		{ bail, cleSecrets },
	);
}

/** A mail server that keeps what it gets; `refuse` makes it say no. */
export async function mailServer() {
	const mails: ParsedMail[] = [];
	const state: {
		refuse?: (to: string) => number | undefined | Promise<number | undefined>;
	} = {};
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		async onData(stream, session, done) {
			const mail = await simpleParser(stream);
			const code = await state.refuse?.(session.envelope.rcptTo[0].address);
			if (code) return done(Object.assign(new Error('refused'), { responseCode: code }));
			mails.push(mail);
			return done();
		},
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as { port: number };
	const office: MailOffice = {
		smtp: { host: '127.0.0.1', port, secure: false, disableStartTls: true },
		expediteur: 'Centre ABJ <contact@abj.example>',
		adminEmail: 'admin@abj.example',
		urlCrm: 'https://crm.example',
		urlPlanning: 'https://n8n.example/webhook/planning',
		cleSecrets,
		essaisMax: 5,
		connexions: 3,
		bail: 60,
	};
	return {
		mails,
		state,
		office,
		to: (address: string) =>
			mails.filter((mail) => {
				const addresses = [mail.to].flat().flatMap((to) => to?.value ?? []);
				return addresses.some((one) => one.address === address);
			}),
		close: async () => await promisify(server.close.bind(server))(),
	};
}

/** The CRM's callback address; `answer` gives the status of each call. */
export async function crmServer(answer: (n: number) => number | Promise<number> = () => 200) {
	const calls: Array<{ url: string; signature: string; body: string }> = [];
	const server: Server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => {
			body += chunk.toString('utf8');
		});
		request.on('end', async () => {
			calls.push({
				url: request.url ?? '',
				signature: String(request.headers['x-signature']),
				body,
			});
			response.writeHead(await answer(calls.length), { location: '/elsewhere' }).end();
		});
	});
	// Whoever calls ends a connection that rests: where both do after five seconds, a call may meet that end.
	server.keepAliveTimeout = 0;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as { port: number };
	return {
		calls,
		crm: {
			baseUrl: `http://127.0.0.1:${port}/crm/`,
			callbackPath: '/api/webhook/callback',
			signingSecret: 'secret',
		},
		close: () =>
			new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

interface WorkflowNode {
	name: string;
	type: string;
	parameters: {
		role: Role;
		sujet: string;
		html: string;
		texte: string;
		agenda?: 'REQUEST' | 'CANCEL';
	};
}
interface Workflow {
	nodes: WorkflowNode[];
	connections: Record<string, { main: Array<Array<{ node: string }>> }>;
}
const workflow = JSON.parse(
	readFileSync(join(__dirname, '../../../workflows/sessions-evenements.json'), 'utf8'),
) as Workflow;

/** The mail nodes of an action's branch, in the order that the workflow runs them. */
function branchOf(action: Action): WorkflowNode[] {
	const branch: WorkflowNode[] = [];
	let next = workflow.connections['Session Action'].main[actions.indexOf(action)]?.[0]?.node;
	while (next) {
		const node = workflow.nodes.find(({ name }) => name === next);
		if (node?.type.endsWith('sessionMail')) branch.push(node);
		next = workflow.connections[next]?.main[0]?.[0]?.node;
	}
	return branch;
}

/** Everything due goes the way the workflow sends it, with its words. */
export async function sendDue(
	{ centre }: TestDatabase,
	smtp: Awaited<ReturnType<typeof mailServer>>,
): Promise<Case[]> {
	const cases = await prepareCases(centre, 'dus', { bail: 60, limite: 50 });
	for (const action of actions)
		for (const { parameters } of branchOf(action)) {
			const { role, sujet, html, texte, agenda } = parameters;
			const own = cases.filter((one) => one.action === action);
			const envoi = { role, modele: { sujet, html, texte }, agenda };
			if (own.length > 0) await sendCourriers(centre, own, envoi, smtp.office);
		}
	return cases;
}

/** The mails of everything due, by address; its events are over then. */
export async function deliver(t: TestDatabase, smtp: Awaited<ReturnType<typeof mailServer>>) {
	await sendDue(t, smtp);
	await t.sql(
		`update sessions_planning.evenement
		set etat = 'TRAITE', jeton = null
		where applique_le is not null`,
	);
	const isCalendar = ({ contentType }: { contentType: string }) =>
		contentType === 'application/ics';
	return smtp.mails
		.splice(0)
		.map((mail) => ({
			to: [mail.to].flat()[0]?.value[0]?.address ?? '',
			subject: mail.subject ?? '',
			html: String(mail.html),
			text: mail.text ?? '',
			ics: mail.attachments.find(isCalendar)?.content.toString() ?? '',
		}))
		.sort((a, b) => (a.to < b.to ? -1 : 1));
}
