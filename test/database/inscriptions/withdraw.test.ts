import { unwrap } from '../../../core/errors/refusal';
import { changeCapacity } from '../../../core/inscriptions/changeCapacity';
import { enrol } from '../../../core/inscriptions/enrol';
import { fillPlaces } from '../../../core/inscriptions/fillPlaces';
import { promote } from '../../../core/inscriptions/promote';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { openTestDatabase, type TestDatabase } from '../harness';
import { addCandidats, addEleves, addSessions, enrolled, faults, queue } from './world';

let base: TestDatabase;
beforeAll(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => expect(await faults(base, { places: false })).toEqual([]));
afterAll(async () => await base.close());

/** A session of `places` places and as many people as `n`, all of priority 1, in the order of arrival. */
async function full(places: number, n: number) {
	const [idSession] = await addSessions(base, [places]);
	const eleves = await addEleves(base, n);
	await enrol(
		base.centre,
		eleves.map((idEleve) => ({ idSession, idEleve })),
	);
	await base.sql('delete from sessions_planning.evenement');
	return { idSession, eleves };
}

const out = async (demande: Parameters<typeof withdraw>[1][0]) =>
	unwrap((await withdraw(base.centre, [demande]))[0]);
const events = async (idSession: number) =>
	await base.sql(
		`select action, donnees ->> 'eleveId' as eleve from sessions_planning.evenement where id_session = $1 order by id_evenement`,
		[idSession],
	);

describe('withdraw', () => {
	it('gives the freed place to the head of the queue, once', async () => {
		const { idSession, eleves } = await full(2, 4);
		const first = await out({ idSession, idEleve: eleves[0], motif: 'Malade' });
		expect(first.inscription).toMatchObject({
			statutInscription: 'ANNULE',
			motifAnnulation: 'Malade',
			positionAttente: null,
		});
		expect(first.promotion).toMatchObject({
			idEleve: eleves[2],
			statutInscription: 'INSCRIT',
			positionAttente: null,
			notifiePar: 'auto',
		});
		expect(first.decision).toMatchObject({
			regle: 'capacity:promotion',
			message: expect.stringContaining('Désistement enregistré.'),
		});
		const again = await out({ idSession, idEleve: eleves[0] });
		expect(again.inscription).toEqual(first.inscription);
		expect(again.promotion).toEqual(first.promotion);
		expect(again.decision).toEqual(first.decision);
		expect(await enrolled(base, idSession)).toEqual([`e${eleves[1]}`, `e${eleves[2]}`]);
		expect(await queue(base, idSession)).toEqual([`e${eleves[3]}`]);
		expect(await events(idSession)).toEqual([
			{ action: 'ELEVE_DESISTE', eleve: String(eleves[0]) },
			{ action: 'PROMOTION_ATTENTE', eleve: String(eleves[2]) },
		]);
	});

	it('lets people leave the queue, and frees nothing then', async () => {
		const { idSession, eleves } = await full(1, 4);
		const { promotion, decision } = await out({ idSession, idEleve: eleves[2] });
		expect([promotion, decision.regle]).toEqual([null, 'sortie-de-file']);
		expect(await queue(base, idSession)).toEqual([`e${eleves[1]}`, `e${eleves[3]}`]);
	});

	it('promotes nobody of those who leave in the same batch, and as many as left', async () => {
		const { idSession, eleves } = await full(2, 6);
		const issues = (
			await withdraw(
				base.centre,
				[0, 2, 1].map((i) => ({ idSession, idEleve: eleves[i] })),
			)
		).map(unwrap);
		expect(issues.map(({ promotion }) => promotion?.idEleve ?? null)).toEqual([
			eleves[3],
			null,
			eleves[4],
		]);
		expect(await enrolled(base, idSession)).toEqual([`e${eleves[3]}`, `e${eleves[4]}`]);
	});

	it.each([
		['ANNULEE', "statut_session = 'ANNULEE'", 'capacity:session-annulee'],
		[
			'started',
			"date_debut = now() at time zone 'UTC' - interval '1 hour'",
			'capacity:session-commencee',
		],
		['EN_COURS', "statut_session = 'EN_COURS'", 'capacity:session-commencee'],
		['closed', "statut_validation = 'REFUSEE'", 'capacity:session-refusee'],
		[
			'over',
			"date_debut = now() - interval '9 days', date_fin = now() - interval '8 days'",
			'capacity:session-terminee',
		],
	])('promotes nobody when the session is %s, and says why', async (_, set, regle) => {
		const { idSession, eleves } = await full(1, 2);
		await base.sql(`update sessions set ${set} where id_session = $1`, [idSession]);
		const { inscription, promotion, promotions, decision } = await out({
			idSession,
			idEleve: eleves[0],
		});
		expect([inscription.statutInscription, promotion, promotions, decision.regle]).toEqual([
			'ANNULE',
			null,
			[],
			regle,
		]);
		expect(decision.message).toMatch(/^Désistement enregistré\. Personne n'est promu\. /);
		expect(await queue(base, idSession)).toEqual([`e${eleves[1]}`]);
		expect(await events(idSession)).toEqual([
			{ action: 'ELEVE_DESISTE', eleve: String(eleves[0]) },
		]);
	});

	it('says when nobody waits, when promotion is not asked for, and when the session is still beyond its places', async () => {
		const { idSession, eleves } = await full(2, 2);
		expect((await out({ idSession, idEleve: eleves[0] })).decision).toMatchObject({
			regle: 'file-vide',
			message:
				"Désistement enregistré. Personne n'est promu. Personne n'attend : 1 place(s) libre(s).",
		});
		const b = await full(1, 2);
		expect(
			(await out({ idSession: b.idSession, idEleve: b.eleves[0], promouvoir: false })).decision
				.regle,
		).toBe('promotion-non-demandee');
		const c = await full(3, 4);
		await base.sql('update sessions set capacite_max = 2 where id_session = $1', [c.idSession]);
		expect((await out({ idSession: c.idSession, idEleve: c.eleves[0] })).decision.regle).toBe(
			'capacity:promotion-sans-place',
		);
		const d = await full(3, 5);
		await base.sql('update sessions set capacite_max = 2 where id_session = $1', [d.idSession]);
		const issues = (
			await withdraw(base.centre, [
				{ idSession: d.idSession, idEleve: d.eleves[0] },
				{ idSession: d.idSession, idEleve: d.eleves[1] },
			])
		).map(unwrap);
		expect(
			issues.map(({ promotion, decision }) => [promotion?.idEleve ?? null, decision.regle]),
		).toEqual([
			[d.eleves[3], 'capacity:promotion'],
			[null, 'capacity:promotion-sans-place'],
		]);
	});

	it('passes over a candidat who has given up', async () => {
		const { idSession, eleves } = await full(1, 1);
		const candidats = await addCandidats(base, 2);
		await enrol(
			base.centre,
			candidats.map((idCandidat) => ({ idSession, idCandidat })),
		);
		await base.sql(`update candidats set statut = 'ABANDON' where id_candidat = $1`, [
			candidats[0],
		]);
		expect((await out({ idSession, idEleve: eleves[0] })).promotion?.idCandidat).toBe(candidats[1]);
		expect(await queue(base, idSession)).toEqual([`c${candidats[0]}`]);
	});

	it('finds the inscription by its key, and refuses one that is not there', async () => {
		const { idSession, eleves } = await full(1, 1);
		const [autre] = await addSessions(base, [1]);
		const [{ id_inscription: idInscription }] = await base.sql(
			'select id_inscription from inscription_session where id_session = $1',
			[idSession],
		);
		const [inconnu] = await addEleves(base, 1);
		const issues = await withdraw(base.centre, [
			{ idInscription: 999_999 },
			{ idInscription, idSession: autre },
			{ idSession, idEleve: inconnu },
			{ idSession: 999_999, idEleve: eleves[0] },
			{ idSession },
			{},
			{ idInscription },
		]);
		expect(
			issues.map((issue) =>
				issue.ok
					? issue.value.inscription.statutInscription
					: `${issue.faults[0].code} ${issue.faults[0].path}`,
			),
		).toEqual([
			'INSCRIPTION_INCONNUE idInscription',
			'INSCRIPTION_INCONNUE idInscription',
			'INSCRIPTION_INCONNUE idEleve',
			'SESSION_INCONNUE idSession',
			'CHAMP_INVALIDE idEleve',
			'CHAMP_INVALIDE idInscription',
			'ANNULE',
		]);
	});

	it('lets somebody come back, behind those who waited, and leave again', async () => {
		const { idSession, eleves } = await full(1, 3);
		await out({ idSession, idEleve: eleves[1] });
		unwrap((await enrol(base.centre, [{ idSession, idEleve: eleves[1] }]))[0]);
		expect(await queue(base, idSession)).toEqual([`e${eleves[2]}`, `e${eleves[1]}`]);
		expect((await out({ idSession, idEleve: eleves[1] })).inscription.statutInscription).toBe(
			'ANNULE',
		);
		expect(await queue(base, idSession)).toEqual([`e${eleves[2]}`]);
	});
});

describe('promote by hand', () => {
	it('refuses when full, unless forced, which is recorded', async () => {
		const { idSession, eleves } = await full(1, 3);
		const [refused, forced] = await promote(base.centre, [
			{ idSession },
			{ idSession, forcee: true },
		]);
		expect(refused).toMatchObject({
			ok: false,
			faults: [{ code: 'SESSION_COMPLETE', path: 'idSession' }],
		});
		expect(unwrap(forced)).toMatchObject({
			inscription: { idEleve: eleves[1], statutInscription: 'INSCRIT', notifiePar: 'admin' },
			decision: { regle: 'capacity:force-par-une-personne' },
		});
		expect(
			await base.sql(
				`select forcee from sessions_planning.decision where id_session = $1 and verbe = 'PROMOUVOIR'`,
				[idSession],
			),
		).toEqual([{ forcee: true }]);
	});

	it('promotes the one who is named, and says whom he passed; asked again, nothing changes', async () => {
		const { idSession, eleves } = await full(1, 5);
		await base.sql('update sessions set capacite_max = 4 where id_session = $1', [idSession]);
		const rows = await base.sql(
			'select id_inscription, id_eleve from inscription_session where id_session = $1',
			[idSession],
		);
		const idOf = (idEleve: number) =>
			rows.find(({ id_eleve }) => id_eleve === idEleve)?.id_inscription;
		const [head, isNamedOne, encore, autre] = (
			await promote(base.centre, [
				{ idSession },
				{ idSession, idInscription: idOf(eleves[3]) },
				{ idSession, idInscription: idOf(eleves[3]) },
				{ idSession },
			])
		).map(unwrap);
		expect(head.inscription.idEleve).toBe(eleves[1]);
		expect(isNamedOne.decision).toMatchObject({
			regle: 'capacity:promotion-a-la-main-hors-rang',
			faits: { rang: 2, enAttente: 1 },
		});
		expect([encore.dejaPromue, encore.inscription.statutInscription]).toEqual([true, 'INSCRIT']);
		expect(autre.inscription.idEleve).toBe(eleves[2]);
		expect(await queue(base, idSession)).toEqual([`e${eleves[4]}`]);
	});

	it('refuses an empty queue, an unknown, a foreign and a cancelled inscription', async () => {
		const { idSession, eleves } = await full(3, 1);
		const autre = await full(1, 2);
		const { inscription } = await out({ idSession, idEleve: eleves[0] });
		const [{ id_inscription }] = await base.sql(
			`select id_inscription from inscription_session where id_session = $1 and statut_inscription = 'EN_ATTENTE'`,
			[autre.idSession],
		);
		const issues = await promote(base.centre, [
			{ idSession },
			{ idSession, idInscription: 999_999 },
			{ idSession, idInscription: id_inscription },
			{ idSession, idInscription: inscription.idInscription },
			{ idSession: 999_999 },
		]);
		expect(issues.map((issue) => !issue.ok && issue.faults[0].code)).toEqual([
			'FILE_VIDE',
			'INSCRIPTION_INCONNUE',
			'INSCRIPTION_INCONNUE',
			'INSCRIPTION_ANNULEE',
			'SESSION_INCONNUE',
		]);
	});
});

describe('changeCapacity', () => {
	it('promotes as many as fit when places are added, in the order of the queue', async () => {
		const { idSession, eleves } = await full(1, 6);
		const { promotions, decision, places, nbInscrits } = unwrap(
			(await changeCapacity(base.centre, [{ idSession, capaciteMax: 4 }]))[0],
		);
		expect(promotions.map(({ idEleve }) => idEleve)).toEqual(eleves.slice(1, 4));
		expect([places, nbInscrits, decision.regle]).toEqual([4, 4, 'capacity:promotion']);
		expect(decision.message).toContain('4 place(s) au lieu de 1');
		expect((await events(idSession)).map(({ eleve }) => Number(eleve))).toEqual(eleves.slice(1, 4));
	});

	it('throws nobody out when places are taken away, and says so', async () => {
		const { idSession } = await full(3, 4);
		const { promotions, decision, nbInscrits } = unwrap(
			(await changeCapacity(base.centre, [{ idSession, capaciteMax: 1 }]))[0],
		);
		expect([promotions, nbInscrits, decision.regle]).toEqual([[], 3, 'capacite-sous-les-inscrits']);
		expect(decision.message).toContain("personne n'est retiré");
	});

	it('says when the room is the limit, and when nothing changed', async () => {
		const { idSession } = await full(6, 8);
		await base.sql(
			`update sessions set id_salle = (select id_salle from salles where code = 'ATEL_POL') where id_session = $1`,
			[idSession],
		);
		const { places, promotions, decision } = unwrap(
			(await changeCapacity(base.centre, [{ idSession, capaciteMax: 20 }]))[0],
		);
		expect([places, promotions]).toEqual([6, []]);
		expect(decision.message).toContain("La salle n'a que 6 places");
		expect(
			unwrap((await changeCapacity(base.centre, [{ idSession, capaciteMax: 20 }]))[0]).decision
				.regle,
		).toBe('capacite-inchangee');
	});

	it('changes the capacity of a session that has started, but promotes nobody', async () => {
		const { idSession } = await full(1, 2);
		await base.sql(`update sessions set statut_session = 'EN_COURS' where id_session = $1`, [
			idSession,
		]);
		const { promotions, decision } = unwrap(
			(await changeCapacity(base.centre, [{ idSession, capaciteMax: 5 }]))[0],
		);
		expect([promotions, decision.regle]).toEqual([[], 'capacity:session-commencee']);
	});

	it('refuses what is no number of places', async () => {
		const [idSession] = await addSessions(base, [1]);
		const issues = await changeCapacity(base.centre, [
			{ idSession, capaciteMax: -1 },
			{ idSession, capaciteMax: 1.5 },
			{ idSession: 999_999, capaciteMax: 3 },
		]);
		expect(
			issues.map((issue) => !issue.ok && `${issue.faults[0].code} ${issue.faults[0].path}`),
		).toEqual([
			'CHAMP_INVALIDE capaciteMax',
			'CHAMP_INVALIDE capaciteMax',
			'SESSION_INCONNUE idSession',
		]);
	});
});

describe('fillPlaces', () => {
	it('fills the places that the CRM freed with its own SQL, and mends its counters', async () => {
		const { idSession, eleves } = await full(3, 7);
		await base.sql(
			`update inscription_session set statut_inscription = 'ANNULE' where id_session = $1 and id_eleve = any ($2)`,
			[idSession, eleves.slice(0, 2)],
		);
		await base.sql('update sessions set nb_inscrits = 77 where id_session = $1', [idSession]);
		const { promotions } = unwrap((await fillPlaces(base.centre, [{ idSession }]))[0]);
		expect(promotions.map(({ idEleve }) => idEleve)).toEqual([eleves[3], eleves[4]]);
		expect(unwrap((await fillPlaces(base.centre, [{ idSession }]))[0])).toMatchObject({
			promotions: [],
			decision: { regle: 'capacity:promotion-sans-place' },
		});
	});
});
