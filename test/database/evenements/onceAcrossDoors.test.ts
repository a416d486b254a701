import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { claimCourriersOf } from '../../../database/generated/courriers';
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

const states = async (role: string) =>
	(
		await base.sql<{ etat: string }>(
			'select etat from sessions_planning.courrier where role = $1 order by id_courrier',
			[role],
		)
	).map(({ etat }) => etat);

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

	it.each([
		['had no address', 'SANS_ADRESSE'],
		['was given up', 'ECHEC'],
	])('that %s was told to nobody, and is owed when it is said again', async (_, etat) => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 1 });
		const [{ id_eleve: eleveId }] = inscriptions;
		const say = async () => await take('ELEVE_INSCRIT', idSession, { eleveId });
		await say();
		await base.sql(`update sessions_planning.courrier set etat = $1 where role = 'ELEVE'`, [etat]);

		const again = await say();
		expect(again.effets).not.toHaveProperty('dejaConvoque');
		expect(await states('ELEVE')).toEqual([etat, 'A_ENVOYER']);
		expect(await owed('ADMIN')).toBe(1);
		expect((await say()).effets).toMatchObject({ dejaConvoque: true });
	});

	it('is reported each time where there is still no address', async () => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 1 });
		const [{ id_eleve: eleveId }] = inscriptions;
		await base.sql('update eleves set email = null where id_eleve = $1', [eleveId]);
		await take('ELEVE_INSCRIT', idSession, { eleveId });
		const again = await take('ELEVE_INSCRIT', idSession, { eleveId });

		expect(again.effets).not.toHaveProperty('dejaConvoque');
		expect(await states('ELEVE')).toEqual(['SANS_ADRESSE', 'SANS_ADRESSE']);
	});

	it('is owed once where five say it again at once', async () => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 1 });
		const [{ id_eleve: eleveId }] = inscriptions;
		await take('ELEVE_INSCRIT', idSession, { eleveId });
		await base.sql(`update sessions_planning.courrier set etat = 'ECHEC' where role = 'ELEVE'`);
		const prises = await Promise.all(
			Array.from({ length: 5 }, () => post(base, 'ELEVE_INSCRIT', idSession, { eleveId })),
		);
		await Promise.all(prises.map(({ prise }) => work([prise as Receiving])));

		expect(await states('ELEVE')).toEqual(['ECHEC', 'A_ENVOYER']);
	});
});

describe('who leaves and comes back by the same inscription', () => {
	/** As the CRM does it with its own SQL. */
	const setStatut = async (id: number, statut: string) =>
		await base.sql(
			'update inscription_session set statut_inscription = $2 where id_inscription = $1',
			[id, statut],
		);
	const leave = async (idSession: number, inscriptionId: number) => {
		await setStatut(inscriptionId, 'ANNULE');
		await take('PLACE_LIBEREE', idSession, { inscriptionId });
	};
	const comeBack = async (idSession: number, inscriptionId: number) => {
		await setStatut(inscriptionId, 'INSCRIT');
		return await take('ELEVE_INSCRIT', idSession, { inscriptionId });
	};
	const sent = async () =>
		await base.sql(
			`update sessions_planning.courrier set etat = 'ENVOYE' where etat = 'A_ENVOYER'`,
		);

	it('is convoked again, and told again of leaving, each once', async () => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 1 });
		const [{ id_inscription: inscriptionId }] = inscriptions;
		await take('ELEVE_INSCRIT', idSession, { inscriptionId });
		await sent();
		for (const n of [1, 2]) {
			await leave(idSession, inscriptionId);
			await take('ELEVE_DESISTE', idSession, { inscriptionId });
			await sent();
			expect([await owed('ELEVE'), await owed('ADMIN')]).toEqual([2 * n, 2 * n]);

			const back = await comeBack(idSession, inscriptionId);
			expect(back.effets).not.toHaveProperty('dejaConvoque');
			await sent();
			const again = await take('ELEVE_INSCRIT', idSession, { inscriptionId });
			expect(again.effets).toMatchObject({ dejaConvoque: true });
			expect([await owed('ELEVE'), await owed('ADMIN')]).toEqual([2 * n + 1, 2 * n + 1]);
		}
	});

	it('is told the last alone of what a mail server held up', async () => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 1 });
		const [{ id_inscription: inscriptionId }] = inscriptions;
		await take('ELEVE_INSCRIT', idSession, { inscriptionId });
		await leave(idSession, inscriptionId);
		const last = await comeBack(idSession, inscriptionId);

		const ids = await base.sql<{ id: number }>(
			'select id_evenement::int as id from sessions_planning.evenement',
		);
		const claimed = await base.base.withConnection(
			async (cx) =>
				await claimCourriersOf.run(
					{ ids: ids.map(({ id }) => id), role: 'ELEVE', limite: 50, bail: 60 },
					cx,
				),
		);
		const toSend = claimed.filter(({ etat }) => etat === 'A_ENVOYER');
		expect(toSend.map(({ idEvenement }) => idEvenement)).toEqual([last.idEvenement]);
	});

	it('is told a place in the queue again, where that is where they come back to', async () => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 1, attente: 1 });
		const [, { id_inscription: inscriptionId }] = inscriptions;
		await take('MISE_EN_ATTENTE', idSession, { inscriptionId });
		await sent();
		await leave(idSession, inscriptionId);
		await sent();
		await setStatut(inscriptionId, 'EN_ATTENTE');
		await take('MISE_EN_ATTENTE', idSession, { inscriptionId });

		expect(await owed('ELEVE')).toBe(3);
	});

	it('was told so before the upgrade: what stood last stands, and what stood before is told again', async () => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 2 });
		const [{ id_inscription: left }, { id_inscription: stayed }] = inscriptions;
		await take('ELEVE_INSCRIT', idSession, { inscriptionId: left });
		await take('ELEVE_INSCRIT', idSession, { inscriptionId: stayed });
		await leave(idSession, left);
		await sent();
		// As the keys were.
		await base.sql(
			`update sessions_planning.courrier set cle = regexp_replace(cle, ':cedee:.*', '')`,
		);
		const migration = join(__dirname, '../../../database/migrations/0209_cles_cedees.sql');
		await base.sql(readFileSync(migration, 'utf8'));

		await take('ELEVE_DESISTE', idSession, { inscriptionId: left });
		await take('ELEVE_INSCRIT', idSession, { inscriptionId: stayed });
		expect(await owed('ELEVE')).toBe(3);
		await comeBack(idSession, left);
		expect(await owed('ELEVE')).toBe(4);
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
		expect(await told()).toEqual([2, 1]);

		await base.sql(
			`update inscription_session set statut_inscription = 'INSCRIT', position_attente = null
			where id_inscription = $1`,
			[inscriptions[1].id_inscription],
		);
		await take('SESSION_ANNULEE', idSession);
		expect(await told()).toEqual([3, 1]);
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
