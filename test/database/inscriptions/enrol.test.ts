import { unwrap } from '../../../core/errors/refusal';
import { enrol } from '../../../core/inscriptions/enrol';
import { openTestDatabase, type TestDatabase } from '../harness';
import { addCandidats, addEleves, addSessions, enrolled, everyoneIn, faults, queue } from './world';

let base: TestDatabase;
beforeAll(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => expect(await faults(base, { places: false })).toEqual([]));
afterAll(async () => await base.close());

const one = async (demande: Parameters<typeof enrol>[1][0]) =>
	(await enrol(base.centre, [demande]))[0];

describe('enrol', () => {
	it('gives an élève a free place, and queues a candidat beside it', async () => {
		const [idSession] = await addSessions(base, [2]);
		const [idEleve] = await addEleves(base, 1);
		const [idCandidat] = await addCandidats(base, 1);
		const [eleve, candidat] = (
			await enrol(base.centre, [
				{ idSession, idEleve },
				{ idSession, idCandidat },
			])
		).map(unwrap);
		expect(eleve).toMatchObject({
			inscription: {
				idSession,
				idEleve,
				idCandidat: null,
				statutInscription: 'INSCRIT',
				priorite: 1,
				positionAttente: null,
			},
			dejaInscrit: false,
		});
		expect(eleve.decision).toMatchObject({
			regle: 'capacity:place-libre',
			message: '2 place(s) libre(s) : place donnée.',
			faits: { placesLibres: 2, enAttente: 0, type: 'ELEVE' },
		});
		expect(candidat).toMatchObject({
			inscription: {
				idEleve: null,
				idCandidat,
				statutInscription: 'EN_ATTENTE',
				priorite: 2,
				positionAttente: 1,
			},
		});
		expect(candidat.decision).toMatchObject({
			regle: 'capacity:candidat-en-attente',
			faits: { placesLibres: 1 },
		});
	});

	it('queues whoever finds the session full, by priority and arrival', async () => {
		const [idSession] = await addSessions(base, [1]);
		const paid = await addEleves(base, 3);
		const [unpaid] = await addEleves(base, 1, false);
		const [idCandidat] = await addCandidats(base, 1);
		await enrol(base.centre, [
			{ idSession, idEleve: paid[0] },
			{ idSession, idCandidat },
			{ idSession, idEleve: unpaid },
			{ idSession, idEleve: paid[1] },
			{ idSession, idEleve: paid[2] },
		]);
		expect(await queue(base, idSession)).toEqual([
			`e${paid[1]}`,
			`e${paid[2]}`,
			`c${idCandidat}`,
			`e${unpaid}`,
		]);
	});

	it('answers what stands in the table, also where a row of the CRM is behind a newcomer', async () => {
		const [idSession] = await addSessions(base, [1]);
		const [first, ofCrm, ...eleves] = await addEleves(base, 4);
		const [idCandidat] = await addCandidats(base, 1);
		await enrol(base.centre, [{ idSession, idEleve: first }]);
		const [placed] = await addSessions(base, [5]);
		// Its key is far ahead of the sequence: of the same day, it stands behind those who come later.
		await base.sql(
			`insert into inscription_session (id_inscription, id_session, id_eleve, statut_inscription, priorite,
				date_inscription, position_attente)
			overriding system value
			select max(id_inscription) + 100000, $1, $2, 'EN_ATTENTE', 1, '2099-01-01', 1
			from inscription_session`,
			[idSession, ofCrm],
		);
		const outcomes = await enrol(base.centre, [
			...eleves.map((idEleve) => ({ idSession, idEleve })),
			{ idSession, idCandidat },
			{ idSession: placed, idEleve: first, notifiePar: 'admin' as const },
		]);
		const told = outcomes.map((outcome) => unwrap(outcome).inscription);
		expect(told.map(({ positionAttente }) => positionAttente)).toEqual([1, 2, 4, null]);
		const stands = await base.sql(
			`select id_inscription as "idInscription", id_session as "idSession", id_eleve as "idEleve",
				id_candidat as "idCandidat", statut_inscription as "statutInscription", priorite,
				position_attente as "positionAttente", date_inscription::text as "dateInscription",
				date_confirmation::text as "dateConfirmation", motif_annulation as "motifAnnulation",
				notifie_par as "notifiePar"
			from inscription_session
			where id_inscription = any ($1::int[])
			order by array_position($1::int[], id_inscription)`,
			[told.map(({ idInscription }) => idInscription)],
		);
		expect(told).toEqual(stands);
	});

	it('always queues a request of a conversion', async () => {
		const [idSession] = await addSessions(base, [5]);
		const [idEleve] = await addEleves(base, 1);
		expect(unwrap(await one({ idSession, idEleve, origine: 'conversion' }))).toMatchObject({
			inscription: { statutInscription: 'EN_ATTENTE', positionAttente: 1 },
			decision: { regle: 'capacity:conversion-toujours-en-attente' },
		});
	});

	it('lets no newcomer pass somebody of equal priority, and lets one of better priority', async () => {
		const [idSession] = await addSessions(base, [1]);
		const [premier, second] = await addEleves(base, 2);
		await enrol(base.centre, [{ idSession, idEleve: premier, origine: 'conversion' }]);
		const refused = unwrap(await one({ idSession, idEleve: second }));
		expect(refused).toMatchObject({
			inscription: { statutInscription: 'EN_ATTENTE', positionAttente: 2 },
			decision: { regle: 'capacity:pas-devant-la-file', faits: { enAttente: 1, placesLibres: 1 } },
		});
		const [autre] = await addSessions(base, [1]);
		const [idCandidat] = await addCandidats(base, 1);
		await enrol(base.centre, [{ idSession: autre, idCandidat }]);
		expect(
			unwrap(await one({ idSession: autre, idEleve: premier })).inscription.statutInscription,
		).toBe('INSCRIT');
	});

	it('gives the same inscription to the same request, also within one batch', async () => {
		const [idSession] = await addSessions(base, [1]);
		const [idEleve] = await addEleves(base, 1);
		const [a, b] = (
			await enrol(base.centre, [
				{ idSession, idEleve },
				{ idSession, idEleve },
			])
		).map(unwrap);
		const c = unwrap(await one({ idSession, idEleve }));
		expect([a.dejaInscrit, b.dejaInscrit, c.dejaInscrit]).toEqual([false, true, true]);
		expect(b.inscription).toEqual(a.inscription);
		expect(c.inscription).toEqual(a.inscription);
		expect(
			await base.sql(
				'select count(*)::int as n from sessions_planning.decision where id_session = $1',
				[idSession],
			),
		).toEqual([{ n: 1 }]);
	});

	it('knows one person by two keys', async () => {
		const [idSession] = await addSessions(base, [3]);
		const [idCandidat] = await addCandidats(base, 1);
		const [idEleve] = await addEleves(base, 1);
		await base.sql('update eleves set id_candidat = $1 where id_eleve = $2', [idCandidat, idEleve]);
		const eleve = unwrap(await one({ idSession, idEleve }));
		expect(unwrap(await one({ idSession, idCandidat }))).toMatchObject({
			dejaInscrit: true,
			inscription: { idInscription: eleve.inscription.idInscription },
		});
		const [autre] = await addSessions(base, [3]);
		const [c, e] = (
			await enrol(base.centre, [
				{ idSession: autre, idCandidat },
				{ idSession: autre, idEleve },
			])
		).map(unwrap);
		expect(e.inscription.idInscription).toBe(c.inscription.idInscription);
	});

	it('refuses each bad item alone, names its field, and changes nothing for it', async () => {
		const [idSession, annulee, commencee, refusee, finished] = await addSessions(
			base,
			[9, 9, 9, 9, 9],
		);
		await base.sql(`update sessions set statut_session = 'ANNULEE' where id_session = $1`, [
			annulee,
		]);
		await base.sql(
			`update sessions set date_debut = now() at time zone 'UTC' - interval '1 hour' where id_session = $1`,
			[commencee],
		);
		await base.sql(`update sessions set statut_validation = 'REFUSEE' where id_session = $1`, [
			refusee,
		]);
		await base.sql(
			`update sessions set date_debut = now() - interval '9 days', date_fin = now() - interval '8 days' where id_session = $1`,
			[finished],
		);
		const [idEleve] = await addEleves(base, 1);
		const issues = await enrol(base.centre, [
			{ idSession: 9999, idEleve },
			{ idSession, idEleve: 9999 },
			{ idSession, idCandidat: 9999 },
			{ idSession },
			{ idSession, idEleve, idCandidat: 1 },
			{ idSession: annulee, idEleve },
			{ idSession: commencee, idEleve },
			{ idSession: refusee, idEleve },
			{ idSession: finished, idEleve },
			{ idSession: 'x' as never, idEleve },
			{ idSession, idEleve, origine: 'autre' as never },
			{ idSession, idEleve },
		]);
		expect(
			issues.map((issue) =>
				issue.ok
					? issue.value.inscription.statutInscription
					: issue.faults.map(({ code, path }) => `${code} ${path}`).join(),
			),
		).toEqual([
			'SESSION_INCONNUE idSession',
			'ELEVE_INCONNU idEleve',
			'CANDIDAT_INCONNU idCandidat',
			'CHAMP_INVALIDE idEleve',
			'CHAMP_INVALIDE idEleve',
			'SESSION_ANNULEE idSession',
			'SESSION_COMMENCEE idSession',
			'SESSION_FERMEE idSession',
			'SESSION_TERMINEE idSession',
			'CHAMP_INVALIDE idSession',
			'CHAMP_INVALIDE origine',
			'INSCRIT',
		]);
		expect(
			await base.sql('select count(*)::int as n from inscription_session where id_eleve = $1', [
				idEleve,
			]),
		).toEqual([{ n: 1 }]);
	});

	it("judges the start of a session by its instant, not by the machine's zone", async () => {
		const [near, passed] = await addSessions(base, [1, 1]);
		await base.sql(
			`update sessions set date_debut = now() at time zone 'UTC' + interval '1 minute' where id_session = $1`,
			[near],
		);
		await base.sql(
			`update sessions set date_debut = now() at time zone 'UTC' - interval '1 minute' where id_session = $1`,
			[passed],
		);
		const [idEleve] = await addEleves(base, 1);
		expect(
			(
				await enrol(base.centre, [
					{ idSession: near, idEleve },
					{ idSession: passed, idEleve },
				])
			).map(({ ok }) => ok),
		).toEqual([true, false]);
	});

	it("counts the smaller of the session's and the room's places, the room named by key or in words", async () => {
		const [byKey, byName] = await addSessions(base, [50, 50]);
		await base.sql(
			`update sessions set id_salle = (select id_salle from salles where code = 'ATEL_POL') where id_session = $1`,
			[byKey],
		);
		await base.sql(
			`update sessions set salle_principale = 'Atelier polissage' where id_session = $1`,
			[byName],
		);
		const eleves = await addEleves(base, 8);
		await enrol(base.centre, everyoneIn([byKey, byName], eleves));
		expect([(await enrolled(base, byKey)).length, (await enrolled(base, byName)).length]).toEqual([
			6, 6,
		]);
		expect((await faults(base)).filter((fault) => fault.startsWith('G1'))).toEqual([]);
	});

	it('lets a person override the rules by hand, and records it', async () => {
		const [idSession] = await addSessions(base, [0]);
		const [idCandidat] = await addCandidats(base, 1);
		expect(unwrap(await one({ idSession, idCandidat, forcee: true }))).toMatchObject({
			inscription: { statutInscription: 'INSCRIT' },
			decision: { regle: 'capacity:force-par-une-personne' },
		});
		expect(
			await base.sql(
				'select verbe, forcee, acteur from sessions_planning.decision where id_session = $1',
				[idSession],
			),
		).toEqual([{ verbe: 'INSCRIRE', forcee: true, acteur: 'test' }]);
	});

	it('writes an event for each, by whether there is a place, unless the caller is handling an event', async () => {
		const [idSession] = await addSessions(base, [1]);
		const eleves = await addEleves(base, 3);
		await enrol(base.centre, [
			{ idSession, idEleve: eleves[0] },
			{ idSession, idEleve: eleves[1] },
		]);
		const [autre] = await addSessions(base, [1]);
		await enrol(base.centre, [{ idSession: autre, idEleve: eleves[2] }], { evenements: false });
		expect(
			await base.sql(
				`select action, id_session, donnees from sessions_planning.evenement where id_session = any ($1)`,
				[[idSession, autre]],
			),
		).toEqual([
			{
				action: 'ELEVE_INSCRIT',
				id_session: idSession,
				donnees: { eleveId: eleves[0], idInscription: expect.any(Number) },
			},
			{
				action: 'MISE_EN_ATTENTE',
				id_session: idSession,
				donnees: { eleveId: eleves[1], idInscription: expect.any(Number) },
			},
		]);
	});

	it('writes the day of the centre, and an arrival that is never before those who wait', async () => {
		const [idSession] = await addSessions(base, [0]);
		const [a, b, c] = await addEleves(base, 3);
		await base.sql(
			`insert into inscription_session (id_session, id_eleve, statut_inscription, priorite,
				date_inscription)
			values ($1, $2, 'EN_ATTENTE', 1, null), ($1, $3, 'EN_ATTENTE', 1, current_date + 3)`,
			[idSession, a, b],
		);
		await one({ idSession, idEleve: c });
		expect(await queue(base, idSession)).toEqual([`e${a}`, `e${b}`, `e${c}`]);
		const [autre] = await addSessions(base, [0]);
		await one({ idSession: autre, idEleve: c });
		expect(
			await base.sql(
				`select date_inscription = (now() at time zone 'Europe/Paris')::date as today
				from inscription_session
				where id_session = $1`,
				[autre],
			),
		).toEqual([{ today: true }]);
	});
});
