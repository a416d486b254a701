import { unwrap } from '../../../core/errors/refusal';
import { enrol } from '../../../core/inscriptions/enrol';
import { certificate } from '../../../core/papers/certificate';
import { markPresences } from '../../../core/presences/markPresences';
import { reportHours } from '../../../core/presences/reportHours';
import { cancelSession } from '../../../core/sessions/cancelSession';
import { confirmSession } from '../../../core/sessions/confirmSession';
import { openTestDatabase, type TestDatabase } from '../harness';
import { addCandidats, addEleves, addSessions, enrolled, faults, queue } from './world';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
});
afterEach(async () => {
	expect(await faults(base)).toEqual([]);
	await base.close();
});

const cancel = async (idSession: number) =>
	unwrap((await cancelSession(base.centre, [{ idSession }]))[0]);

async function withPeople() {
	const [idSession, suivante, apres] = await addSessions(base, [2, 5, 5]);
	const eleves = await addEleves(base, 3);
	const [candidat] = await addCandidats(base, 1);
	await enrol(base.centre, [
		...eleves.map((idEleve) => ({ idSession, idEleve })),
		{ idSession, idCandidat: candidat },
	]);
	await base.sql('delete from sessions_planning.evenement');
	return { idSession, suivante, apres, eleves, candidat };
}

describe('cancelSession', () => {
	it('moves everybody to the queue of the next open session, those with a place first, and frees room and trainer', async () => {
		const { idSession, suivante, eleves, candidat } = await withPeople();
		const [already] = await addEleves(base, 1);
		await enrol(base.centre, [
			{ idSession: suivante, idEleve: already, origine: 'conversion' },
			{ idSession: suivante, idEleve: eleves[1] },
		]);
		await base.sql('update sessions set id_formateur = 1 where id_session = $1', [idSession]);
		await base.sql(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select 1, id_session, date_debut, date_fin
			from sessions
			where id_session = $1`,
			[idSession],
		);
		const first = await cancel(idSession);
		expect(first).toMatchObject({
			session: { statutSession: 'ANNULEE', nbInscrits: 0 },
			idSessionSuivante: suivante,
			reservationsAnnulees: 1,
			dejaAnnulee: false,
		});
		expect(
			first.personnes.map(({ statutAvant, inscription, suivante: s }) => [
				statutAvant,
				inscription.statutInscription,
				inscription.motifAnnulation,
				s?.idSession,
				s?.statutInscription,
				s?.positionAttente,
			]),
		).toEqual([
			['INSCRIT', 'ANNULE', 'SESSION_ANNULEE', suivante, 'EN_ATTENTE', 2],
			['INSCRIT', 'ANNULE', 'SESSION_ANNULEE', suivante, 'INSCRIT', null],
			['EN_ATTENTE', 'ANNULE', 'SESSION_ANNULEE', suivante, 'EN_ATTENTE', 3],
			['EN_ATTENTE', 'ANNULE', 'SESSION_ANNULEE', suivante, 'EN_ATTENTE', 4],
		]);
		expect(await queue(base, suivante)).toEqual([
			`e${already}`,
			`e${eleves[0]}`,
			`e${eleves[2]}`,
			`c${candidat}`,
		]);
		expect(await base.sql('select * from sessions_planning.occupation_salle')).toEqual([]);
		expect(await base.sql('select * from sessions_planning.occupation_formateur')).toEqual([]);
		expect(first.decision.message).toBe(
			'La session est annulée, 1 réservation(s) libérée(s). 2 inscrit(s), puis 2 personne(s) qui ' +
				`attendaient, sont en liste d'attente de la session ${suivante}, la prochaine de cette formation.`,
		);
		const again = await cancel(idSession);
		expect(again).toEqual({ ...first, dejaAnnulee: true });
		expect(
			await base.sql('select action from sessions_planning.evenement where id_session = $1', [
				idSession,
			]),
		).toEqual([{ action: 'SESSION_ANNULEE' }]);
	});

	it('keeps them waiting here where no other session is open, by priority', async () => {
		const { idSession, suivante, apres, eleves, candidat } = await withPeople();
		await base.sql(`update sessions set statut_validation = 'REFUSEE' where id_session = $1`, [
			suivante,
		]);
		await base.sql(
			`update sessions set date_debut = now() at time zone 'UTC' - interval '1 day' where id_session = $1`,
			[apres],
		);
		const first = await cancel(idSession);
		expect(first.idSessionSuivante).toBeNull();
		expect(await queue(base, idSession)).toEqual([...eleves.map((id) => `e${id}`), `c${candidat}`]);
		expect(
			first.personnes.map(({ suivante: s, inscription }) => [s, inscription.positionAttente]),
		).toEqual([
			[null, 1],
			[null, 2],
			[null, 3],
			[null, 4],
		]);
		expect(await cancel(idSession)).toEqual({ ...first, dejaAnnulee: true });
	});

	it('brings a session that the CRM cancelled itself to the same end', async () => {
		const { idSession, suivante, eleves } = await withPeople();
		await base.sql(
			`update sessions set statut_session = 'ANNULEE', nb_inscrits = 0 where id_session = $1`,
			[idSession],
		);
		const { dejaAnnulee, personnes } = await cancel(idSession);
		expect([dejaAnnulee, personnes.length]).toEqual([false, 4]);
		expect((await queue(base, suivante)).slice(0, 3)).toEqual(eleves.map((id) => `e${id}`));
	});

	it('cancels two sessions of a batch at once, neither following the other', async () => {
		const { idSession, suivante, apres, eleves } = await withPeople();
		await enrol(base.centre, [{ idSession: suivante, idEleve: eleves[0] }]);
		const [a, b, unknownOne] = await cancelSession(base.centre, [
			{ idSession },
			{ idSession: suivante },
			{ idSession: 9_999 },
		]);
		expect([unwrap(a).idSessionSuivante, unwrap(b).idSessionSuivante]).toEqual([apres, apres]);
		expect(unknownOne).toMatchObject({ ok: false, faults: [{ code: 'SESSION_INCONNUE' }] });
		expect(unwrap(b).personnes[0].suivante).toEqual(unwrap(a).personnes[0].suivante);
		expect(await queue(base, apres)).toHaveLength(4);
	});

	it('answers what it did the last time, when a session was opened again in between', async () => {
		const { idSession } = await withPeople();
		await cancel(idSession);
		await base.sql(`update sessions set statut_session = 'PLANIFIEE' where id_session = $1`, [
			idSession,
		]);
		const [idEleve] = await addEleves(base, 1);
		await enrol(base.centre, [{ idSession, idEleve }]);
		const second = await cancel(idSession);
		expect(second.personnes.map(({ inscription }) => inscription.idEleve)).toEqual([idEleve]);
		expect(await cancel(idSession)).toEqual({ ...second, dejaAnnulee: true });
	});

	it('keeps the séances that have begun and what was attended of them', async () => {
		const { idSession, suivante, eleves } = await withPeople();
		await base.sql(
			`update sessions set date_debut = now() at time zone 'UTC' - interval '2 days' where id_session = $1`,
			[idSession],
		);
		await base.sql(
			`update inscription_session set date_inscription = current_date - 9 where id_session = $1`,
			[idSession],
		);
		const seances = await base.sql<{ id_reservation: number }>(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select 1, $1, now() at time zone 'UTC' + d, now() at time zone 'UTC' + d + interval '2 hours'
			from unnest(array['-2 days', '-1 hour', '1 day']::interval[]) d
			returning id_reservation`,
			[idSession],
		);
		const [held, underWay, toCome] = seances.map(({ id_reservation }) => id_reservation);
		const [first, second] = eleves;
		const mark = async (idReservation: number, idEleve: number) =>
			await markPresences(base.centre, {
				idSession,
				presences: [{ idReservation, idEleve, statut: 'PRESENT' }],
			});
		await mark(held, first);

		const done = await cancel(idSession);
		expect([done.reservationsAnnulees, done.idSessionSuivante]).toEqual([1, suivante]);
		expect(
			await base.sql(
				'select id_reservation, statut from reservation_salle where id_session = $1 order by 1',
				[idSession],
			),
		).toEqual([
			{ id_reservation: held, statut: 'ACTIVE' },
			{ id_reservation: underWay, statut: 'ACTIVE' },
			{ id_reservation: toCome, statut: 'ANNULEE' },
		]);

		// Who was there is still marked afterwards; of what is cancelled nothing was to be attended.
		await mark(underWay, second);
		const { lignes } = await reportHours(base.centre, { idSession });
		expect(lignes.map(({ idEleve, heures }) => [idEleve, heures.prevues, heures.suivies])).toEqual([
			[first, 4, 2],
			[second, 4, 2],
		]);
		const paper = await certificate(base.centre, { idSession, idEleve: first });
		expect(paper.heures.suivies).toBe(2);
	});

	it('refuses a session that is over, unless it was cancelled before', async () => {
		const { idSession, suivante } = await withPeople();
		const before = await enrolled(base, idSession);
		const refused = { ok: false, faults: [{ code: 'SESSION_TERMINEE', path: 'idSession' }] };
		const ask = async () => (await cancelSession(base.centre, [{ idSession }]))[0];
		await base.sql(`update sessions set statut_session = 'TERMINEE' where id_session = $1`, [
			idSession,
		]);
		expect(await ask()).toMatchObject(refused);

		const end = `update sessions set statut_session = 'PLANIFIEE',
			date_debut = now() at time zone 'UTC' - interval '3 days',
			date_fin = now() at time zone 'UTC' - interval '1 day' where id_session = $1`;
		await base.sql(end, [idSession]);
		expect(await ask()).toMatchObject(refused);
		expect([await enrolled(base, idSession), await queue(base, suivante)]).toEqual([before, []]);

		// A séance to come, which the CRM added without the session's dates.
		await base.sql(
			`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select 1, $1, now() at time zone 'UTC' + interval '1 day', now() at time zone 'UTC' + interval '25 hours'`,
			[idSession],
		);
		const first = await cancel(idSession);
		expect(first.reservationsAnnulees).toBe(1);
		expect(await cancel(idSession)).toEqual({ ...first, dejaAnnulee: true });
	});

	it('does not write its event for a caller that is handling one', async () => {
		const { idSession } = await withPeople();
		await cancelSession(base.centre, [{ idSession }], { evenements: false });
		expect(await base.sql('select * from sessions_planning.evenement')).toEqual([]);
	});
});

describe('confirmSession', () => {
	it('confirms the session and who has a place, and changes no rank', async () => {
		const { idSession, eleves, candidat } = await withPeople();
		const first = unwrap((await confirmSession(base.centre, [{ idSession }]))[0]);
		expect(first).toMatchObject({
			session: { statutSession: 'CONFIRMEE', statutValidation: 'VALIDEE', nbInscrits: 2 },
			dejaConfirmee: false,
		});
		expect(
			first.inscriptions.map(({ idEleve, statutInscription, dateConfirmation }) => [
				idEleve,
				statutInscription,
				dateConfirmation !== null,
			]),
		).toEqual(eleves.slice(0, 2).map((id) => [id, 'CONFIRME', true]));
		expect(await queue(base, idSession)).toEqual([`e${eleves[2]}`, `c${candidat}`]);
		const again = unwrap((await confirmSession(base.centre, [{ idSession }]))[0]);
		expect([again.dejaConfirmee, again.inscriptions]).toEqual([true, first.inscriptions]);
		expect(await base.sql('select action from sessions_planning.evenement')).toEqual([
			{ action: 'SESSION_CONFIRMEE' },
		]);
		expect(await enrolled(base, idSession)).toHaveLength(2);
	});

	it('says of a session under way once that it is confirmed', async () => {
		const { idSession } = await withPeople();
		await base.sql(`update sessions set statut_session = 'EN_COURS' where id_session = $1`, [
			idSession,
		]);
		const confirm = async () => unwrap((await confirmSession(base.centre, [{ idSession }]))[0]);
		expect([(await confirm()).dejaConfirmee, (await confirm()).dejaConfirmee]).toEqual([
			false,
			true,
		]);
		expect(await base.sql('select action from sessions_planning.evenement')).toHaveLength(1);
	});

	it('refuses a cancelled and a finished session', async () => {
		const [annulee, finished] = await addSessions(base, [1, 1]);
		await base.sql(
			`update sessions set statut_session = case id_session when $1 then 'ANNULEE' else 'TERMINEE' end`,
			[annulee],
		);
		const issues = await confirmSession(base.centre, [
			{ idSession: annulee },
			{ idSession: finished },
			{ idSession: 9_999 },
		]);
		expect(issues.map((issue) => !issue.ok && issue.faults[0].code)).toEqual([
			'SESSION_ANNULEE',
			'SESSION_TERMINEE',
			'SESSION_INCONNUE',
		]);
	});
});
