import { stack, waitFor } from '../harness';
import { actions, dataOf, makeMonde, recipientsOf, responses, toAdmin, type Monde } from './centre';
import { quicken } from './n8n';

const { event, sql, mails, callbacks, ready, failMails, failCallbacks, killN8n, startN8n, killPostgres, startPostgres } = stack();

const rounds = Number(process.env.EVENEMENTS_ROUNDS ?? 1);
const seed = Number(process.env.EVENEMENTS_SEED ?? Math.floor(Math.random() * 1e9));
let state = seed;
/** A number in [0, 1) that the printed seed gives again. */
const random = () => {
	state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
	return state / 4_294_967_296;
};
const compte = { rounds: 0, evenements: {} as Record<string, number>, repris: 0, courriers: 0, doublons: 0, retours: 0, retoursRepetes: 0, reprise: [] as number[] };

let undo: () => Promise<void>;
beforeAll(async () => {
	process.stdout.write(`events: seed ${seed}, ${rounds} round(s) of kill -9\n`);
	undo = await quicken({ ready });
}, 360_000);
afterAll(async () => {
	await undo();
	process.stdout.write(`events: ${JSON.stringify({ ...compte, reprise: compte.reprise.map((ms) => Math.round(ms / 100) / 10) })}\n`);
}, 60_000);

interface Envoi {
	action: string;
	monde: Monde;
	correlationId: string;
	accepted: boolean;
}

async function prepare(prefix: string): Promise<Envoi[]> {
	const envois: Envoi[] = [];
	for (const action of actions) {
		const monde = await makeMonde({ sql });
		envois.push({ action, monde, correlationId: `${prefix}-${action}-${monde.marque}`, accepted: false });
	}
	return envois;
}

/** Sends as the CRM would: what was not answered is sent again later. */
async function send(envoi: Envoi) {
	const { action, monde, correlationId } = envoi;
	const answer = await event(action, monde.idSession, dataOf(action, monde), correlationId).catch(() => undefined);
	if (answer && [200, 202].includes(answer.status)) envoi.accepted = true;
	return answer?.status;
}

const unfinished = async (envois: Envoi[]) => await sql(`select action, etat, applique_le, prochain_essai, bail_jusqua, erreur from sessions_planning.evenement where correlation_id = any ($1) and (etat <> 'TRAITE' or reponse = 'failed')`, [envois.map(({ correlationId }) => correlationId)]);

/** Every acknowledged event came to its end: effects once, each mail once or again with the same Message-ID, the same body to the CRM each time. */
async function verify(envois: Envoi[], timeout = 60_000) {
	await waitFor(async () => (await unfinished(envois)).length === 0, { timeout, every: 250, what: 'the events to be finished' }).catch(async (error: Error) => {
		throw new Error(`${error.message}: ${JSON.stringify(await unfinished(envois))}`);
	});
	const sent = await mails();
	const adminEmail = (ready() as unknown as { adminEmail: string }).adminEmail;
	for (const { action, monde, correlationId } of envois) {
		const calls = (await callbacks(correlationId)).filter(({ status }) => status === 200);
		expect([action, calls.length > 0]).toEqual([action, true]);
		expect(new Set(calls.map(({ raw }) => raw)).size).toBe(1);
		expect(calls[0]).toMatchObject({ valid: true, body: { response: responses[action] } });
		const about = sent.filter(({ subject }) => !subject.startsWith('Alertes')).filter(({ html, envelope }) => html.includes(monde.marque) || envelope.to.some((to) => to.includes(monde.marque)));
		const distinct = new Map(about.map((mail) => [mail.messageId, mail]));
		expect([action, [...distinct.values()].filter(({ envelope }) => !envelope.to.includes(adminEmail)).map(({ envelope }) => envelope.to[0]).sort()]).toEqual([action, recipientsOf(action, monde).sort()]);
		expect([action, [...distinct.values()].filter(({ envelope }) => envelope.to.includes(adminEmail)).length]).toEqual([action, toAdmin.includes(action) ? 1 : 0]);
		compte.courriers += distinct.size;
		compte.doublons += about.length - distinct.size;
		compte.retours += 1;
		compte.retoursRepetes += calls.length - 1;
		compte.evenements[action] = (compte.evenements[action] ?? 0) + 1;
		await verifyRows(action, monde);
	}
}

async function verifyRows(action: string, { idSession, converti }: Monde) {
	const [{ nb_inscrits, places, rangs }] = await sql(
		`select nb_inscrits, (select count(*)::int from inscription_session i where i.id_session = s.id_session and statut_inscription in ('INSCRIT', 'CONFIRME')) as places,
		 (select array_agg(position_attente order by position_attente) from inscription_session i where i.id_session = s.id_session and statut_inscription = 'EN_ATTENTE') as rangs from sessions s where id_session = $1`,
		[idSession],
	);
	expect([action, nb_inscrits]).toEqual([action, places]);
	expect([action, places]).toEqual([action, action === 'PLACE_LIBEREE' ? 3 : action === 'SESSION_ANNULEE' ? 0 : 2]);
	expect(rangs).toEqual((rangs as number[]).map((_, i) => i + 1));
	const decisions = await sql(`select verbe, count(*)::int as n from sessions_planning.decision where id_session = $1 and id_inscription is null or id_session = $1 and verbe in ('PROMOUVOIR', 'CONVERTIR') group by verbe`, [idSession]);
	const once: Record<string, string> = { PLACE_LIBEREE: 'PROMOUVOIR', SESSION_CONFIRMEE: 'CONFIRMER', SESSION_ANNULEE: 'ANNULER', ELEVE_CONVERTI: 'CONVERTIR' };
	expect([action, decisions]).toEqual([action, once[action] ? [{ verbe: once[action], n: 1 }] : []]);
	if (action === 'ELEVE_CONVERTI') expect(await sql('select count(*)::int as n from inscription_session where id_session = $1 and id_eleve = $2', [idSession, converti.id])).toEqual([{ n: 1 }]);
}

describe('what a crash leaves is finished', () => {
	it.each(Array.from({ length: rounds }, (_, i) => i + 1))('kill -9 of n8n at a random moment of all eight flows, round %i', async (round) => {
		const envois = await prepare(`mort${round}`);
		const sending = Promise.all(envois.map(async (envoi, i) => {
			await new Promise((resolve) => setTimeout(resolve, i * 60 * random()));
			return await send(envoi);
		}));
		await new Promise((resolve) => setTimeout(resolve, 100 + 2_400 * random()));
		await killN8n();
		await sending;
		const left = await unfinished(envois);
		compte.repris += left.length;
		await startN8n();
		const back = Date.now();
		for (const envoi of envois.filter(({ accepted }) => !accepted)) await waitFor(async () => [200, 202].includes((await send(envoi)) ?? 0), { what: 'the event to be taken' });
		await verify(envois);
		compte.reprise.push(Date.now() - back);
		compte.rounds += 1;
	}, 180_000);

	it('kill -9 of PostgreSQL', async () => {
		const envois = await prepare('base');
		const sending = Promise.all(envois.map(send));
		await new Promise((resolve) => setTimeout(resolve, 200 + 800 * random()));
		await killPostgres();
		const refused = await event('SESSION_CREATED', envois[0].monde.idSession).catch(() => undefined);
		expect([undefined, 404, 500, 503]).toContain(refused?.status);
		await sending;
		await startPostgres();
		for (const envoi of envois.filter(({ accepted }) => !accepted)) await waitFor(async () => [200, 202].includes((await send(envoi)) ?? 0), { timeout: 60_000, what: 'the event to be taken' });
		await verify(envois, 90_000);
	}, 240_000);

	it('a mail server and a CRM that refuse for a while', async () => {
		await failMails({ times: 12, status: 451 });
		await failCallbacks({ times: 12, status: 503 });
		const envois = await prepare('refus');
		await Promise.all(envois.map(send));
		expect(envois.every(({ accepted }) => accepted)).toBe(true);
		await verify(envois, 120_000);
	}, 180_000);
});
