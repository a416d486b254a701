import { stack, waitFor } from '../harness';
import { makeWorld } from './centre';
import { edit, quicken } from './n8n';

const s = stack();
const { event, sql, mails, callbacks, ready, failCallbacks } = s;

const undo: Array<() => Promise<void>> = [];
beforeAll(async () => {
	undo.push(await quicken(s, 2));
	undo.push(
		await edit(s, 'spAvisAdmin00001', ({ type, parameters }) => {
			if (type.endsWith('.scheduleTrigger'))
				parameters.rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
		}),
	);
}, 360_000);
afterAll(async () => {
	for (const back of undo) await back();
}, 60_000);

const submit = async (authorization?: string) => {
	const body = new FormData();
	body.append('field-0', '');
	return await fetch(`${ready().n8n.url}/form/rejouer-retours`, {
		method: 'POST',
		body,
		headers: authorization ? { authorization } : {},
	});
};

describe('a return call that is given up', () => {
	it('is told to the admin, and goes out with the same body when the form replays it', async () => {
		const world = await makeWorld({ sql });
		// More than this event's own two: calls of what ran before may still be under way.
		await failCallbacks({ times: 1_000, status: 500 });
		const { status, correlationId } = await event('SESSION_CREATED', world.idSession);
		expect(status).toBe(202);
		await waitFor(
			async () =>
				await sql(
					`select 1 from sessions_planning.evenement where correlation_id = $1 and etat = 'ECHEC'`,
					[correlationId],
				),
			{ timeout: 60_000, what: 'the dead letter' },
		);
		const notices = async () => {
			const all = await mails();
			return all.filter(({ text }) => text.includes(correlationId));
		};
		const [notice] = await waitFor(notices, { timeout: 30_000, what: 'the notice' });
		expect(notice).toMatchObject({
			subject: 'À traiter — Retour au CRM abandonné (SESSION_CREATED)',
			text: expect.stringContaining('le CRM a répondu 500'),
		});
		expect(await callbacks(correlationId)).toHaveLength(2);

		await failCallbacks({ times: 0 });
		expect((await submit()).status).toBe(401);
		const { user, password } = ready().planning;
		expect(
			(await submit(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`)).status,
		).toBe(200);
		const calls = await waitFor(
			async () => {
				const all = await callbacks(correlationId);
				return all.some(({ status }) => status === 200) ? all : [];
			},
			{ timeout: 30_000, what: 'the return call' },
		);
		expect(calls.map(({ status }) => status)).toEqual([500, 500, 200]);
		expect(new Set(calls.map(({ raw }) => raw)).size).toBe(1);
		expect(
			await sql('select etat from sessions_planning.evenement where correlation_id = $1', [
				correlationId,
			]),
		).toEqual([{ etat: 'TRAITE' }]);
		expect(await mails(world.formateur)).toHaveLength(1);
	}, 150_000);
});
