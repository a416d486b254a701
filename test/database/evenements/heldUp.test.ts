import { unwrap } from '../../../core/errors/refusal';
import { deliverReturns } from '../../../core/evenements/deliverReturns';
import { enrol } from '../../../core/inscriptions/enrol';
import { promote } from '../../../core/inscriptions/promote';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { cancelSession } from '../../../core/sessions/cancelSession';
import { base, smtp } from '../courriers/mailing';
import { crmServer, makeSession, post, sendDue } from './world';

/* A mail that the mail server held up says nothing that is no longer so when its turn comes. */

const mailOf = (n: number, idSession: number) => `eleve${n}.s${idSession}@mail.example`;
const subjectsTo = (address: string) =>
	smtp.to(address).map(({ subject }) => subject?.split(/\s:/)[0]);

/** Everything that waits is due now, and goes the way of the workflow. */
async function goOn() {
	await base.sql(`update sessions_planning.courrier
		set prochain_essai = now() - interval '1 second', bail_jusqua = null`);
	await base.sql(`update sessions_planning.evenement
		set prochain_essai = now() - interval '1 second', bail_jusqua = null
		where etat = 'RECU'`);
	return await sendDue(base, smtp);
}

/** What is due is tried and refused for now; what happens meanwhile; the mail server is well again. */
async function heldUpWhile(meanwhile: () => Promise<unknown>) {
	smtp.state.refuse = () => 451;
	await goOn();
	expect(smtp.mails).toEqual([]);
	await meanwhile();
	smtp.state.refuse = undefined;
	return await goOn();
}

async function newcomer(idSession: number) {
	const [{ id: idEleve }] = await base.sql<{ id: number }>(
		`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
		values ('Une', 'Seule', 'une@mail.example', true, true)
		returning id_eleve as id`,
	);
	unwrap((await enrol(base.centre, [{ idSession, idEleve }]))[0]);
	return idEleve;
}

/** Whether the CRM's own SQL wrote it or we did, the state decides. */
const setStatut = async (idInscription: number, statut: string, rang: number | null = null) =>
	await base.sql(
		`update inscription_session set statut_inscription = $2, position_attente = $3 where id_inscription = $1`,
		[idInscription, statut, rang],
	);
const setSession = async (idSession: number, statut: string) =>
	await base.sql('update sessions set statut_session = $2 where id_session = $1', [
		idSession,
		statut,
	]);

describe('a convocation', () => {
	it('is not sent to who has left, nor is the admin told of it; the return call says so', async () => {
		const { idSession } = await makeSession(base, { places: 5, inscrits: 1 });
		const idEleve = await newcomer(idSession);
		const cases = await heldUpWhile(
			async () => await withdraw(base.centre, [{ idSession, idEleve }]),
		);

		expect(subjectsTo('une@mail.example')).toEqual(['Désistement enregistré']);
		const [{ attachments }] = smtp.to('une@mail.example');
		expect(String(attachments[0].content)).toMatch(/METHOD:CANCEL/);
		expect(subjectsTo('admin@abj.example')).toEqual(['Désistement — Seule Une']);
		expect(
			await base.sql(
				`select role, etat, essais, bail_jusqua is null as free from sessions_planning.courrier
				where etat <> 'ENVOYE' order by role`,
			),
		).toEqual(
			['ADMIN', 'ELEVE'].map((role) => ({ role, etat: 'SANS_OBJET', essais: 1, free: true })),
		);

		const crm = await crmServer();
		await deliverReturns(base.centre, cases, { ...crm, essaisMax: 3, delaiMs: 30_000, bail: 60 });
		await crm.close();
		const bodies = crm.calls.map(({ body }) => JSON.parse(body));
		expect(bodies.map(({ data }) => data.courriers)).toEqual([
			{ envoyes: 0, sansAdresse: [], echecs: [], sansObjet: 2 },
			{ envoyes: 2, sansAdresse: [], echecs: [] },
		]);
	});

	it('is not sent of a session that was cancelled', async () => {
		const { idSession } = await makeSession(base, { places: 5, inscrits: 0 });
		await newcomer(idSession);
		await heldUpWhile(async () => await cancelSession(base.centre, [{ idSession }]));

		expect(subjectsTo('une@mail.example')).toEqual(['Session annulée']);
	});

	it('is sent once to who has left and is back', async () => {
		const { idSession } = await makeSession(base, { places: 5, inscrits: 0 });
		const idEleve = await newcomer(idSession);
		await heldUpWhile(async () => {
			await withdraw(base.centre, [{ idSession, idEleve }]);
			await enrol(base.centre, [{ idSession, idEleve }]);
		});

		expect(subjectsTo('une@mail.example')).toEqual(['Convocation']);
	});

	it('is owed again where it is so again: what was sent to nobody was told to nobody', async () => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 1 });
		const [{ id_inscription: inscriptionId }] = inscriptions;
		await post(base, 'ELEVE_INSCRIT', idSession, { inscriptionId }, undefined, 0);
		await heldUpWhile(async () => await setStatut(inscriptionId, 'ANNULE'));
		expect(smtp.mails).toEqual([]);

		await setStatut(inscriptionId, 'INSCRIT');
		await post(base, 'ELEVE_INSCRIT', idSession, { inscriptionId }, undefined, 0);
		await goOn();
		expect(subjectsTo(mailOf(1, idSession))).toEqual(['Convocation']);
	});

	it("is sent where the CRM's word is all that there is", async () => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 1 });
		const [{ id_eleve: eleveId }] = inscriptions;
		await base.sql('delete from inscription_session');
		await post(base, 'ELEVE_INSCRIT', idSession, { eleveId }, undefined, 0);
		await heldUpWhile(async () => {});

		expect(subjectsTo(mailOf(1, idSession))).toEqual(['Convocation']);
	});
});

describe('what is told to everybody', () => {
	it.each(['RAPPEL_SESSION', 'SESSION_CONFIRMEE', 'SESSION_DEPLACEE'])(
		'%s goes to those who are still there, and to nobody of a cancelled session',
		async (action) => {
			const { idSession, inscriptions } = await makeSession(base, { inscrits: 3 });
			await post(base, action, idSession, {}, undefined, 0);
			await heldUpWhile(async () => {
				await setStatut(inscriptions[0].id_inscription, 'ANNULE');
				await setStatut(inscriptions[1].id_inscription, 'EN_ATTENTE', 1);
			});
			const told = smtp.mails.splice(0).map(({ to }) => [to].flat()[0]?.value[0].address);
			expect(told).toHaveLength(2);
			expect(told).toContain(mailOf(3, idSession));

			await post(base, action, idSession, {}, undefined, 0);
			await heldUpWhile(async () => await setSession(idSession, 'ANNULEE'));
			expect(smtp.mails).toEqual([]);
		},
	);

	it('a reminder of a session that is over is sent to nobody', async () => {
		const { idSession } = await makeSession(base, { inscrits: 1 });
		await post(base, 'RAPPEL_SESSION', idSession, {}, undefined, 0);
		await heldUpWhile(async () => await setSession(idSession, 'TERMINEE'));
		expect(smtp.mails).toEqual([]);
	});
});

describe('a queue', () => {
	it('whoever was promoted before the mail went is told of the place alone', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 3, attente: 1 });
		const [, , { id_inscription: inscriptionId }] = inscriptions;
		await post(base, 'MISE_EN_ATTENTE', idSession, { inscriptionId }, undefined, 0);
		await heldUpWhile(async () => await promote(base.centre, [{ idSession }]));

		expect(subjectsTo(mailOf(3, idSession))).toEqual(['Place confirmée']);
	});

	it('a promotion is not told to who has left; who left for it is told, and the next', async () => {
		const { idSession, inscriptions } = await makeSession(base, {
			places: 1,
			inscrits: 1,
			attente: 2,
		});
		const [{ id_inscription: first }, { id_inscription: second }] = inscriptions;
		await withdraw(base.centre, [{ idInscription: first }]);
		await heldUpWhile(async () => await withdraw(base.centre, [{ idInscription: second }]));

		expect([1, 2, 3].map((n) => subjectsTo(mailOf(n, idSession)))).toEqual([
			['Désistement enregistré'],
			['Désistement enregistré'],
			['Place confirmée'],
		]);
	});

	it('PLACE_LIBEREE: who left is told, and whoever followed and left again is not', async () => {
		const { idSession, inscriptions } = await makeSession(base, {
			places: 1,
			inscrits: 1,
			attente: 1,
		});
		await setStatut(inscriptions[0].id_inscription, 'ANNULE');
		const { id_eleve: eleveId } = inscriptions[0];
		await post(base, 'PLACE_LIBEREE', idSession, { eleveId }, undefined, 0);
		await heldUpWhile(async () => await setStatut(inscriptions[1].id_inscription, 'ANNULE'));

		expect([1, 2].map((n) => subjectsTo(mailOf(n, idSession)))).toEqual([
			['Désistement enregistré'],
			[],
		]);
	});

	it('a place that is offered is still offered to who waits', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 3, attente: 1 });
		const [, , { id_inscription: inscriptionId }] = inscriptions;
		await post(base, 'PROMOTION_ATTENTE', idSession, { inscriptionId }, undefined, 0);
		await heldUpWhile(async () => {});
		expect(smtp.to(mailOf(3, idSession))).toHaveLength(1);
	});
});

describe('a departure and a cancellation go', () => {
	it('but a departure not to who is back, nor to the admin', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 2 });
		const [{ id_inscription: idInscription, id_eleve: idEleve }] = inscriptions;
		await withdraw(base.centre, [{ idInscription }]);
		await heldUpWhile(async () => await enrol(base.centre, [{ idSession, idEleve }]));

		expect(subjectsTo(mailOf(1, idSession))).toEqual(['Convocation']);
		expect(subjectsTo('admin@abj.example').join()).not.toMatch(/Désistement/);
	});

	it('a departure also of a session that was cancelled then', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 2 });
		await withdraw(base.centre, [{ idInscription: inscriptions[0].id_inscription }]);
		await heldUpWhile(async () => await cancelSession(base.centre, [{ idSession }]));

		expect(subjectsTo(mailOf(1, idSession))).toEqual(['Désistement enregistré']);
		expect(subjectsTo(mailOf(2, idSession))).toEqual(['Session annulée']);
	});

	it('but a cancellation not to who has a place again, nor to a trainer with a séance', async () => {
		const { idSession } = await makeSession(base, { places: 2 });
		const trainers = await base.sql<{ email: string }>(
			'select email from formateurs where id_formateur = 1',
		);
		await cancelSession(base.centre, [{ idSession }]);
		await heldUpWhile(async () => {
			await setSession(idSession, 'PLANIFIEE');
			await base.sql(`update reservation_salle set statut = 'ACTIVE'`);
			await promote(base.centre, [{ idSession }]);
		});

		expect(subjectsTo(mailOf(1, idSession))).toEqual(['Place confirmée']);
		expect(subjectsTo(mailOf(2, idSession))).toEqual(['Session annulée']);
		expect(subjectsTo(trainers[0].email)).toEqual([]);
	});

	it('but a cancellation not to who only waited, and waits there again', async () => {
		const { idSession } = await makeSession(base, { places: 1, inscrits: 1, attente: 1 });
		await cancelSession(base.centre, [{ idSession }]);
		await heldUpWhile(async () => await setSession(idSession, 'PLANIFIEE'));

		// Who had a place has lost it.
		expect([1, 2].map((n) => subjectsTo(mailOf(n, idSession)))).toEqual([['Session annulée'], []]);
	});
});
