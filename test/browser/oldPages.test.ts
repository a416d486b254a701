import { session, site, t } from './atTheDesk';

describe('what a page showed may be old', () => {
	const post = async (fields: Record<string, string>) => {
		const answer = await fetch(`${site.url}/agir`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(fields),
		});
		return { status: answer.status, text: await answer.text() };
	};
	/** The fields of the form of a question. */
	async function asked(query: string): Promise<Record<string, string>> {
		const text = await (await fetch(`${site.url}/confirmer?${query}`)).text();
		const hidden = text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
		return Object.fromEntries([...hidden].map(([, name, value]) => [name, value]));
	}
	const waiting = async (id: number) =>
		await t.sql<{ id: number }>(
			`select id_inscription as id
			from inscription_session
			where id_session = $1 and statut_inscription in ('INSCRIT', 'CONFIRME')
			order by id_inscription`,
			[id],
		);

	it('two secretaries withdraw at once from one session: each is told what it is now, nobody leaves twice', async () => {
		const id = await session('CAP_BJ');
		const [a, b] = await waiting(id);
		const forms = await Promise.all(
			[a, b].map((one) => asked(`verbe=desister&id=${id}&inscription=${one.id}`)),
		);
		const answers = await Promise.all(forms.map(post));
		const done = answers.filter(({ status: code }) => code === 200);
		const told = answers.filter(({ status: code }) => code === 409);
		expect(done.length + told.length).toBe(2);
		expect(done.length).toBeGreaterThan(0);
		// The place of each goes to the head of the queue: the second question named somebody else.
		for (const { text } of told) expect(text).toContain('La situation a changé');
		expect(
			await t.sql(
				`select 1 from inscription_session where id_inscription in ($1, $2) and statut_inscription = 'ANNULE'`,
				[a.id, b.id],
			),
		).toHaveLength(done.length);
	});

	it('the same form sent twice is carried out once, with the same answer', async () => {
		const id = await session('CAP_BJ');
		const [one] = await waiting(id);
		const form = await asked(`verbe=desister&id=${id}&inscription=${one.id}`);
		const [first, second] = [await post(form), await post(form)];
		expect([first.status, second.status]).toEqual([200, 200]);
		expect(second.text).toBe(first.text);
		expect(
			await t.sql(
				`select 1 from sessions_planning.decision where id_inscription = $1 and verbe = 'DESISTER'`,
				[one.id],
			),
		).toHaveLength(1);
	});

	it('a page from before a change says so and changes nothing', async () => {
		const id = await session('LAPIDAIRE');
		const form = await asked(`verbe=annuler&id=${id}`);
		await t.sql(
			`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
			values (3, $1, current_date, 'INSCRIT')`,
			[id],
		);
		const { status: code, text } = await post(form);
		expect(code).toBe(409);
		expect(text).toContain('La situation a changé depuis que cette page a été ouverte');
		expect(
			await t.sql(`select 1 from sessions where id_session = $1 and statut_session = 'ANNULEE'`, [
				id,
			]),
		).toEqual([]);
	});

	it('a form that was signed for another act or another person does nothing', async () => {
		const id = await session('CAP_BJ');
		const [one, other] = await waiting(id);
		const form = await asked(`verbe=desister&id=${id}&inscription=${one.id}`);
		for (const changed of [
			{ ...form, inscription: String(other.id) },
			{ ...form, verbe: 'annuler' },
			{ ...form, jeton: form.jeton.slice(0, -2) },
		])
			expect((await post(changed)).status).toBe(409);
		expect(await waiting(id)).toContainEqual(other);
	});
});
