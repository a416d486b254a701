import { mailsOf } from '../../../core/confirmation/mailsOf';
import { unwrap } from '../../../core/errors/refusal';
import { prepareCases } from '../../../core/evenements/prepareCases';
import type { Receiving } from '../../../core/evenements/receive';
import { enrol } from '../../../core/inscriptions/enrol';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { cancelSession } from '../../../core/sessions/cancelSession';
import { createSessionIn } from '../../../core/sessions/createSession';
import { transaction } from '../../../database/transaction';
import { waitFor } from '../../e2e/harness';
import { base, smtp } from '../courriers/mailing';
import { deliver, makeSession, post, sendDue } from './world';

const delivered = async () => await deliver(base, smtp);

/* Who waits on a cancelled session, as no other was open, was promised to hear of the next date. */

/** A session with one place and one who waits, cancelled with no other in sight; everybody was told. */
async function cancelled() {
	const made = await makeSession(base, { places: 1, inscrits: 1, attente: 1 });
	unwrap((await cancelSession(base.centre, [{ idSession: made.idSession }]))[0]);
	await delivered();
	return made;
}

/** The CRM makes a session and says so; nobody is told of it yet. */
async function opened(options: Parameters<typeof makeSession>[1] = {}) {
	const { idSession } = await makeSession(base, { inscrits: 0, jours: 20, ...options });
	await post(base, 'SESSION_CREATED', idSession, {}, undefined, 0);
	return idSession;
}

const subjects = async () =>
	(await delivered())
		.filter(({ to }) => to.startsWith('eleve'))
		.map(({ to, subject }) => [to, subject?.split(/\s:/)[0]]);

const told = (idSession: number, ...numbers: number[]) =>
	numbers.map((n) => [`eleve${n}.s${idSession}@mail.example`, 'Nouvelle date']);

it('are written to when a session of the training is created, by its words and without a calendar', async () => {
	const { idSession } = await cancelled();
	await opened();
	const mails = await delivered();

	const toThem = mails.filter(({ to }) => to.startsWith('eleve'));
	expect(toThem.map(({ to }) => to)).toEqual([
		`eleve1.s${idSession}@mail.example`,
		`eleve2.s${idSession}@mail.example`,
	]);
	for (const { text, ics } of toThem) {
		expect(text).toMatch(/Aucune place ne vous y est encore réservée/);
		expect(text).not.toMatch(/\{\{/);
		expect(ics).toBe('');
	}
	const [admin] = mails.filter(({ subject }) => subject?.startsWith('Session créée'));
	expect(admin.text).toMatch(/en sont prévenues \(2\)/);
});

it('are told once, however many sessions follow, together or one after another', async () => {
	const { idSession } = await cancelled();
	await opened({ jours: 30 });
	await opened({ jours: 20 });
	expect(await subjects()).toEqual(told(idSession, 1, 2));

	const last = await opened({ jours: 25 });
	await post(base, 'SESSION_CREATED', last, {}, undefined, 0);
	expect(await subjects()).toEqual([]);
});

it('are told once by two workers that carry two sessions out at once', async () => {
	const { idSession } = await cancelled();
	const received = [];
	for (const jours of [30, 20]) {
		const made = await makeSession(base, { inscrits: 0, jours });
		received.push(await post(base, 'SESSION_CREATED', made.idSession));
	}
	// Both have read whom to write to before either writes it down.
	const waiters = `select from pg_locks where not granted and relation = 'sessions_planning.courrier'::regclass
		and database = (select oid from pg_database where datname = current_database())`;
	await base.sql('begin');
	await base.sql('lock table sessions_planning.courrier in share mode');
	const workers = received.map(
		async ({ prise }) =>
			await prepareCases(base.centre, [prise as Receiving], { bail: 60, limite: 1 }),
	);
	await waitFor(async () => (await base.sql(waiters)).length === 2, {
		every: 10,
		what: 'two workers that are about to write mails',
	});
	await base.sql('rollback');
	await Promise.all(workers);

	await base.sql('update sessions_planning.evenement set bail_jusqua = null');
	expect(await subjects()).toEqual(told(idSession, 1, 2));
});

it('are told of another where the one that they were told of is cancelled too', async () => {
	const { idSession } = await cancelled();
	const second = await opened();
	expect(await subjects()).toEqual(told(idSession, 1, 2));
	unwrap((await cancelSession(base.centre, [{ idSession: second }]))[0]);

	await opened();
	expect(await subjects()).toEqual(told(idSession, 1, 2));
});

it('are told of no other training, of none that has begun, and of none that was refused', async () => {
	await cancelled();
	await opened({ formation: 'CAP_BJ', jours: 40 });
	await opened({ jours: -1 });
	const refused = await opened();
	await base.sql(`update sessions set statut_validation = 'REFUSEE' where id_session = $1`, [
		refused,
	]);
	expect(await subjects()).toEqual([]);
});

it('are left alone once they have left, or found a place or another queue', async () => {
	const { idSession, inscriptions } = await cancelled();
	await withdraw(base.centre, [{ idInscription: inscriptions[0].id_inscription }]);
	const other = await makeSession(base, { inscrits: 0, jours: 15 });
	const { id_eleve: idEleve } = inscriptions[1];
	unwrap((await enrol(base.centre, [{ idSession: other.idSession, idEleve }]))[0]);
	await opened();
	expect((await subjects()).filter(([, subject]) => subject === 'Nouvelle date')).toEqual([]);
	expect(idSession).toBeGreaterThan(0);
});

it('are one person as candidat and as the élève whom he became', async () => {
	const { inscriptions } = await cancelled();
	const [{ id }] = await base.sql<{ id: number }>(
		`insert into candidats (nom, prenom, email, statut)
		values ('Nom1', 'Élève', 'eleve.candidat@mail.example', 'CONVERTI')
		returning id_candidat as id`,
	);
	const [first, second] = inscriptions;
	await base.sql(
		'update inscription_session set id_candidat = $1, id_eleve = null where id_inscription = $2',
		[id, first.id_inscription],
	);
	await base.sql('update eleves set id_candidat = $1 where id_eleve = $2', [id, second.id_eleve]);
	await opened();
	expect(await subjects()).toHaveLength(1);
});

it('were promised nothing by a cancellation that the CRM did and never told', async () => {
	const { idSession } = await makeSession(base, { places: 1, inscrits: 1, attente: 1 });
	await base.sql(`update sessions set statut_session = 'ANNULEE' where id_session = $1`, [
		idSession,
	]);
	await opened();
	expect(await subjects()).toEqual([]);
});

it('hear nothing of it where they left, or were enrolled, while the mail server was away', async () => {
	const { inscriptions } = await cancelled();
	const next = await opened();
	smtp.state.refuse = () => 451;
	await sendDue(base, smtp);
	await withdraw(base.centre, [{ idInscription: inscriptions[0].id_inscription }]);
	const { id_eleve: idEleve } = inscriptions[1];
	unwrap((await enrol(base.centre, [{ idSession: next, idEleve }]))[0]);
	smtp.state.refuse = undefined;
	for (const table of ['evenement', 'courrier'])
		await base.sql(
			`update sessions_planning.${table} set prochain_essai = now() - interval '1 second', bail_jusqua = null`,
		);
	expect((await subjects()).map(([, subject]) => subject)).toEqual(['Convocation']);
});

it('are counted where a session is shown before it is made, and all of its trainers named', async () => {
	await cancelled();
	const preview = async (...trainers: Array<number | undefined>) =>
		await transaction(base.centre.base, async (cx) => {
			const creneaux = trainers.map((formateurId, day) => ({
				dateDebut: `2199-06-0${day + 3}T08:00`,
				dateFin: `2199-06-0${day + 3}T12:00`,
				formateurId,
			}));
			const demande = { formation: 'INIT_SERTI', salle: 'ATEL_B', creneaux };
			await createSessionIn(cx, base.centre, demande);
			throw new Error(await mailsOf(cx));
		}).catch(({ message }: Error) => message);

	const rest = "nouvelle date à 2 personnes qui en attendent une ; avis à l'administration";
	expect(await preview(2, 1)).toBe(
		`information aux formateurs Laurent Dupont, Marie Bernard ; ${rest}`,
	);
	expect(await preview(2)).toBe(`information au formateur Marie Bernard ; ${rest}`);
});
