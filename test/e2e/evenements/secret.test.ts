import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { stack, waitFor } from '../harness';
import { dataOf, makeWorld } from './centre';
import { quicken } from './n8n';

const s = stack();
const { call, event, sql, n8nSql, mails, callbacks, ready, failMails } = s;
type Sql = typeof sql;

let undo: () => Promise<void>;
beforeAll(async () => {
	undo = await quicken(s);
}, 360_000);
afterAll(async () => await undo(), 60_000);

/** The tables of a database that hold a text anywhere in a row, read whole. */
async function tablesWith(text: string, query: Sql): Promise<string[]> {
	const tables = await query<{ nom: string }>(
		`select format('%I.%I', n.nspname, c.relname) as nom
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_|information_schema'`,
	);
	const found: string[] = [];
	for (const { nom } of tables) {
		const [{ n }] = await query<{ n: number }>(
			`select count(*)::int as n from ${nom} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0`,
			[text, Buffer.from(text).toString('base64').replace(/=+$/, '')],
		);
		if (n > 0) found.push(nom);
	}
	return found;
}

/** The files below a folder that hold it; PostgreSQL's own are read through its tables. */
function filesWith(text: string, folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		const entry = statSync(path, { throwIfNoEntry: false });
		if (!entry || ['node_modules', 'postgres', 'package'].includes(name)) return [];
		if (entry.isDirectory()) return filesWith(text, path);
		return entry.isFile() && entry.size < 50_000_000 && readFileSync(path).includes(text)
			? [path]
			: [];
	});
}

const everywhere = async (text: string) => [
	...(await tablesWith(text, sql)),
	...(await tablesWith(text, n8nSql as Sql)),
	...filesWith(text, process.env.E2E_STACK as string),
];

describe('the password of ELEVE_CONVERTI', () => {
	it('is nowhere at rest in clear, neither while its mail waits nor after', async () => {
		const world = await makeWorld({ sql });
		const motDePasse = `Mdp-${randomBytes(9).toString('hex')}`;
		// More than this one's: mails of what ran before may still be under way.
		await failMails({ times: 1_000, status: 451 });
		const { correlationId, status } = await event(
			'ELEVE_CONVERTI',
			world.idSession,
			dataOf('ELEVE_CONVERTI', world, motDePasse),
		);
		expect(status).toBe(202);
		await waitFor(
			async () =>
				await sql(
					`select 1
					from sessions_planning.courrier c
					join sessions_planning.evenement e using (id_evenement)
					where e.correlation_id = $1 and c.essais > 0 and e.secret is not null`,
					[correlationId],
				),
			{ what: 'the mail to be put off' },
		);
		expect(await everywhere(motDePasse)).toEqual([]);
		await failMails({ times: 0 });

		const [mail] = await waitFor(async () => await mails(world.converted.email), {
			timeout: 120_000,
			what: 'the mail',
		});
		expect(mail.text).toContain(motDePasse);
		await waitFor(async () => await callbacks(correlationId), { what: 'the return call' });
		expect(
			await sql('select secret from sessions_planning.evenement where correlation_id = $1', [
				correlationId,
			]),
		).toEqual([{ secret: null }]);
		expect(await everywhere(motDePasse)).toEqual([]);
		expect(JSON.stringify(await callbacks())).not.toContain(motDePasse);
	}, 240_000);

	it('is not in what n8n keeps of a call that is refused', async () => {
		const motDePasse = `Mdp-${randomBytes(9).toString('hex')}`;
		const { status } = await event('ELEVE_CONVERTI', 1, {
			candidatId: 2_000_000_000,
			eleveId: 2_000_000_000,
			login: 'x',
			motDePasse,
			urlConnexion: 'https://eleves.example',
		});
		expect(status).toBe(404);
		expect((await event('ELEVE_CONVERTI', 1, { motDePasse, login: [] })).status).toBe(400);
		for (const body of [`{"motDePasse":"${motDePasse}"]}`, `{"motDePasse":${motDePasse}}`])
			expect((await call('session-action', { body })).status).toBe(400);
		expect(await everywhere(motDePasse)).toEqual([]);
	});

	it('would be found by this search: the mark of an élève is', async () => {
		const world = await makeWorld({ sql });
		expect(await everywhere(world.converted.email)).toEqual(['public.eleves']);
	});
});

describe('the token of a link of one’s own, of a feed, of the CRM', () => {
	const { planning, crm } = ready();
	const basic = Buffer.from(`${planning.user}:${planning.password}`).toString('base64');
	/** An address that a page of the desk shows in a field. */
	async function addressOn(path: string, what: RegExp): Promise<string> {
		const answer = await fetch(`${planning.url}/${path}`, {
			headers: { authorization: `Basic ${basic}` },
		});
		expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
		const [, address] = what.exec(await answer.text()) ?? [];
		return address.replaceAll('&amp;', '&');
	}
	const jetonOf = (address: string) => new URL(address).search.split('=').at(-1) as string;

	it('is in no table, log or execution, and no page that has one tells another site of it', async () => {
		const own = await addressOn('personne?eleve=1', /value="([^"]*\/moi\?lien=[^"]*)"/);
		const feed = await addressOn(
			'formateur?id=1&mois=3&annee=2036',
			/value="([^"]*\/agenda\?formateur=[^"]*)"/,
		);
		const wrong = `${jetonOf(own).slice(0, -4)}AAAA`;
		for (const [address, status] of [
			[own, 200],
			[own.replace(jetonOf(own), wrong), 403],
			[feed, 200],
			[feed.replace(jetonOf(feed), wrong), 403],
		] as const) {
			const answer = await fetch(address);
			expect([answer.status, answer.headers.get('referrer-policy')]).toEqual([
				status,
				'no-referrer',
			]);
			expect(answer.headers.get('cache-control')).toContain('no-store');
			// Nothing on it is fetched from, or leads to, anybody else.
			const links = [...(await answer.text()).matchAll(/(?:href|src|action)="(https?:[^"]*)"/g)];
			const urls = links.map(([, url]) => url);
			expect(urls.filter((url) => !url.startsWith(planning.url))).toEqual([]);
		}
		const body = JSON.stringify({ action: 'RIEN', jeton: jetonOf(own) });
		for (const token of [crm.token, `${crm.token}x`])
			await call('session-action', { body, headers: { 'X-CRM-Token': token } });
		for (const jeton of [jetonOf(own), jetonOf(feed), wrong])
			expect(await everywhere(jeton)).toEqual([]);
		const logs = join(process.env.E2E_STACK as string, 'logs');
		for (const secret of [crm.token, planning.password, basic]) {
			expect(filesWith(secret, logs)).toEqual([]);
			expect(await tablesWith(secret, sql)).toEqual([]);
			expect(await tablesWith(secret, n8nSql as Sql)).toEqual([]);
		}
	});
});
