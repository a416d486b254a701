import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { unwrap } from '../../../core/errors/refusal';
import { closeUntold } from '../../../core/evenements/closeUntold';
import { deliverReturns } from '../../../core/evenements/deliverReturns';
import { prepareCases } from '../../../core/evenements/prepareCases';
import { enrol } from '../../../core/inscriptions/enrol';
import { promote } from '../../../core/inscriptions/promote';
import { withdraw } from '../../../core/inscriptions/withdraw';
import { cancelSession } from '../../../core/sessions/cancelSession';
import { base, smtp } from '../courriers/mailing';
import { crmServer, deliver, makeSession, post } from './world';

/* Whom the eight actions leave out is told too, once (contract, section 4, Beyond the eight). */

const delivered = async () => await deliver(base, smtp);
const last = async () =>
	(
		await base.sql<{ action: string; reponse: string; erreur: string | null; effets: object }>(
			`select action, reponse, erreur, effets
			from sessions_planning.evenement
			order by id_evenement desc
			limit 1`,
		)
	)[0];
const out = async (request: Parameters<typeof withdraw>[1][0]) =>
	unwrap((await withdraw(base.centre, [request]))[0]);
const newPerson = async (nom: string) =>
	(
		await base.sql<{ id: number }>(
			`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok)
			values ($1, 'Ève', $1 || '@mail.example', true, true)
			returning id_eleve as id`,
			[nom],
		)
	)[0].id;

const enrolled = async (idSession: number, nom: string) =>
	unwrap((await enrol(base.centre, [{ idSession, idEleve: await newPerson(nom) }]))[0]);
/** As the CRM writes it with its own SQL. */
const setStatut = async (id: number, statut: string) =>
	await base.sql(
		'update inscription_session set statut_inscription = $2 where id_inscription = $1',
		[id, statut],
	);

describe('somebody who leaves (case 4)', () => {
	it('is told, with what takes the séances out of the calendar; the admin is told who follows', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 2, attente: 1 });
		await out({ idInscription: inscriptions[0].id_inscription, motif: 'Malade' });

		const mails = await delivered();
		const left = mails.find(({ to }) => to === `eleve1.s${idSession}@mail.example`);
		expect(left?.subject).toMatch(/^Désistement enregistré\s: Initiation sertissage, /);
		expect(left?.html).toMatch(/Bonjour Élève,[\s\S]*est libérée\. Motif\s: Malade\./);
		expect(left?.ics).toMatch(/METHOD:CANCEL[\s\S]*UID:seance-\d+@[\s\S]*STATUS:CANCELLED/);

		const admin = mails.filter(({ to }) => to === 'admin@abj.example');
		expect(admin.map(({ subject }) => subject).sort()).toEqual([
			'Désistement — Élève Nom1',
			"Promotion liste d'attente — Élève Nom3",
		]);
		expect(admin.map(({ text }) => text).join()).not.toMatch(/\{\{|undefined|null/);
	});

	it('lets the admin know why nobody follows', async () => {
		const { inscriptions } = await makeSession(base, { places: 2, attente: 0 });
		await out({ idInscription: inscriptions[0].id_inscription });

		const mails = await delivered();
		const [admin] = mails;
		expect(admin.to).toBe('admin@abj.example');
		// What the CRM keeps where nobody gave a reason is no word for people.
		expect(mails.map(({ text, html }) => text + html).join()).not.toMatch(/Motif|DESISTEMENT/);
		expect(admin.text).toMatch(/quitte sa place[\s\S]*Personne n'est promu\. Personne n'attend/);
		expect(await last()).toMatchObject({ reponse: 'desistement_notified', erreur: null });
	});

	it('has no calendar to clear after waiting only', async () => {
		const { inscriptions } = await makeSession(base, { places: 2, attente: 1 });
		await out({ idInscription: inscriptions[2].id_inscription });

		const left = (await delivered()).find(({ to }) => to.startsWith('eleve3'));
		expect(left?.subject).toMatch(/^Vous n’êtes plus en liste d’attente\s: /);
		expect(left?.ics).toBe('');
		expect(await last()).toMatchObject({ effets: { data: { inscriptionId: expect.any(Number) } } });
	});

	it('of a session that is over is told nothing by PLACE_LIBEREE: there is nothing left to leave', async () => {
		const { idSession, inscriptions } = await makeSession(base, { inscrits: 2, jours: -10 });
		const [{ id_inscription: left, id_eleve: eleveId }] = inscriptions;
		await setStatut(left, 'ANNULE');
		await post(base, 'PLACE_LIBEREE', idSession, { eleveId }, undefined, 0);
		expect(await delivered()).toEqual([]);
		expect(await last()).toMatchObject({ reponse: 'no_promotion' });
	});

	it.each(['ELEVE_DESISTE', 'PLACE_LIBEREE'])(
		'has none either where the CRM took them out of the queue and says %s',
		async (action) => {
			const { idSession } = await makeSession(base, { places: 2 });
			const { inscription } = await enrolled(idSession, 'Attend');
			await delivered();
			await setStatut(inscription.idInscription, 'ANNULE');
			const data = { inscriptionId: inscription.idInscription };
			await post(base, action, idSession, data, undefined, 0);

			const mails = await delivered();
			const left = mails.find(({ to }) => to === 'Attend@mail.example');
			expect(left?.subject).toMatch(/^Vous n’êtes plus en liste d’attente\s: /);
			expect(left?.ics).toBe('');
			const admin = mails.find(({ to }) => to === 'admin@abj.example');
			expect(admin?.text).toContain('quitte la liste d’attente');
		},
	);

	it('has none where they were gone before the queue was told', async () => {
		const { idSession } = await makeSession(base, { places: 2 });
		const { inscription } = await enrolled(idSession, 'Attend');
		await setStatut(inscription.idInscription, 'ANNULE');
		const data = { inscriptionId: inscription.idInscription };
		await post(base, 'ELEVE_DESISTE', idSession, data, undefined, 0);

		const left = (await delivered()).find(({ to }) => to === 'Attend@mail.example');
		expect(left).toMatchObject({ ics: '', subject: expect.stringMatching(/^Vous n’êtes plus/) });
	});

	it.each(['PROMOTION_ATTENTE', 'ELEVE_INSCRIT', 'SESSION_CONFIRMEE', 'PLACE_LIBEREE'])(
		'has one to clear where %s told of a place after the queue',
		async (action) => {
			const { idSession } = await makeSession(base, { places: 2 });
			const { inscription } = await enrolled(idSession, 'Attend');
			await delivered();
			await base.sql('update sessions set capacite_max = 3 where id_session = $1', [idSession]);
			const inscriptionId = inscription.idInscription;
			if (action !== 'PLACE_LIBEREE') await setStatut(inscriptionId, 'INSCRIT');
			const ofPerson = ['PROMOTION_ATTENTE', 'ELEVE_INSCRIT'].includes(action);
			await post(base, action, idSession, ofPerson ? { inscriptionId } : {}, undefined, 0);
			await delivered();
			await setStatut(inscriptionId, 'ANNULE');
			await post(base, 'ELEVE_DESISTE', idSession, { inscriptionId }, undefined, 0);

			const left = (await delivered()).find(({ to }) => to === 'Attend@mail.example');
			expect(left?.subject).toMatch(/^Désistement enregistré/);
			expect(left?.ics).toContain('METHOD:CANCEL');
		},
	);

	it('comes and goes in a calendar whose SEQUENCE grows each time', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 3, inscrits: 1 });
		const [{ id_inscription: inscriptionId, id_eleve: idEleve }] = inscriptions;
		const told: Array<string | undefined> = [];
		const hear = async () => {
			const { ics } = (await delivered()).find(({ to }) => to.startsWith('eleve1')) ?? { ics: '' };
			told.push(/^METHOD:(\w+)/m.exec(ics)?.[1]);
			return Number(/^SEQUENCE:(\d+)/m.exec(ics)?.[1]);
		};
		const leave = async () => {
			await setStatut(inscriptionId, 'ANNULE');
			await post(base, 'ELEVE_DESISTE', idSession, { inscriptionId }, undefined, 0);
			return await hear();
		};
		const come = async () => {
			await setStatut(inscriptionId, 'INSCRIT');
			await post(base, 'ELEVE_INSCRIT', idSession, { inscriptionId }, undefined, 0);
			return await hear();
		};
		const sequences: number[] = [];
		for (const go of [come, leave, come, leave]) sequences.push(await go());
		await enrol(base.centre, [{ idSession, idEleve }]);
		sequences.push(await hear());
		await out({ idSession, idEleve });
		sequences.push(await hear());

		expect(told).toEqual(['REQUEST', 'CANCEL', 'REQUEST', 'CANCEL', 'REQUEST', 'CANCEL']);
		const [first] = sequences;
		expect(sequences).toEqual([0, 1, 2, 3, 4, 5].map((n) => first + n));
	});

	it('is told once, whichever door says it', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 2, attente: 0 });
		const inscriptionId = inscriptions[0].id_inscription;
		await out({ idInscription: inscriptionId });
		await delivered();

		await post(base, 'ELEVE_DESISTE', idSession, { inscriptionId }, undefined, 0);
		await post(base, 'PLACE_LIBEREE', idSession, { inscriptionId }, undefined, 0);
		expect(await delivered()).toEqual([]);
	});

	it('is told by PLACE_LIBEREE where the CRM withdrew with its own SQL, and the admin in any case', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 2, attente: 1 });
		const [{ id_inscription: inscriptionId }] = inscriptions;
		await base.sql(
			`update inscription_session set statut_inscription = 'ANNULE' where id_inscription = $1`,
			[inscriptionId],
		);
		await base.sql('update sessions set nb_inscrits = 1 where id_session = $1', [idSession]);

		await post(base, 'PLACE_LIBEREE', idSession, { inscriptionId }, undefined, 0);
		const mails = await delivered();
		const shown = mails.map(({ to, subject }) => `${to}: ${subject.split(/\s?[:—]/)[0].trim()}`);
		expect(shown.sort()).toEqual([
			'admin@abj.example: Désistement',
			"admin@abj.example: Promotion liste d'attente",
			`eleve1.s${idSession}@mail.example: Désistement enregistré`,
			`eleve3.s${idSession}@mail.example: Place confirmée`,
		]);
		expect(mails[2].ics).toContain('METHOD:CANCEL');
		expect(await last()).toMatchObject({ reponse: 'promotion_done' });
	});

	it('who is back before the mail went is told nothing; of the CRM it is a clear error', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 3, attente: 0 });
		const [{ id_eleve: idEleve, id_inscription: idInscription }] = inscriptions;
		await out({ idInscription });
		await base.sql(
			`update inscription_session set statut_inscription = 'INSCRIT' where id_inscription = $1`,
			[idInscription],
		);
		expect(await delivered()).toEqual([]);

		await post(base, 'ELEVE_DESISTE', idSession, { eleveId: idEleve }, undefined, 0);
		await delivered();
		expect(await last()).toMatchObject({
			reponse: 'failed',
			erreur: expect.stringMatching(/Élève Nom1 est encore dans la session \d+ : la désister/),
		});
	});

	it('who was enrolled again before the mail went is not told that they left', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 3, attente: 0 });
		const [{ id_eleve: idEleve, id_inscription: idInscription }] = inscriptions;
		await out({ idInscription });
		await enrol(base.centre, [{ idSession, idEleve }]);

		const subjects = (await delivered()).map(({ subject }) => subject);
		expect(subjects.filter((subject) => /[Dd]ésist/.test(subject))).toEqual([]);
	});

	it('is not written to about a session that is over', async () => {
		const { inscriptions } = await makeSession(base, { jours: -10 });
		await out({ idInscription: inscriptions[0].id_inscription });

		expect(await delivered()).toEqual([]);
		expect(await last()).toMatchObject({ reponse: 'desistement_notified' });
	});
});

describe('somebody who is queued (case 5)', () => {
	it('is told the rank, what happens next, and the next open sessions of the training', async () => {
		const { idSession } = await makeSession(base, { places: 2, attente: 1 });
		await makeSession(base, { places: 5, inscrits: 1, jours: 20 });
		await makeSession(base, { places: 1, inscrits: 1, jours: 30 });
		await makeSession(base, { formation: 'INIT_BJ', jours: 25 });
		await enrol(base.centre, [{ idSession, idEleve: await newPerson('Attend') }]);

		const [mail, ...more] = await delivered();
		expect(more).toEqual([]);
		expect(mail).toMatchObject({ to: 'Attend@mail.example', ics: '' });
		expect(mail.subject).toMatch(/^Liste d’attente\s: Initiation sertissage, /);
		expect(mail.text).toMatch(/au rang 2\./);
		expect(mail.text).toMatch(/va à la première personne de la liste/);
		const nexts = mail.text.match(/^- le .*$/gm) ?? [];
		expect(nexts.map((line) => line.replace(/^[^(]*/, ''))).toEqual([
			'(4 places libres)',
			'(complète)',
		]);
		expect(await last()).toMatchObject({
			action: 'MISE_EN_ATTENTE',
			reponse: 'attente_notified',
			effets: { data: { positionAttente: 2 } },
		});
	});

	it("is told the rank also where the CRM's own SQL queued them, and every rank is true then", async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 2, attente: 2 });
		await base.sql(
			`update inscription_session set position_attente = 7 where id_inscription = $1`,
			[inscriptions[3].id_inscription],
		);
		const [{ id }] = await base.sql<{ id: number }>(
			`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription, priorite)
			values ($1, $2, current_date, 'EN_ATTENTE', 1)
			returning id_inscription as id`,
			[await newPerson('Attend'), idSession],
		);
		await post(base, 'MISE_EN_ATTENTE', idSession, { inscriptionId: id }, undefined, 0);

		const [mail] = await delivered();
		expect(mail.text).toMatch(/au rang 3\./);
		expect(await last()).toMatchObject({ effets: { data: { positionAttente: 3 } } });
		const ranks = await base.sql(
			`select position_attente as rang
			from inscription_session
			where id_session = $1 and statut_inscription = 'EN_ATTENTE'
			order by id_inscription`,
			[idSession],
		);
		expect(ranks).toEqual([{ rang: 1 }, { rang: 2 }, { rang: 3 }]);
	});

	it('who has a place before the mail went gets the good news only', async () => {
		const { idSession } = await makeSession(base, { places: 2 });
		const idEleve = await newPerson('Chance');
		const { inscription } = unwrap((await enrol(base.centre, [{ idSession, idEleve }]))[0]);
		await base.sql('update sessions set capacite_max = 9 where id_session = $1', [idSession]);
		await promote(base.centre, [{ idSession, idInscription: inscription.idInscription }]);

		const subjects = (await delivered()).map(({ subject }) => subject.split(/\s?[:—]/)[0].trim());
		expect(subjects.sort()).toEqual(['Place confirmée', "Promotion liste d'attente"]);
	});

	it('is told once; of the CRM somebody who does not wait is a clear error', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 2, attente: 1 });
		const data = { eleveId: inscriptions[2].id_eleve };
		await post(base, 'MISE_EN_ATTENTE', idSession, data, undefined, 0);
		await post(base, 'MISE_EN_ATTENTE', idSession, data, undefined, 0);
		expect(await delivered()).toHaveLength(1);

		const placed = { eleveId: inscriptions[0].id_eleve };
		await post(base, 'MISE_EN_ATTENTE', idSession, placed, undefined, 0);
		await delivered();
		expect(await last()).toMatchObject({
			reponse: 'failed',
			erreur: expect.stringContaining("n'est pas en liste d'attente"),
		});
	});
});

describe('somebody who waits for a session that is cancelled', () => {
	it('is told of it once, where they wait now, and has no calendar to clear', async () => {
		const { idSession } = await makeSession(base, { places: 2, attente: 1 });
		await post(base, 'SESSION_ANNULEE', idSession, { motif: 'Travaux' }, undefined, 0);

		const mails = await delivered();
		const waits = mails.find(({ to }) => to.startsWith('eleve3'));
		expect(waits?.subject).toMatch(/^Session annulée\s: Initiation sertissage, /);
		expect(waits?.text).toMatch(/Motif\s: Travaux\. Vous y étiez en liste d’attente\./);
		expect(waits?.text).toMatch(/vous restez en liste d’attente, au rang 3,/);
		expect(waits?.text).not.toMatch(/calendrier joint|\{\{/);
		expect(waits?.ics).toBe('');
		expect(mails.find(({ to }) => to.startsWith('eleve1'))?.text).toMatch(/Le calendrier joint/);

		await post(base, 'SESSION_ANNULEE', idSession, {}, undefined, 0);
		expect(await delivered()).toEqual([]);
	});

	it('is told the rank at the next session', async () => {
		const { idSession } = await makeSession(base, { places: 2, attente: 1 });
		await makeSession(base, { places: 1, inscrits: 1, jours: 20 });
		await post(base, 'SESSION_ANNULEE', idSession, {}, undefined, 0);

		const waits = (await delivered()).find(({ to }) => to.startsWith('eleve3'));
		expect(waits?.text).toMatch(/au rang 3, à la prochaine session de cette formation/);
	});

	it('is told again of one that was opened again, and not where only others came into it', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 2, attente: 1 });
		const cancelled = async () => {
			await post(base, 'SESSION_ANNULEE', idSession, {}, undefined, 0);
			return (await delivered()).map(({ to }) => to.split('.')[0]);
		};
		await cancelled();
		await setStatut(inscriptions[0].id_inscription, 'INSCRIT');
		expect(await cancelled()).toEqual(['eleve1']);

		await base.sql(`update sessions set statut_session = 'PLANIFIEE' where id_session = $1`, [
			idSession,
		]);
		expect((await cancelled()).filter((to) => to.startsWith('eleve'))).toHaveLength(3);
	});
});

it('a move that the CRM reports is told with the séances as they are now', async () => {
	const { idSession } = await makeSession(base, { inscrits: 1 });
	await post(base, 'SESSION_DEPLACEE', idSession, { motif: 'Travaux' }, undefined, 0);

	const mails = await delivered();
	expect(mails.map(({ to }) => to)).toEqual([
		`eleve1.s${idSession}@mail.example`,
		'laurent.dupont@abj.example',
	]);
	for (const { subject, text, ics } of mails) {
		expect(subject).toMatch(/^Changement de dates ou de salle\s: /);
		expect(text).toMatch(/Motif\s: Travaux\./);
		expect(text).not.toMatch(/Ce qui change|\{\{/);
		expect(ics).toContain('METHOD:REQUEST');
	}
	expect(await last()).toMatchObject({ reponse: 'deplacement_notified' });
});

describe('the return call', () => {
	it.each([
		[undefined, ['livre', 'livre'], 2],
		[false, ['livre', 'sansRetour'], 1],
	])(
		'of an action beyond the eight, with the setting %s',
		async (retoursEtendus, statuts, calls) => {
			const crm = await crmServer(() => 200);
			const { idSession, inscriptions } = await makeSession(base, { attente: 1 });
			const [enrolled, , waiting] = inscriptions;
			await post(base, 'ELEVE_INSCRIT', idSession, { eleveId: enrolled.id_eleve }, 'a', 0);
			await post(base, 'MISE_EN_ATTENTE', idSession, { eleveId: waiting.id_eleve }, 'b', 0);
			const cases = await prepareCases(base.centre, 'dus', { bail: 60, limite: 50 });
			await base.sql(`update sessions_planning.courrier set etat = 'ENVOYE', essais = 1`);
			const delivery = { essaisMax: 3, delaiMs: 30_000, bail: 60 };
			const done = await deliverReturns(base.centre, cases, {
				crm: { ...crm.crm, retoursEtendus },
				...delivery,
			});

			expect(done.map(({ statut }) => statut)).toEqual(statuts);
			expect(crm.calls).toHaveLength(calls);
			await crm.close();
		},
	);
});

it('what no branch of an older workflow takes is finished, and not due for ever', async () => {
	const { idSession, inscriptions } = await makeSession(base, { attente: 1 });
	const data = { eleveId: inscriptions[2].id_eleve };
	await post(base, 'MISE_EN_ATTENTE', idSession, data, undefined, 0);
	await closeUntold(base.centre, await prepareCases(base.centre, 'dus', { bail: 60, limite: 50 }));

	expect(
		await base.sql(
			`select e.etat, c.etat as courrier
			from sessions_planning.evenement e
			join sessions_planning.courrier c using (id_evenement)`,
		),
	).toEqual([{ etat: 'TRAITE', courrier: 'SANS_MODELE' }]);
});

it('a move that was open when the upgrade came is told as one', async () => {
	const { idSession } = await makeSession(base, { inscrits: 1 });
	const migration = readFileSync(
		join(__dirname, '../../../database/migrations/0110_au_dela_des_huit.sql'),
		'utf8',
	);
	const before = ['RAPPEL_SESSION', 'deplacement-1', idSession];
	await base.sql(
		`insert into sessions_planning.evenement (action, correlation_id, id_session, origine, donnees, prochain_essai)
		values ($1, $2, $3, 'INTERNE', '{"deplacement": true, "avant": [], "apres": []}', now())`,
		before,
	);
	await base.sql(migration);

	const mails = await delivered();
	expect(mails.map(({ subject }) => subject.slice(0, 10))).toEqual(['Changement', 'Changement']);
	expect(await last()).toMatchObject({
		action: 'SESSION_DEPLACEE',
		reponse: 'deplacement_notified',
	});
});

describe('an event of our own that was overtaken before it was told', () => {
	const answers = async () =>
		await base.sql<{ action: string; reponse: string; erreur: string | null; moot: boolean }>(
			`select action, reponse, erreur, effets->'data' ? 'sansObjet' as moot
			from sessions_planning.evenement
			order by id_evenement`,
		);

	it('is left to the departure that came after it, and nobody is asked to look into it', async () => {
		const { idSession } = await makeSession(base, { places: 3, inscrits: 0 });
		const idEleve = await newPerson('Durand');
		await enrol(base.centre, [{ idSession, idEleve }]);
		await out({ idSession, idEleve });

		const mails = await delivered();
		expect(mails.map(({ subject }) => subject.split(/\s[:—]/)[0]).sort()).toEqual([
			'Désistement',
			'Désistement enregistré',
		]);
		expect(await answers()).toEqual([
			{ action: 'ELEVE_INSCRIT', reponse: 'inscription_notified', erreur: null, moot: true },
			{ action: 'ELEVE_DESISTE', reponse: 'desistement_notified', erreur: null, moot: false },
		]);
	});

	it('is left to the cancellation of its session', async () => {
		const { idSession } = await makeSession(base, { places: 1, inscrits: 0 });
		const [first, second] = [await newPerson('Durand'), await newPerson('Petit')];
		await enrol(base.centre, [
			{ idSession, idEleve: first },
			{ idSession, idEleve: second },
		]);
		await out({ idSession, idEleve: first });
		unwrap((await cancelSession(base.centre, [{ idSession }]))[0]);

		const subjects = (await delivered()).map(({ subject }) => subject);
		expect(subjects.join()).not.toMatch(/À traiter|refusé|Place confirmée|convocation/i);
		const told = await answers();
		expect(told.map(({ erreur }) => erreur)).toEqual(Array(told.length).fill(null));
		expect(new Set(told.map(({ action }) => action))).toEqual(
			new Set([
				'ELEVE_INSCRIT',
				'MISE_EN_ATTENTE',
				'ELEVE_DESISTE',
				'PROMOTION_ATTENTE',
				'SESSION_ANNULEE',
			]),
		);
	});

	it('is refused where the CRM says it of itself: that may be a mistake', async () => {
		const { idSession, inscriptions } = await makeSession(base, { places: 3 });
		const [{ id_inscription: inscriptionId }] = inscriptions;
		await out({ idInscription: inscriptionId });
		await delivered();

		await post(base, 'ELEVE_INSCRIT', idSession, { inscriptionId }, undefined, 0);
		await delivered();
		expect(await last()).toMatchObject({
			reponse: 'failed',
			erreur: expect.stringMatching(/a été annulée : aucune convocation n'est envoyée/),
		});
	});
});

it('takes no more statements for fifty people than for one', async () => {
	const { inscriptions } = await makeSession(base, { places: 60, inscrits: 60 });
	const counted = async (from: number, to: number) => {
		const leaving = inscriptions.slice(from, to);
		await withdraw(
			base.centre,
			leaving.map(({ id_inscription: idInscription }) => ({ idInscription })),
		);
		const before = base.base.queries;
		await prepareCases(base.centre, 'dus', { bail: 60, limite: 50 });
		return base.base.queries - before;
	};
	expect(await counted(0, 1)).toBe(await counted(1, 51));
});
