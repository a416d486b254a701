import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { enrol } from '../../../core/inscriptions/enrol';
import { promote } from '../../../core/inscriptions/promote';
import { unwrap } from '../../../core/errors/refusal';
import { prepareCases } from '../../../core/evenements/prepareCases';
import type { Receiving } from '../../../core/evenements/receive';
import { openTestDatabase, type TestDatabase } from '../harness';
import { makeSession, post } from './world';

/* Whoever says it, the endpoint or the CRM: people are told once (contract, section 4, Beyond the eight). */

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => await base.close());

const work = async (prises: Receiving[] | 'dus') =>
	await prepareCases(base.centre, prises, { bail: 60, limite: 50 });
const take = async (action: string, idSession: number, data: object = {}) =>
	(await work([(await post(base, action, idSession, data)).prise as Receiving]))[0];
const owed = async (role: string) =>
	(
		await base.sql<{ n: number }>(
			'select count(*)::int as n from sessions_planning.courrier where role = $1',
			[role],
		)
	)[0].n;

describe('a convocation', () => {
	async function enrolled() {
		const { idSession } = await makeSession(base, { places: 3 });
		const [{ id: idEleve }] = await base.sql<{ id: number }>(
			`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
			values ('Une', 'Seule', 'une@mail.example', true, true)
			returning id_eleve as id`,
		);
		const { inscription } = unwrap((await enrol(base.centre, [{ idSession, idEleve }]))[0]);
		await work('dus');
		return { idSession, idEleve, inscription };
	}

	it('is one, where the CRM says again what our endpoint has told', async () => {
		const { idSession, idEleve } = await enrolled();
		expect(await owed('ELEVE')).toBe(1);

		const again = await take('ELEVE_INSCRIT', idSession, { eleveId: idEleve });
		expect(again).toMatchObject({
			reponse: 'inscription_notified',
			effets: { elevId: idEleve, dejaConvoque: true },
		});
		expect([await owed('ELEVE'), await owed('ADMIN')]).toEqual([1, 1]);
	});

	it('is one, where both say it at once', async () => {
		const { idSession, idEleve } = await enrolled();
		await base.sql('delete from sessions_planning.courrier');
		const data = { eleveId: idEleve };
		const prises = await Promise.all(
			Array.from({ length: 5 }, () => post(base, 'ELEVE_INSCRIT', idSession, data)),
		);
		await Promise.all(prises.map(({ prise }) => work([prise as Receiving])));

		expect(await owed('ELEVE')).toBe(1);
	});

	it('goes out again where it is asked for, and for other séances', async () => {
		const { idSession, idEleve } = await enrolled();
		const sentAgain = await take('ELEVE_INSCRIT', idSession, { eleveId: idEleve, renvoyer: true });
		expect(sentAgain.effets).not.toHaveProperty('dejaConvoque');
		expect(await owed('ELEVE')).toBe(2);

		await base.sql(
			`update reservation_salle set date_debut = date_debut + interval '1 hour' where id_session = $1`,
			[idSession],
		);
		await take('ELEVE_INSCRIT', idSession, { eleveId: idEleve });
		expect(await owed('ELEVE')).toBe(3);
	});
});

describe('a cancellation', () => {
	const told = async () => [await owed('ELEVE'), await owed('FORMATEUR')];
	/** A séance that was taken out of the session before. */
	const releaseAnother = async (idSession: number) =>
		await base.sql(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin, statut)
			select id_salle, id_session, date_debut + interval '1 day', date_fin + interval '1 day', 'ANNULEE'
			from reservation_salle
			where id_session = $1`,
			[idSession],
		);
	/** The CRM opens it again, and the queue that was left gets its places. */
	async function openAgain(idSession: number) {
		await base.sql(`update sessions set statut_session = 'PLANIFIEE' where id_session = $1`, [
			idSession,
		]);
		await base.sql(`update reservation_salle set statut = 'ACTIVE' where id_session = $1`, [
			idSession,
		]);
		await promote(base.centre, [{ idSession }]);
		await promote(base.centre, [{ idSession }]);
		await work('dus');
		expect(await owed('PROMU')).toBe(2);
	}

	it('tells nobody again under another correlation id', async () => {
		const { idSession } = await makeSession(base, { places: 3, inscrits: 2 });
		await take('SESSION_ANNULEE', idSession);
		expect(await told()).toEqual([2, 1]);

		const again = await take('SESSION_ANNULEE', idSession);
		expect(again.reponse).toBe('cancellation_notified');
		expect(await told()).toEqual([2, 1]);
	});

	it('tells nobody again, also where a séance had been released before', async () => {
		const { idSession } = await makeSession(base, { places: 3, inscrits: 2 });
		await releaseAnother(idSession);
		await take('SESSION_ANNULEE', idSession);
		expect(await told()).toEqual([2, 1]);
		await take('SESSION_ANNULEE', idSession);
		expect(await told()).toEqual([2, 1]);
	});

	it('tells everybody again of a session that was opened again meanwhile', async () => {
		const { idSession } = await makeSession(base, { places: 3, inscrits: 2 });
		await take('SESSION_ANNULEE', idSession);
		await openAgain(idSession);

		await take('SESSION_ANNULEE', idSession);
		expect(await told()).toEqual([4, 2]);
		await take('SESSION_ANNULEE', idSession);
		expect(await told()).toEqual([4, 2]);
	});

	it('is told once where the CRM cancelled the session itself, and then writes somebody into it', async () => {
		const { idSession, inscriptions } = await makeSession(base, {
			places: 3,
			inscrits: 1,
			attente: 1,
		});
		await base.sql(`update sessions set statut_session = 'ANNULEE' where id_session = $1`, [
			idSession,
		]);
		await base.sql(`update reservation_salle set statut = 'ANNULEE' where id_session = $1`, [
			idSession,
		]);
		await take('SESSION_ANNULEE', idSession);
		expect(await told()).toEqual([1, 1]);

		await base.sql(
			`update inscription_session set statut_inscription = 'INSCRIT', position_attente = null
			where id_inscription = $1`,
			[inscriptions[1].id_inscription],
		);
		await take('SESSION_ANNULEE', idSession);
		expect(await told()).toEqual([2, 1]);
	});

	it('that was told before the upgrade is not told again after it, and the next one is', async () => {
		const { idSession } = await makeSession(base, { places: 3, inscrits: 2 });
		await take('SESSION_ANNULEE', idSession);
		// As the keys were, and as some were told a second time.
		await base.sql(
			`update sessions_planning.courrier
			set cle = regexp_replace(cle, '^(annulation:\\d+):\\d+:', '\\1:00000000000000ab:')`,
		);
		await base.sql(
			`insert into sessions_planning.courrier (cle, role)
			select replace(cle, '00ab', '00cd'), role from sessions_planning.courrier where role = 'ELEVE'`,
		);
		const migration = join(__dirname, '../../../database/migrations/0206_cles_annulation.sql');
		await base.sql(readFileSync(migration, 'utf8'));

		await take('SESSION_ANNULEE', idSession);
		expect(await told()).toEqual([4, 1]);
		await openAgain(idSession);
		await take('SESSION_ANNULEE', idSession);
		expect(await told()).toEqual([6, 2]);
	});
});
