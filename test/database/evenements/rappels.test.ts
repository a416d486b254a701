import { writeAlerts } from '../../../core/rappels/writeAlerts';
import { writeRappels } from '../../../core/rappels/writeRappels';
import { atWallClock } from '../../../core/time/instant';
import { openTestDatabase, type TestDatabase } from '../harness';
import { makeSession, post } from './world';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => await base.close());

/** A session on a day of its own choice, at 09:00 in Paris. */
async function sessionOn(jour: string, changes: object = {}) {
	const { idSession } = await makeSession(base, changes);
	await move(idSession, jour);
	return idSession;
}

const move = async (idSession: number, jour: string) => {
	await base.sql('update reservation_salle set statut = $2 where id_session = $1', [
		idSession,
		'ANNULEE',
	]);
	await base.sql('update sessions set date_debut = $2, date_fin = $3 where id_session = $1', [
		idSession,
		atWallClock(jour, '09:00').toISOString().replace('Z', ''),
		atWallClock(jour, '12:00').toISOString().replace('Z', ''),
	]);
};
const rappels = async () =>
	(
		await base.sql<{ id_session: number }>(
			`select id_session from sessions_planning.evenement where action = 'RAPPEL_SESSION' order by id_evenement`,
		)
	).map((e) => e.id_session);
const at = (jour: string, heure: string) => atWallClock(jour, heure);

describe('writeRappels', () => {
	it('reminds from 08:00 of the seventh day before, once, by the clock of Paris', async () => {
		const id = await sessionOn('2027-03-30');
		const later = await sessionOn('2027-03-31');
		expect(await writeRappels(base.centre, at('2027-03-22', '23:59'))).toBe(0);
		expect(await writeRappels(base.centre, at('2027-03-23', '07:59'))).toBe(0);
		expect(await writeRappels(base.centre, at('2027-03-23', '08:00'))).toBe(1);
		expect(await writeRappels(base.centre, at('2027-03-23', '08:01'))).toBe(0);
		expect(await rappels()).toEqual([id]);
		expect(await writeRappels(base.centre, at('2027-03-28', '08:00'))).toBe(1);
		expect(await rappels()).toEqual([id, later]);
	});

	it('catches up after a downtime, but not for a session that has begun', async () => {
		await sessionOn('2027-03-30');
		expect(await writeRappels(base.centre, at('2027-03-30', '09:00'))).toBe(0);
		expect(await writeRappels(base.centre, at('2027-03-30', '08:30'))).toBe(1);
	});

	it('reminds anew of a moved session, and again not when it moves back', async () => {
		const id = await sessionOn('2027-03-30');
		await writeRappels(base.centre, at('2027-03-28', '09:00'));
		await move(id, '2027-04-01');
		expect(await writeRappels(base.centre, at('2027-03-28', '09:01'))).toBe(1);
		await move(id, '2027-03-30');
		expect(await writeRappels(base.centre, at('2027-03-28', '09:02'))).toBe(0);
	});

	it('leaves out what is cancelled, over or refused, and what the CRM had reminded itself', async () => {
		for (const statut of ['ANNULEE', 'TERMINEE', 'EN_COURS'])
			await base.sql('update sessions set statut_session = $2 where id_session = $1', [
				await sessionOn('2027-03-30'),
				statut,
			]);
		await base.sql(`update sessions set statut_validation = 'REFUSEE' where id_session = $1`, [
			await sessionOn('2027-03-30'),
		]);
		const id = await sessionOn('2027-03-30');
		await post(base, 'RAPPEL_SESSION', id);
		expect(await writeRappels(base.centre, at('2027-03-28', '09:00'))).toBe(0);
	});

	it('writes one reminder when several workers wake at once', async () => {
		await sessionOn('2027-03-30');
		const written = await Promise.all(
			Array.from(
				{ length: 8 },
				async () => await writeRappels(base.centre, at('2027-03-28', '09:00')),
			),
		);
		expect(written.reduce((a, b) => a + b)).toBe(1);
	});
});

describe('writeAlertes', () => {
	const notices = async () => {
		const mails = await base.sql<{
			contexte: { alertes: Array<{ code: string; idSession: number }> };
		}>(
			`select contexte from sessions_planning.courrier where role = 'ALERTE' order by id_courrier`,
		);
		return mails.map(({ contexte: { alertes } }) => {
			return alertes.map(({ code, idSession }) => `${idSession} ${code}`);
		});
	};

	it('tells each alert of a session once a day, together', async () => {
		const pleine = await sessionOn('2027-05-30', { places: 2, inscrits: 2, attente: 5 });
		const vide = await sessionOn('2027-04-05', { places: 10, inscrits: 1 });
		await sessionOn('2027-05-30', { places: 10, inscrits: 1 });
		expect(await writeAlerts(base.centre, at('2027-03-28', '07:00'))).toBe(0);
		expect(await writeAlerts(base.centre, at('2027-03-28', '09:00'))).toBe(3);
		expect(await writeAlerts(base.centre, at('2027-03-28', '18:00'))).toBe(0);
		expect(await notices()).toEqual([
			[`${vide} TROP_PEU_D_INSCRITS`, `${pleine} CAPACITE_ATTEINTE`, `${pleine} FILE_LONGUE`],
		]);
		expect(await writeAlerts(base.centre, at('2027-03-29', '09:00'))).toBe(3);
		expect(await notices()).toHaveLength(2);
	});
});
