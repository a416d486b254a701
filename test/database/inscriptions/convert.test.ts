import { unwrap } from '../../../core/errors/refusal';
import { convert } from '../../../core/inscriptions/convert';
import { enrol } from '../../../core/inscriptions/enrol';
import { explain } from '../../../core/inscriptions/explain';
import { rerank } from '../../../core/inscriptions/rerank';
import { certificate } from '../../../core/papers/certificate';
import { markPresences } from '../../../core/presences/markPresences';
import { reportHours } from '../../../core/presences/reportHours';
import { openTestDatabase, type TestDatabase } from '../harness';
import { addCandidats, addEleves, addSessions, enrolled, faults, queue } from './world';

let base: TestDatabase;
beforeAll(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => expect(await faults(base)).toEqual([]));
afterAll(async () => await base.close());

const one = async (idCandidat: number, idEleve: number) =>
	unwrap((await convert(base.centre, [{ idCandidat, idEleve }]))[0]);

describe('convert', () => {
	it('passes every queue entry to the élève, ranks follow his new priority', async () => {
		const [pleine, autre] = await addSessions(base, [0, 0]);
		const [a, b, c] = await addCandidats(base, 3);
		const [idEleve] = await addEleves(base, 1);
		await enrol(
			base.centre,
			[pleine, autre].flatMap((idSession) =>
				[a, b, c].map((idCandidat) => ({ idSession, idCandidat })),
			),
		);
		const { inscriptions, promotions } = await one(c, idEleve);
		expect(
			inscriptions.map(({ idSession, idEleve: e, idCandidat, priorite, positionAttente }) => [
				idSession,
				e,
				idCandidat,
				priorite,
				positionAttente,
			]),
		).toEqual([
			[pleine, idEleve, null, 1, 1],
			[autre, idEleve, null, 1, 1],
		]);
		expect(promotions).toEqual([]);
		expect(await queue(base, pleine)).toEqual([`e${idEleve}`, `c${a}`, `c${b}`]);
		expect((await one(c, idEleve)).inscriptions).toEqual(inscriptions);
	});

	it('takes a free place where it is his turn, and waits where it is not', async () => {
		const [libre, busy] = await addSessions(base, [1, 1]);
		const [candidat] = await addCandidats(base, 1);
		const [devant, converted] = await addEleves(base, 2);
		await enrol(base.centre, [{ idSession: busy, idEleve: devant, origine: 'conversion' }]);
		await enrol(
			base.centre,
			[libre, busy].map((idSession) => ({ idSession, idCandidat: candidat })),
		);
		const { inscriptions, promotions } = await one(candidat, converted);
		expect(
			inscriptions.map(({ statutInscription, positionAttente }) => [
				statutInscription,
				positionAttente,
			]),
		).toEqual([
			['INSCRIT', null],
			['EN_ATTENTE', 2],
		]);
		expect(promotions.map(({ idSession }) => idSession)).toEqual([libre]);
		expect(
			await base.sql(
				`select id_session, donnees ->> 'eleveId' as e from sessions_planning.evenement where action = 'PROMOTION_ATTENTE'`,
			),
		).toEqual([{ id_session: libre, e: String(converted) }]);
	});

	it("keeps the élève's own inscription where both are there, with the better of both", async () => {
		const [places, attente, kept] = await addSessions(base, [1, 0, 1]);
		const [candidat] = await addCandidats(base, 1);
		const [idEleve] = await addEleves(base, 1);
		await enrol(base.centre, [
			{ idSession: places, idCandidat: candidat },
			{ idSession: attente, idCandidat: candidat },
			{ idSession: kept, idCandidat: candidat, forcee: true },
		]);
		await base.sql(
			`update inscription_session set date_inscription = '2020-01-01' where id_session = $1`,
			[attente],
		);
		await enrol(base.centre, [
			{ idSession: places, idEleve },
			{ idSession: attente, idEleve },
			{ idSession: kept, idEleve, origine: 'conversion' },
		]);
		const { inscriptions, duplicatesOf } = await one(candidat, idEleve);
		expect(
			duplicatesOf.map(({ idSession, statutInscription, motifAnnulation }) => [
				idSession,
				statutInscription,
				motifAnnulation,
			]),
		).toEqual([places, attente, kept].map((id) => [id, 'ANNULE', 'DOUBLON_CONVERSION']));
		expect(
			inscriptions.map(({ idSession, statutInscription, dateInscription }) => [
				idSession,
				statutInscription,
				dateInscription === '2020-01-01',
			]),
		).toEqual([
			[places, 'INSCRIT', false],
			[attente, 'EN_ATTENTE', true],
			[kept, 'INSCRIT', false],
		]);
	});

	it('keeps what was attended as candidat, also where the élève has an inscription of his own', async () => {
		const { idSession, candidat, idEleve } = await heldTwice(0);
		await base.sql(
			`update sessions set date_debut = now() at time zone 'UTC' - interval '2 days' where id_session = $1`,
			[idSession],
		);
		await base.sql('update inscription_session set date_inscription = current_date - 9');
		const [{ id_reservation: idReservation }] = await base.sql(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select 1, id_session, date_debut, date_debut + interval '4 hours' from sessions where id_session = $1
			returning id_reservation`,
			[idSession],
		);
		await markPresences(base.centre, {
			idSession,
			presences: [{ idReservation, idCandidat: candidat, statut: 'PRESENT' }],
		});
		await one(candidat, idEleve);
		expect((await certificate(base.centre, { idSession, idEleve })).heures.suivies).toBe(4);
		const { lignes } = await reportHours(base.centre, { idEleve });
		expect(lignes.map(({ heures }) => heures.suivies)).toEqual([4, 0]);
	});

	/** A session of two places, held by a candidat and the élève whom he becomes; others wait. */
	async function heldTwice(waiting: number) {
		const [idSession] = await addSessions(base, [2]);
		const [candidat] = await addCandidats(base, 1);
		const [idEleve, ...others] = await addEleves(base, 1 + waiting);
		await enrol(base.centre, [
			{ idSession, idCandidat: candidat, forcee: true },
			{ idSession, idEleve, forcee: true },
			...others.map((other) => ({ idSession, idEleve: other })),
		]);
		return { idSession, candidat, idEleve, others };
	}

	it('gives the place that both held to the next of the queue, who is told', async () => {
		const { idSession, candidat, idEleve, others } = await heldTwice(2);
		const { inscriptions, promotions, duplicatesOf, suivants } = await one(candidat, idEleve);
		expect(await enrolled(base, idSession)).toEqual([`e${idEleve}`, `e${others[0]}`]);
		expect(await queue(base, idSession)).toEqual([`e${others[1]}`]);
		expect([inscriptions.length, promotions, duplicatesOf.length]).toEqual([1, [], 1]);
		expect(suivants).toMatchObject([{ idEleve: others[0], statutInscription: 'INSCRIT' }]);
		expect(
			await base.sql(
				`select action, donnees ->> 'eleveId' as e from sessions_planning.evenement
				where id_session = $1 and action = 'PROMOTION_ATTENTE'`,
				[idSession],
			),
		).toEqual([{ action: 'PROMOTION_ATTENTE', e: String(others[0]) }]);
		const said = await explain(base.centre, { idInscription: duplicatesOf[0].idInscription });
		expect(said.at(-1)).toMatchObject({
			verbe: 'CONVERTIR',
			regle: 'doublon-conversion',
			message: expect.stringMatching(/annulée.*la personne suivante de la file la reçoit/),
			faits: { placeLiberee: true, promotion: suivants[0].idInscription },
		});
		expect((await one(candidat, idEleve)).suivants).toEqual([]);
	});

	it.each([
		['the candidat', 'id_candidat'],
		['the élève', 'id_eleve'],
	])('keeps the place confirmed that %s had confirmed', async (_, key) => {
		const { idSession, candidat, idEleve, others } = await heldTwice(1);
		await base.sql(
			`update inscription_session set statut_inscription = 'CONFIRME', date_confirmation = '2026-03-02'
			where id_session = $1 and ${key} = $2`,
			[idSession, key === 'id_eleve' ? idEleve : candidat],
		);
		const { inscriptions, suivants } = await one(candidat, idEleve);
		expect(inscriptions).toMatchObject([
			{ idEleve, statutInscription: 'CONFIRME', dateConfirmation: '2026-03-02' },
		]);
		expect(suivants.map((next) => next.idEleve)).toEqual(others);
	});

	it('gives it to nobody where nobody waits, the session is full or has started, and says so', async () => {
		const alone = await heldTwice(0);
		const full = await heldTwice(1);
		const started = await heldTwice(1);
		await base.sql('update sessions set capacite_max = 1 where id_session = $1', [full.idSession]);
		await base.sql(
			`update sessions set date_debut = now() at time zone 'UTC' - interval '1 hour' where id_session = $1`,
			[started.idSession],
		);
		for (const [{ idSession, candidat, idEleve, others }, why] of [
			[alone, "Personne n'attend"],
			[full, 'La session est complète'],
			[started, 'La session a déjà commencé'],
		] as const) {
			const { duplicatesOf, suivants } = await one(candidat, idEleve);
			expect(suivants).toEqual([]);
			expect(await enrolled(base, idSession)).toEqual([`e${idEleve}`]);
			expect(await queue(base, idSession)).toEqual(others.map((id) => `e${id}`));
			const said = await explain(base.centre, { idInscription: duplicatesOf[0].idInscription });
			expect(said.at(-1)?.message).toContain(`Personne n'est promu. ${why}`);
		}
	});

	it('gives two places that three of one person held, and his turn at another session', async () => {
		const { idSession, candidat, idEleve, others } = await heldTwice(3);
		const [idAutre] = await addSessions(base, [1]);
		const [second] = await addCandidats(base, 1);
		await base.sql('update sessions set capacite_max = 3 where id_session = $1', [idSession]);
		await enrol(base.centre, [
			{ idSession, idCandidat: second, forcee: true },
			{ idSession: idAutre, idCandidat: second },
		]);
		const issues = await convert(
			base.centre,
			[candidat, second].map((idCandidat) => ({ idCandidat, idEleve })),
		);
		const given = issues.flatMap((issue) => unwrap(issue).suivants);
		expect(given.map(({ idEleve: id }) => id)).toEqual([others[0], others[1]]);
		expect(unwrap(issues[0]).promotions.map((i) => i.idSession)).toEqual([idAutre]);
		expect(await queue(base, idSession)).toEqual([`e${others[2]}`]);
	});

	it('refuses unknown people alone, and converts two candidats of one batch to one élève', async () => {
		const [idSession] = await addSessions(base, [0]);
		const [a, b] = await addCandidats(base, 2);
		const [idEleve] = await addEleves(base, 1);
		await enrol(base.centre, [
			{ idSession, idCandidat: a },
			{ idSession, idCandidat: b },
		]);
		const issues = await convert(base.centre, [
			{ idCandidat: 999_999, idEleve },
			{ idCandidat: a, idEleve: 999_999 },
			{ idCandidat: a, idEleve },
			{ idCandidat: b, idEleve },
		]);
		expect(
			issues.map((issue) => (issue.ok ? issue.value.duplicatesOf.length : issue.faults[0].code)),
		).toEqual(['CANDIDAT_INCONNU', 'ELEVE_INCONNU', 0, 1]);
		expect(await queue(base, idSession)).toEqual([`e${idEleve}`]);
	});

	it('leaves an explanation of each step', async () => {
		const [idSession] = await addSessions(base, [1]);
		const [candidat] = await addCandidats(base, 1);
		const [idEleve] = await addEleves(base, 1);
		await enrol(base.centre, [{ idSession, idCandidat: candidat }]);
		const {
			inscriptions: [{ idInscription }],
		} = await one(candidat, idEleve);
		const dites = await explain(base.centre, { idInscription });
		expect(dites.map(({ verbe, regle }) => [verbe, regle])).toEqual([
			['INSCRIRE', 'capacity:candidat-en-attente'],
			['CONVERTIR', 'conversion'],
			['RECLASSER', 'priority:eleve-parcours-valide-et-paye'],
			['PROMOUVOIR', 'capacity:promotion'],
		]);
		expect(dites[0]).toMatchObject({
			acteur: 'test',
			idSession,
			forcee: false,
			priseLe: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*[+]0[12]:00$/),
		});
		await expect(explain(base.centre, {})).rejects.toThrow('donner idSession ou idInscription');
	});
});

describe('rerank', () => {
	it('moves an élève up whose payment arrived, and promotes nobody', async () => {
		const [idSession] = await addSessions(base, [0]);
		const eleves = await addEleves(base, 3, false);
		await enrol(
			base.centre,
			eleves.map((idEleve) => ({ idSession, idEleve })),
		);
		await base.sql('update sessions set capacite_max = 5 where id_session = $1', [idSession]);
		await base.sql('update eleves set paiement_ok = true where id_eleve = $1', [eleves[2]]);
		const { changements } = unwrap((await rerank(base.centre, [{ idSession }]))[0]);
		expect(changements).toEqual([{ idInscription: expect.any(Number), avant: 2, apres: 1 }]);
		expect(await queue(base, idSession)).toEqual(
			[eleves[2], eleves[0], eleves[1]].map((id) => `e${id}`),
		);
		expect(await enrolled(base, idSession)).toEqual([]);
		expect(unwrap((await rerank(base.centre, [{ idSession }]))[0]).changements).toEqual([]);
	});
});
