import { randomUUID } from 'node:crypto';

import { login } from '../evenements/n8n';
import { stack } from '../harness';
import { draw, type Atelier } from './workshop';

const s = stack();
const ateliers: Atelier[] = [];
const drawn = async (
	...asked: Parameters<typeof draw> extends [unknown, ...infer R] ? R : never
) => {
	const atelier = await draw(s, ...asked);
	ateliers.push(atelier);
	return atelier;
};
afterAll(async () => {
	for (const atelier of ateliers) await atelier.remove();
});

const field = (nom: string) => `={{ $json.${nom} }}`;
const booking = (motif: string) => ({
	operation: 'reserver',
	salle: { __rl: true, mode: 'id', value: 'REUNION' },
	dateDebut: field('debut'),
	dateFin: field('fin'),
	motif,
	idSession: { __rl: true, mode: 'list', value: '' },
	repeter: false,
	previsualiser: field('apercu'),
	options: {},
});
const booked = async (motif: string) =>
	await s.sql(`select date_debut from reservation_salle where motif = $1`, [motif]);
/** A quarter of an hour of a Tuesday that no other run of this file has taken. */
const slot = (n: number) => {
	const hour = String(8 + n).padStart(2, '0');
	return { debut: `${day}T${hour}:00`, fin: `${day}T${hour}:15` };
};
let day = '';
beforeAll(async () => {
	[{ day }] = await s.sql<{ day: string }>(
		`select to_char(d, 'YYYY-MM-DD') as day
		from generate_series(date '2041-01-01', date '2060-01-01', interval '7 day') d
		where not exists (select from reservation_salle r where r.date_debut::date = d::date)
		limit 1`,
	);
});

describe('an item that is refused', () => {
	it('leaves by the error output, with its faults, beside what it was', async () => {
		const motif = randomUUID();
		const book = await drawn('bookRoom', booking(motif), { onError: 'continueErrorOutput' });
		const items = await book.run([
			{ ...slot(0), apercu: false },
			{ ...slot(0), apercu: false },
			{ ...slot(1), apercu: 'peut-être', n: 3 },
		]);
		expect(items).toMatchObject([
			{ sortie: 'succes', status: 'booked' },
			{ sortie: 'erreur', status: 'rejected', errors: [{ code: 'SALLE_OCCUPEE' }] },
			{
				sortie: 'erreur',
				n: 3,
				error: expect.stringContaining('previsualiser'),
				errors: [{ path: 'previsualiser', code: 'CHAMP_INVALIDE' }],
			},
		]);
		expect(await booked(motif)).toHaveLength(1);
	});

	it('stops the run before anything is carried out, where it can not be read', async () => {
		const motif = randomUUID();
		const book = await drawn('bookRoom', booking(motif), { onError: 'stopWorkflow' });
		const { status } = await book.post([
			{ ...slot(2), apercu: false },
			{ ...slot(3), debut: 'demain', apercu: false },
		]);
		expect(status).toBe(500);
		expect(await booked(motif)).toEqual([]);
	});
});

describe('what asks for a preview', () => {
	it.each([true, 'true', 'TRUE', ' true ', 1, '1', 'oui', 'VRAI', 'yes'])(
		'%p writes nothing',
		async (apercu) => {
			const motif = randomUUID();
			const book = await drawn('bookRoom', booking(motif));
			expect(await book.run([{ ...slot(4), apercu }])).toMatchObject([{ status: 'preview' }]);
			expect(await booked(motif)).toEqual([]);
		},
	);
});

describe('while the database can not be reached', () => {
	let away = '';
	beforeAll(async () => {
		const rest = await login(s);
		const { id } = await rest<{ id: string }>('POST', '/credentials', {
			name: `away ${randomUUID()}`,
			type: 'sessionsPlanningPostgresApi',
			data: {
				host: '127.0.0.1',
				port: 1,
				database: 'x',
				user: 'x',
				password: 'x',
				ssl: 'disable',
			},
		});
		away = id;
	});
	afterAll(async () => {
		await (
			await login(s)
		)('DELETE', `/credentials/${away}`);
	});

	it('Session Action passes nothing on as an event, and tells the error output', async () => {
		const asked = { rappels: false, limite: 1, bail: 45 };
		const standing = { typeVersion: 4, outputs: 11, database: away };
		const apart = await drawn('sessionAction', asked as never, {
			...standing,
			onError: 'continueErrorOutput',
		});
		const items = await apart.run([{ idEvenement: 1, jeton: 'x' }]);
		expect(items).toMatchObject([
			{ sortie: 'erreur', error: expect.stringMatching(/^aucune base ne répond/) },
		]);
		const silent = await drawn('sessionAction', asked as never, standing);
		const { body } = await silent.post([{ idEvenement: 1, jeton: 'x' }]);
		expect(JSON.stringify(body ?? '')).not.toContain('jeton');
	});

	it('CRM Callback passes nothing on as a delivery', async () => {
		const replay = await drawn(
			'crmCallback',
			{ operation: 'replay', correlationId: 'none' } as never,
			{ onError: 'continueErrorOutput', database: away },
		);
		expect(await replay.run([{ n: 1 }])).toMatchObject([
			{ sortie: 'erreur', error: expect.stringMatching(/^aucune base ne répond/) },
		]);
	});

	it('each item of another node is told so', async () => {
		const book = await drawn('bookRoom', booking('x'), {
			onError: 'continueErrorOutput',
			database: away,
		});
		expect(await book.run([{ ...slot(5), apercu: false }])).toMatchObject([
			{ sortie: 'erreur', status: 'rejected', errors: [{ code: 'BASE_INJOIGNABLE' }] },
		]);
	});
});
