import { createSession } from '../../../core/sessions/createSession';
import type { Refusal } from '../../../core/errors/refusal';
import { openTestDatabase, type TestDatabase } from '../harness';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => await base.close());

const create = (demande: object) =>
	createSession(base.centre, {
		formation: 'INIT_SERTI',
		salle: 'ATEL_B',
		formateurId: 1,
		previsualiser: true,
		...demande,
	} as never);
const refused = async (demande: object) => {
	const refusal: Refusal = await create(demande).then(
		() => Promise.reject(new Error('it is a block')),
		(error) => error,
	);
	return refusal.faults.map(({ path, code }) => `${path} ${code}`);
};

describe('createSession, where the centre rests on other days', () => {
	/** A centre whose own planning.json says Sunday and Monday. */
	const restsOnMonday = (demande: object) => {
		const { planning, ...others } = base.centre.rules;
		const parametres = { ...planning.parametres, weekend: ['DIMANCHE', 'LUNDI'] as const };
		const centre = { ...base.centre, rules: { ...others, planning: { ...planning, parametres } } };
		return createSession(
			centre as never,
			{
				formation: 'CAP_BJ',
				salle: 'ATEL_POL',
				previsualiser: true,
				...demande,
			} as never,
		);
	};
	const morning = (day: string) => ({ dateDebut: `${day}T08:00`, dateFin: `${day}T12:00` });

	it('books a room that is closed on weekends on a Saturday, and not on a Monday', async () => {
		await expect(restsOnMonday({ creneaux: [morning('2027-06-05')] })).resolves.toBeDefined();
		await expect(restsOnMonday({ creneaux: [morning('2027-06-07')] })).rejects.toMatchObject({
			faults: [{ path: 'creneaux[0]', code: 'SALLE_FERMEE_WEEKEND' }],
		});
	});

	it('has a block of days skip those', async () => {
		const bloc = { dateDebut: '2027-06-05', jours: 2, creneaux: ['MATIN'] };
		const { seances } = await restsOnMonday({ bloc });

		expect(seances.map(({ dateDebut }) => dateDebut.slice(0, 10))).toEqual([
			'2027-06-05',
			'2027-06-08',
		]);
	});
});

describe('createSession, a block of days', () => {
	const bloc = async (b: object) =>
		(await create({ bloc: b })).seances.map(({ dateDebut }) => dateDebut);

	it('skips weekends, public holidays and closures, which do not count as its days', async () => {
		await base.sql(
			`insert into sessions_planning.fermeture (date_debut, date_fin, motif) values ('2027-07-19', '2027-07-19', 'Pont')`,
		);
		expect(await bloc({ dateDebut: '2027-07-13', jours: 4, creneaux: ['MATIN'] })).toEqual([
			'2027-07-13T08:00:00+02:00',
			'2027-07-15T08:00:00+02:00',
			'2027-07-16T08:00:00+02:00',
			'2027-07-20T08:00:00+02:00',
		]);
		expect(
			await bloc({
				dateDebut: '2027-07-13',
				dateFin: '2027-07-17',
				feries: true,
				weekends: true,
				creneaux: ['SOIR'],
			}),
		).toHaveLength(5);
	});

	it('keeps the hour of the wall clock across a clock change', async () => {
		expect(
			await bloc({ dateDebut: '2027-03-27', jours: 3, weekends: true, creneaux: ['MATIN'] }),
		).toEqual([
			'2027-03-27T08:00:00+01:00',
			'2027-03-28T08:00:00+02:00',
			'2027-03-30T08:00:00+02:00',
		]);
		expect(
			await bloc({
				dateDebut: '2027-10-30',
				dateFin: '2027-10-31',
				weekends: true,
				creneaux: ['MATIN'],
			}),
		).toEqual(['2027-10-30T08:00:00+02:00', '2027-10-31T08:00:00+01:00']);
	});

	it('refuses what is no block', async () => {
		expect(await refused({ bloc: { dateDebut: '2027-07-17', dateFin: '2027-07-18' } })).toEqual([
			'bloc BLOC_VIDE',
		]);
		expect(await refused({ bloc: { dateDebut: '2027-07-17' } })).toEqual(['bloc CHAMP_INVALIDE']);
		expect(
			await refused({ bloc: { dateDebut: '2027-07-17', jours: 1, creneaux: ['NUIT'] } }),
		).toEqual(['bloc.creneaux CHAMP_INVALIDE']);
		const slot = { dateDebut: '2027-06-02T08:00', dateFin: '2027-06-02T12:00' };
		expect(
			await refused({ bloc: { dateDebut: '2027-07-17', jours: 1 }, creneaux: [slot] }),
		).toEqual(['bloc CHAMP_INVALIDE']);
	});
});
