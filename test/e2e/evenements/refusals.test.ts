import { gzipSync } from 'node:zlib';

import { stack } from '../harness';

const { call, sql, token, webhooks } = stack();

const raw = async (body: string | Buffer, headers: Record<string, string> = {}) => {
	const response = await fetch(`${webhooks}/session-action`, {
		method: 'POST',
		body: body as string,
		headers: { 'X-CRM-Token': token, 'content-type': 'application/json', ...headers },
	});
	const text = await response.text();
	return {
		status: response.status,
		errors: text.startsWith('{')
			? (JSON.parse(text).errors as Array<{ path: string; code: string }>)
			: [],
	};
};
const events = async () =>
	Number(
		(await sql(`select count(*) as n from sessions_planning.evenement where origine = 'CRM'`))[0].n,
	);

describe('POST /webhook/session-action', () => {
	it('refuses no or a wrong token as n8n does', async () => {
		for (const wrong of [null, '', 'wrong', `${token}x`])
			expect(
				(await call('session-action', { body: { action: 'SESSION_CREATED' }, token: wrong }))
					.status,
			).toBe(403);
	});

	it.each([
		['broken JSON', '{', {}, '', 'JSON_INVALIDE'],
		['an empty body', '', {}, '', 'JSON_INVALIDE'],
		['a list', '[]', {}, '', 'CHAMP_INVALIDE'],
		[
			'a form',
			'action=SESSION_CREATED',
			{ 'content-type': 'application/x-www-form-urlencoded' },
			'',
			'TYPE_DE_CONTENU',
		],
		['XML', '<a/>', { 'content-type': 'application/xml' }, '', 'TYPE_DE_CONTENU'],
		['broken XML', '<a', { 'content-type': 'application/xml' }, '', 'TYPE_DE_CONTENU'],
		[
			'a file',
			'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n{}\r\n--x--\r\n',
			{ 'content-type': 'multipart/form-data; boundary=x' },
			'',
			'TYPE_DE_CONTENU',
		],
		['a megabyte', `"${'a'.repeat(1_000_000)}"`, {}, '', 'CORPS_TROP_GRAND'],
		[
			'an unknown action',
			'{"action":"DROP","sessionId":1,"correlationId":"x"}',
			{},
			'action',
			'CHAMP_INVALIDE',
		],
		[
			'a NUL',
			'{"action":"SESSION_CREATED","sessionId":1,"correlationId":"a\\u0000"}',
			{},
			'correlationId',
			'CHAMP_INVALIDE',
		],
	])(
		"answers %s with a 400 in the contract's shape, and writes nothing",
		async (_, body, headers, path, code) => {
			const before = await events();
			const answer = await raw(body, headers as unknown as Record<string, string>);
			expect(answer.status).toBe(400);
			expect(answer.errors).toContainEqual(expect.objectContaining({ path, code }));
			expect(await events()).toBe(before);
		},
	);

	it('takes a packed body, and refuses one that bursts', async () => {
		expect(await raw(gzipSync('{"action":"NOPE"}'), { 'content-encoding': 'gzip' })).toMatchObject({
			status: 400,
			errors: [{ path: 'action' }, {}, {}],
		});
		for (const body of [gzipSync(Buffer.alloc(40_000_000)), Buffer.from('no gzip')]) {
			expect(await raw(body, { 'content-encoding': 'gzip' })).toEqual({
				status: 400,
				errors: [expect.objectContaining({ path: '', code: 'CORPS_ILLISIBLE' })],
			});
		}
	});

	it("leaves n8n's own answers at other addresses as they are", async () => {
		const unknown = await fetch(`${webhooks}-test/session-action`, {
			method: 'POST',
			body: '{',
			headers: { 'X-CRM-Token': token, 'content-type': 'application/json' },
		});
		expect([unknown.status, await unknown.json()]).toEqual([
			404,
			expect.objectContaining({ message: expect.stringContaining('not registered') as string }),
		]);
	});

	it('answers 404 for who and what is unknown', async () => {
		const answer = await call('session-action', {
			body: {
				action: 'ELEVE_INSCRIT',
				sessionId: 2_000_000_000,
				correlationId: 'inconnu',
				data: { eleveId: 2_000_000_000 },
			},
		});
		expect(answer.status).toBe(404);
		expect(answer.body).toMatchObject({
			status: 'rejected',
			errors: [{ path: 'sessionId' }, { path: 'data.eleveId' }],
		});
	});

	it('takes text that looks like SQL or HTML as text', async () => {
		const correlationId = `'; drop table sessions;-- <b>{{$json}}</b> ${Date.now()}`;
		const [{ id }] = await sql<{ id: number }>('select min(id_session) as id from sessions');
		expect(
			(
				await call('session-action', {
					body: {
						action: 'RAPPEL_SESSION',
						sessionId: id,
						correlationId: `${correlationId}`.slice(0, 200),
						data: { motif: '${7*7} {{7*7}}' },
					},
				})
			).body,
		).toEqual({ status: 'accepted', correlationId });
		expect(
			await sql(
				'select count(*)::int as n from sessions_planning.evenement where correlation_id = $1',
				[correlationId],
			),
		).toEqual([{ n: 1 }]);
	});
});
