import { unwrap } from '../../../core/errors/refusal';
import { prepareCases } from '../../../core/evenements/prepareCases';
import type { Receiving } from '../../../core/evenements/receive';
import { writeEvenements } from '../../../core/outbox/writeEvenements';
import { cancelSession } from '../../../core/sessions/cancelSession';
import { openTestDatabase, type TestDatabase } from '../harness';
import { countRoundTrips } from '../inscriptions/world';
import { makeSession, post } from './world';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => await base.close());

const job = { bail: 60, limite: 50 };
const work = async (prises: Receiving[] | 'dus') => await prepareCases(base.centre, prises, job);
const take = async (action: string, idSession: number | null, data: object = {}) =>
	await work([(await post(base, action, idSession, data)).prise as Receiving]);
const courriers = async () =>
	(
		await base.sql<{ role: string; email: string | null; etat: string }>(
			'select role, email, etat from sessions_planning.courrier order by id_courrier',
		)
	).map(({ role, email, etat }) => `${role} ${email ?? '-'} ${etat}`);

describe('prepareDossiers', () => {
	it('owes trainer and admin a mail for a new session', async () => {
		const { idSession } = await makeSession(base);
		const [dossier] = await take('SESSION_CREATED', idSession);
		expect(dossier).toMatchObject({
			reponse: 'creation_notified',
			session: {
				idSession,
				formation: 'Initiation sertissage',
				salle: 'Atelier B',
				formateur: 'Laurent Dupont',
			},
		});
		expect(dossier.seances).toHaveLength(1);
		expect(await courriers()).toEqual([
			'FORMATEUR laurent.dupont@abj.example A_ENVOYER',
			'ADMIN - A_ENVOYER',
		]);
	});

	it('works on an event once, however often n8n starts it', async () => {
		const { idSession } = await makeSession(base, { places: 3, inscrits: 2, attente: 2 });
		const { prise } = await post(base, 'PLACE_LIBEREE', idSession);
		const runs = await Promise.all(
			Array.from({ length: 5 }, async () => await work([prise as Receiving])),
		);
		expect(runs.flat()).toHaveLength(1);
		expect(
			await base.sql(`select nb_inscrits from sessions where id_session = $1`, [idSession]),
		).toEqual([{ nb_inscrits: 3 }]);
		expect(
			await base.sql(
				`select count(*)::int as n from sessions_planning.decision where verbe = 'PROMOUVOIR'`,
			),
		).toEqual([{ n: 1 }]);
	});

	it('leaves an event to its worker until the lease ends, then takes it over; the first one has no say any more', async () => {
		const { idSession } = await makeSession(base, { places: 3, inscrits: 2, attente: 2 });
		const { prise } = await post(base, 'PLACE_LIBEREE', idSession);
		expect(await work('dus')).toEqual([]);
		await base.sql(
			`update sessions_planning.evenement set bail_jusqua = now() - interval '1 second'`,
		);
		expect(await work('dus')).toHaveLength(1);
		expect(await work([prise as Receiving])).toEqual([]);
		expect(
			await base.sql(`select nb_inscrits from sessions where id_session = $1`, [idSession]),
		).toEqual([{ nb_inscrits: 3 }]);
	});

	it('shares due events out between workers without one twice', async () => {
		const { idSession } = await makeSession(base);
		await base.base.withConnection(
			async (cx) =>
				await writeEvenements(
					cx,
					Array.from({ length: 60 }, () => ({
						action: 'SESSION_CREATED' as const,
						idSession,
						donnees: {},
					})),
				),
		);
		const runs = await Promise.all(
			Array.from(
				{ length: 6 },
				async () => await prepareCases(base.centre, 'dus', { bail: 60, limite: 10 }),
			),
		);
		expect(new Set(runs.flat().map((d) => d.idEvenement)).size).toBe(runs.flat().length);
		expect(runs.flat()).toHaveLength(60);
	});

	it('takes one statement to be written down, and no more for fifty events than for one to be applied', async () => {
		const { idSession, inscriptions } = await makeSession(base);
		const counted = async (n: number) => {
			await base.base.withConnection(
				async (cx) =>
					await writeEvenements(
						cx,
						Array.from({ length: n }, () => ({
							action: 'ELEVE_INSCRIT' as const,
							idSession,
							donnees: { eleveId: inscriptions[0].id_eleve },
						})),
					),
			);
			return await countRoundTrips(base, async () => expect(await work('dus')).toHaveLength(n));
		};
		expect(
			await countRoundTrips(
				base,
				async () =>
					await post(base, 'ELEVE_INSCRIT', idSession, { eleveId: inscriptions[0].id_eleve }),
			),
		).toBe('1 in 1');
		await base.sql('delete from sessions_planning.evenement');
		expect([await counted(1), await counted(50)]).toEqual(['15 in 13', '15 in 13']);
	});

	it('promotes as many as there are places, and says why when nobody is', async () => {
		const { idSession, inscriptions } = await makeSession(base, {
			places: 4,
			inscrits: 2,
			attente: 3,
		});
		const [promu] = await take('PLACE_LIBEREE', idSession);
		expect(promu.reponse).toBe('promotion_done');
		expect(promu.effets).toMatchObject({
			elevId: inscriptions[2].id_eleve,
			promotions: [{ elevId: inscriptions[2].id_eleve }, { elevId: inscriptions[3].id_eleve }],
		});
		expect((await courriers()).filter((c) => c.startsWith('ADMIN'))).toHaveLength(2);
		const [rien] = await take('PLACE_LIBEREE', idSession);
		expect(rien).toMatchObject({
			reponse: 'no_promotion',
			effets: { promotions: [], raison: expect.stringContaining('complète') },
		});
	});

	it('confirms session and inscriptions once, and writes to all', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2, attente: 1 });
		await take('SESSION_CONFIRMEE', idSession);
		expect(
			await base.sql(
				'select statut_session, statut_validation from sessions where id_session = $1',
				[idSession],
			),
		).toEqual([{ statut_session: 'CONFIRMEE', statut_validation: 'VALIDEE' }]);
		expect(await courriers()).toEqual([
			'FORMATEUR laurent.dupont@abj.example A_ENVOYER',
			`ELEVE eleve1.s${idSession}@mail.example A_ENVOYER`,
			`ELEVE eleve2.s${idSession}@mail.example A_ENVOYER`,
		]);
	});

	it('cancels with all consequences, and keeps the séances for the mail that takes them away', async () => {
		const { idSession } = await makeSession(base, { inscrits: 2, attente: 1, jours: 10 });
		const suivante = await makeSession(base, { inscrits: 0, jours: 20 });
		const [dossier] = await take('SESSION_ANNULEE', idSession, { motif: 'Formateur souffrant' });
		expect(dossier).toMatchObject({
			reponse: 'cancellation_notified',
			motif: 'Formateur souffrant',
			effets: { sessionSuivanteId: suivante.idSession },
		});
		expect(dossier.seances).toHaveLength(1);
		expect(
			await base.sql(`select statut from reservation_salle where id_session = $1`, [idSession]),
		).toEqual([{ statut: 'ANNULEE' }]);
		expect(await courriers()).toHaveLength(4);
		const contextes = await base.sql<{ contexte: { suivante: { idSession: number } } }>(
			`select contexte from sessions_planning.courrier where role = 'ELEVE'`,
		);
		expect(contextes.map(({ contexte }) => contexte.suivante.idSession)).toEqual(
			Array(3).fill(suivante.idSession),
		);
	});

	it('tells of what a session under way loses, whichever door cancels it, and takes no more', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1, jours: -1, formateur: 1 });
		await base.sql(
			`with plus as (
				insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
				select id_salle, id_session, date_debut + interval '9 days', date_fin + interval '9 days'
				from reservation_salle
				where id_session = $1
				returning id_reservation, id_session, date_fin
			),
			longer as (
				update sessions s set date_fin = plus.date_fin from plus where s.id_session = plus.id_session
			)
			insert into sessions_planning.seance (id_reservation, id_formateur)
			select id_reservation, 2 from plus`,
			[idSession],
		);
		const [, toCome] = await base.sql<{ id_reservation: number }>(
			'select id_reservation from reservation_salle where id_session = $1 order by 1',
			[idSession],
		);
		unwrap((await cancelSession(base.centre, [{ idSession }], { evenements: false }))[0]);
		const told = [toCome.id_reservation];
		const [first] = await take('SESSION_ANNULEE', idSession);
		const [again] = await take('SESSION_ANNULEE', idSession);
		for (const { seances } of [first, again])
			expect(seances.map(({ idReservation }) => idReservation)).toEqual(told);
		expect(new Set((await courriers()).map((line) => line.split(' ')[0]))).toEqual(
			new Set(['ELEVE', 'FORMATEUR']),
		);
		expect(await courriers()).toHaveLength(3);
	});

	it('cancels no session that is over, and mails of none that it is yet to begin', async () => {
		const { idSession, inscriptions } = await makeSession(base, { jours: -3 });
		await makeSession(base, { inscrits: 0, jours: 20 });
		for (const action of ['SESSION_ANNULEE', 'RAPPEL_SESSION']) {
			expect((await take(action, idSession))[0].reponse).toBe('failed');
		}
		const over = { erreur: expect.stringContaining('terminée') as string };
		expect(await base.sql('select erreur from sessions_planning.evenement')).toEqual([over, over]);
		expect(new Set(await courriers())).toEqual(new Set(['ANOMALIE - A_ENVOYER']));
		await base.sql('delete from sessions_planning.courrier');
		const eleveId = inscriptions[0].id_eleve;
		expect((await take('SESSION_CREATED', idSession))[0].reponse).toBe('creation_notified');
		expect((await take('ELEVE_INSCRIT', idSession, { eleveId }))[0].reponse).toBe(
			'inscription_notified',
		);
		expect(await courriers()).toEqual([]);
	});

	it('sends no convocation to a session that was cancelled before it: crossing events', async () => {
		const { idSession, inscriptions } = await makeSession(base);
		await take('SESSION_ANNULEE', idSession);
		await base.sql('delete from sessions_planning.courrier');
		for (const [action, data] of [
			['ELEVE_INSCRIT', { eleveId: inscriptions[0].id_eleve }],
			['PROMOTION_ATTENTE', { eleveId: inscriptions[0].id_eleve }],
			['RAPPEL_SESSION', {}],
			['SESSION_CREATED', {}],
			['SESSION_CONFIRMEE', {}],
		] as const) {
			const [dossier] = await take(action, idSession, data);
			expect([action, dossier.reponse]).toEqual([action, 'failed']);
		}
		expect(new Set(await courriers())).toEqual(new Set(['ANOMALIE - A_ENVOYER']));
	});

	it('takes each event of one session at once without a lost or doubled effect', async () => {
		const { idSession, inscriptions } = await makeSession(base, {
			places: 4,
			inscrits: 2,
			attente: 4,
		});
		const prises = await Promise.all(
			[
				'PLACE_LIBEREE',
				'SESSION_CONFIRMEE',
				'PLACE_LIBEREE',
				'SESSION_ANNULEE',
				'PLACE_LIBEREE',
			].map(async (action) => (await post(base, action, idSession)).prise as Receiving),
		);
		await Promise.all(prises.map(async (prise) => await work([prise])));
		expect(
			await base.sql(
				`select count(*)::int as n from sessions_planning.evenement where applique_le is null`,
			),
		).toEqual([{ n: 0 }]);
		expect(
			await base.sql('select statut_session, nb_inscrits from sessions where id_session = $1', [
				idSession,
			]),
		).toEqual([{ statut_session: 'ANNULEE', nb_inscrits: 0 }]);
		expect(
			await base.sql(
				`select position_attente from inscription_session where id_session = $1 and statut_inscription = 'EN_ATTENTE' order by 1`,
				[idSession],
			),
		).toEqual(inscriptions.map((_, i) => ({ position_attente: i + 1 })));
	});

	it('passes the queue entries of a candidat to the élève', async () => {
		const { idSession } = await makeSession(base, { places: 2, inscrits: 2 });
		const [{ id_candidat }] = await base.sql<{ id_candidat: number }>(
			`insert into candidats (nom, prenom, email) values ('C', 'C', 'c@mail.example') returning id_candidat`,
		);
		const [{ id_eleve }] = await base.sql<{ id_eleve: number }>(
			`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok, id_candidat)
			values ('C', 'C', null, true, true, $1)
			returning id_eleve`,
			[id_candidat],
		);
		await base.sql(
			`insert into inscription_session (id_candidat, id_session, date_inscription, statut_inscription,
				position_attente)
			values ($1, $2, current_date, 'EN_ATTENTE', 1)`,
			[id_candidat, idSession],
		);
		const [dossier] = await take('ELEVE_CONVERTI', null, {
			candidatId: id_candidat,
			eleveId: id_eleve,
			login: 'l',
			motDePasse: 'm',
			urlConnexion: 'https://e.example',
		});
		expect(dossier).toMatchObject({
			reponse: 'account_notified',
			effets: {
				elevId: id_eleve,
				candidatId: id_candidat,
				inscriptions: [{ sessionId: idSession, positionAttente: 1 }],
			},
		});
		// Without an address no mail will carry the password: it goes at once.
		expect(await courriers()).toEqual(['COMPTE - SANS_ADRESSE']);
		expect(await base.sql('select secret from sessions_planning.evenement')).toEqual([
			{ secret: null },
		]);
	});

	it('keeps no password for an address that is none', async () => {
		const [{ id_candidat }] = await base.sql<{ id_candidat: number }>(
			`insert into candidats (nom, prenom) values ('C', 'C') returning id_candidat`,
		);
		const [{ id_eleve }] = await base.sql<{ id_eleve: number }>(
			`insert into eleves (nom, prenom, email) values ('C', 'C', 'à demander') returning id_eleve`,
		);
		await take('ELEVE_CONVERTI', null, {
			candidatId: id_candidat,
			eleveId: id_eleve,
			login: 'l',
			motDePasse: 'm',
			urlConnexion: 'https://e.example',
		});
		expect((await courriers())[0]).toMatch(/SANS_ADRESSE$/);
		expect(await base.sql('select secret from sessions_planning.evenement')).toEqual([
			{ secret: null },
		]);
	});

	it('puts an event off that fails unexpectedly, lets others pass, and ends it after eight tries', async () => {
		const { idSession } = await makeSession(base);
		await base.sql(
			`create function boum() returns trigger language plpgsql as $$ begin raise exception 'boum'; end $$`,
		);
		await base.sql(
			`create trigger boum before update on sessions for each row execute function boum()`,
		);
		const broken = (await post(base, 'SESSION_CONFIRMEE', idSession)).prise as Receiving;
		const sound = (await post(base, 'SESSION_CREATED', idSession)).prise as Receiving;
		expect((await work([broken, sound])).map(({ action }) => action)).toEqual(['SESSION_CREATED']);
		for (let i = 0; i < 7; i += 1) {
			await base.sql(
				`update sessions_planning.evenement set prochain_essai = now() where action = 'SESSION_CONFIRMEE'`,
			);
			await work('dus');
		}
		expect(
			await base.sql(
				`select reponse, erreur, tentatives from sessions_planning.evenement where action = 'SESSION_CONFIRMEE'`,
			),
		).toEqual([{ reponse: 'failed', erreur: 'boum', tentatives: 8 }]);
		expect((await courriers()).filter((c) => c.startsWith('ANOMALIE'))).toHaveLength(1);
	});

	it('keeps why it was refused, though the answer to that commit was lost on its way', async () => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 1, attente: 0 });
		const { prise } = await post(base, 'MISE_EN_ATTENTE', idSession, {
			inscriptionId: inscriptions[0].id_inscription,
		});
		const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
		let transactions = 0;
		const deaf = Object.assign(Object.create(base.base), {
			withConnection: async (job: Parameters<typeof base.base.withConnection>[0]) => {
				const result = await base.base.withConnection(job);
				transactions += 1;
				// First it is claimed, then tried and rolled back, then ended as refused.
				if (transactions === 3) throw lost;
				return result;
			},
		}) as typeof base.base;
		await prepareCases({ ...base.centre, base: deaf }, [prise as Receiving], job);
		expect(
			await base.sql(
				'select reponse, erreur, tentatives, bail_jusqua from sessions_planning.evenement',
			),
		).toEqual([
			{
				reponse: 'failed',
				erreur: expect.stringContaining("n'est pas en liste d'attente"),
				tentatives: 0,
				bail_jusqua: null,
			},
		]);
	});
});
