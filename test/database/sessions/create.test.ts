import { createSession } from '../../../core/sessions/createSession';
import { Refusal } from '../../../core/errors/refusal';
import { openTestDatabase, type TestDatabase } from '../harness';

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
	base.centre.now = () => new Date('2027-01-04T08:00:00+01:00');
});
afterEach(async () => await base.close());

const matin = { dateDebut: '2027-06-02T08:00', dateFin: '2027-06-02T12:00' };
const afternoon = { dateDebut: '2027-06-02T14:00', dateFin: '2027-06-02T18:00' };
const create = (demande: object) =>
	createSession(base.centre, {
		formation: 'INIT_SERTI',
		salle: 'ATEL_B',
		formateurId: 1,
		creneaux: [matin, afternoon],
		...demande,
	} as never);
const codes = async (demande: object) =>
	await create(demande).then(
		() => [],
		(error) => {
			if (!(error instanceof Refusal)) throw error;
			return error.faults.map(({ path, code }) => `${path} ${code}`);
		},
	);
const counts = async () =>
	(
		await base.sql(`select (select count(*) from sessions)::int s, (select count(*) from reservation_salle)::int r,
				(select count(*) from sessions_planning.seance)::int se,
	(select count(*) from sessions_planning.evenement)::int e,
		(select count(*) from sessions_planning.idempotence)::int i`)
	)[0];
const nothing = { s: 0, r: 0, se: 0, e: 0, i: 0 };

describe('createSession', () => {
	it('writes session, bookings and event, and answers in the shape of the contract', async () => {
		const createdOne = await create({ demandePar: 'Anne', notesComplementaires: 'x' });
		expect(createdOne).toEqual({
			session: {
				idSession: 1,
				formation: 'INIT_SERTI',
				dateDebut: '2027-06-02T08:00:00+02:00',
				dateFin: '2027-06-02T18:00:00+02:00',
				sallePrincipale: 'Atelier B',
				capaciteMax: 10,
				nbInscrits: 0,
				statutSession: 'PLANIFIEE',
			},
			seances: [
				{
					idReservation: 1,
					dateDebut: '2027-06-02T08:00:00+02:00',
					dateFin: '2027-06-02T12:00:00+02:00',
					salle: 'ATEL_B',
					formateurId: 1,
					matiere: null,
				},
				{
					idReservation: 2,
					dateDebut: '2027-06-02T14:00:00+02:00',
					dateFin: '2027-06-02T18:00:00+02:00',
					salle: 'ATEL_B',
					formateurId: 1,
					matiere: null,
				},
			],
		});
		expect(
			await base.sql(
				'select id_formateur, id_salle, salle_principale, date_debut, date_fin, notes from sessions',
			),
		).toEqual([
			{
				id_formateur: 1,
				id_salle: 2,
				salle_principale: 'Atelier B',
				date_debut: '2027-06-02 06:00:00',
				date_fin: '2027-06-02 16:00:00',
				notes: {
					salles: ['ATEL_B'],
					matieres: [],
					joursActifs: ['MERCREDI'],
					dureeHeures: 8,
					demandePar: 'Anne',
					notesComplementaires: 'x',
				},
			},
		]);
		expect(
			await base.sql('select action, origine, etat, id_session from sessions_planning.evenement'),
		).toEqual([{ action: 'SESSION_CREATED', origine: 'INTERNE', etat: 'RECU', id_session: 1 }]);
		expect(
			await base.sql('select id_formateur from sessions_planning.occupation_formateur'),
		).toHaveLength(2);
	});

	it('takes nine statements, whatever the number of slots', async () => {
		const counted = async (creneaux: object[]) => {
			const before = base.base.queries;
			await create({ creneaux, salle: null, formateurId: null });
			return base.base.queries - before;
		};
		expect(await counted([matin])).toBe(9);
		const many = Array.from({ length: 200 }, (_, i) => {
			const jour = new Date(Date.UTC(2027, 6, 1 + i)).toISOString().slice(0, 10);
			return { dateDebut: `${jour}T08:00`, dateFin: `${jour}T12:00` };
		});
		expect(await counted(many)).toBe(9);
	});

	it('previews the same answer without keys and writes nothing', async () => {
		const apercu = await create({ previsualiser: true, cleIdempotence: 'k' });
		expect(await counts()).toEqual(nothing);
		const { session, seances } = await create({});
		const { idSession, ...withoutKey } = session;
		expect(idSession).toBe(1);
		expect(apercu).toEqual({
			session: withoutKey,
			seances: seances.map((seance) => ({ ...seance, idReservation: undefined })),
			previsualisation: true,
		});
	});

	it('tells every fault at once and changes nothing', async () => {
		await base.sql(`update formateurs set statut = 'INACTIF' where id_formateur = 3`);
		expect(
			await codes({
				formation: 'NOPE',
				creneaux: [
					{ ...matin, salle: 'NULLE_PART' },
					{ ...afternoon, formateurId: 99 },
					{ dateDebut: '2027-06-02T20:00', dateFin: '2027-06-02T22:00', formateurId: 3 },
				],
			}),
		).toEqual([
			'formation FORMATION_INCONNUE',
			'creneaux[0].salle SALLE_INCONNUE',
			'creneaux[2] HORS_OUVERTURE',
			'creneaux[1].formateurId FORMATEUR_INCONNU',
			'creneaux[2].formateurId FORMATEUR_INACTIF',
		]);
		expect(
			await codes({
				creneaux: [
					{ dateDebut: 'demain', dateFin: '2027-06-02T12:00' },
					{ dateDebut: '2027-06-02T08:00', dateFin: '2027-06-02T25:00' },
				],
				capaciteMax: 0,
			}),
		).toEqual([
			'capaciteMax CHAMP_INVALIDE',
			'creneaux[0].dateDebut CHAMP_INVALIDE',
			'creneaux[1].dateFin CHAMP_INVALIDE',
		]);
		expect(
			await codes({ creneaux: [{ dateDebut: '2027-06-02T12:00', dateFin: '2027-06-02T12:00' }] }),
		).toEqual(['creneaux[0].dateFin CRENEAU_INVALIDE']);
		expect(await codes({ creneaux: [] })).toEqual(['creneaux CHAMP_INVALIDE']);
		expect(await counts()).toEqual(nothing);
	});

	it.each([
		[
			'an inactive room',
			{ salle: 'ATEL_B' },
			`update salles set statut = 'INACTIVE' where code = 'ATEL_B'`,
			['salle SALLE_INACTIVE'],
		],
		['a room for other trainings', { salle: 'INFO' }, '', ['salle FORMATION_INCOMPATIBLE']],
		['a room for no training', { salle: 'REUNION' }, '', ['salle FORMATION_INCOMPATIBLE']],
		['too few seats', { capaciteMax: 11 }, '', ['salle PLACES_INSUFFISANTES']],
		[
			'a room closed on weekends',
			{
				formation: 'CAP_BJ',
				salle: 'ATEL_POL',
				creneaux: [{ dateDebut: '2027-06-05T08:00', dateFin: '2027-06-05T12:00' }],
			},
			'',
			['creneaux[0] SALLE_FERMEE_WEEKEND'],
		],
		[
			'a room closed in the evening',
			{
				formation: 'CAP_BJ',
				salle: 'ATEL_C',
				creneaux: [{ dateDebut: '2027-06-02T17:00', dateFin: '2027-06-02T19:00' }],
			},
			'',
			['creneaux[0] SALLE_FERMEE_SOIR'],
		],
		[
			'a night',
			{ creneaux: [{ dateDebut: '2027-06-02T20:00', dateFin: '2027-06-03T09:00' }] },
			'',
			['creneaux[0] HORS_OUVERTURE'],
		],
		[
			'a closure of the centre',
			{},
			`insert into sessions_planning.fermeture (date_debut, date_fin, motif) values ('2027-06-01', '2027-06-04', 'Travaux')`,
			['creneaux[0] CENTRE_FERME', 'creneaux[1] CENTRE_FERME'],
		],
		[
			'a trainer without the speciality',
			{ formateurId: 3 },
			'',
			['formateurId FORMATEUR_NON_QUALIFIE'],
		],
		[
			'an absent trainer',
			{},
			`insert into disponibilite_formateur (id_formateur, date_debut, date_fin, type)
			values (1, '2027-06-02 07:00', '2027-06-02 08:00', 'INDISPONIBLE')`,
			['creneaux[0] FORMATEUR_INDISPONIBLE'],
		],
		[
			'a training no longer offered',
			{ formation: 'HISTOIRE_ART', salle: 'THEO', sansFormateur: true, formateurId: null },
			'',
			['formation FORMATION_INACTIVE'],
		],
		[
			'two of its own slots at once',
			{ creneaux: [matin, { ...matin, salle: 'TOUS_ATEL', formateurId: 2 }] },
			'',
			['creneaux[1] SALLE_OCCUPEE'],
		],
	])('refuses %s', async (_, demande, sql, expected) => {
		if (sql) await base.sql(sql);
		expect(await codes(demande)).toEqual(expected);
		expect(await counts()).toEqual(nothing);
	});

	it('accepts TOUS_ATEL for any training, and warns of a public holiday', async () => {
		const createdOne = await create({
			formation: 'INIT_BJ',
			formateurId: 2,
			salle: 'TOUS_ATEL',
			creneaux: [{ dateDebut: '2027-07-14T08:00', dateFin: '2027-07-14T12:00' }],
		});
		expect(createdOne.avertissements).toEqual([
			'mercredi 14 juillet 2027 de 08:00 à 12:00 : jour férié (Fête Nationale de la France)',
		]);
	});

	it('warns of séances in the past, previewed and created: history may be entered later', async () => {
		const warned = (n: string) => [`${n} dans le passé : l'année est-elle la bonne ?`];
		base.centre.now = () => new Date('2027-06-03T09:00:00+02:00');
		const shown = await create({ previsualiser: true });
		expect(shown.avertissements).toEqual(warned('2 séances'));
		base.centre.now = () => new Date('2027-06-02T09:00:00+02:00');
		expect((await create({})).avertissements).toEqual(warned('1 séance'));
	});

	it('lists every conflict with what holds the slot, parts of a combined room included', async () => {
		await create({});
		await base.sql(
			`insert into reservation_salle (id_salle, date_debut, date_fin, motif)
			values (1, '2027-06-02 06:00', '2027-06-02 07:00', 'Ménage')`,
		);
		const refus: Refusal = await create({
			salle: 'TOUS_ATEL',
			creneaux: [matin, { dateDebut: '2027-06-02T12:00', dateFin: '2027-06-02T14:00' }],
		}).then(
			() => {
				throw new Error('accepted');
			},
			(e) => e,
		);
		expect(refus.faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
			'creneaux[0] SALLE_OCCUPEE',
			'creneaux[0] SALLE_OCCUPEE',
			'creneaux[0] FORMATEUR_OCCUPE',
		]);
		expect(refus.faults[0].message).toBe(
			'mercredi 2 juin 2027 de 08:00 à 12:00, la salle « Tous les ateliers » est prise : ' +
				'réservation 3 (Ménage) dans la salle « Atelier A », mercredi 2 juin 2027 de 08:00 à 09:00.',
		);
		expect(refus.faults[1].message).toBe(
			'mercredi 2 juin 2027 de 08:00 à 12:00, la salle « Tous les ateliers » est prise : ' +
				'session 1 (INIT_SERTI) dans la salle « Atelier B », mercredi 2 juin 2027 de 08:00 à 12:00.',
		);
		expect(refus.details.conflits).toEqual([
			{
				dateDebut: '2027-06-02T08:00:00+02:00',
				dateFin: '2027-06-02T12:00:00+02:00',
				salle: 'TOUS_ATEL',
				avec: {
					idReservation: 3,
					motif: 'Ménage',
					dateDebut: '2027-06-02T08:00:00+02:00',
					dateFin: '2027-06-02T09:00:00+02:00',
				},
			},
			{
				dateDebut: '2027-06-02T08:00:00+02:00',
				dateFin: '2027-06-02T12:00:00+02:00',
				salle: 'TOUS_ATEL',
				avec: {
					idReservation: 1,
					idSession: 1,
					dateDebut: '2027-06-02T08:00:00+02:00',
					dateFin: '2027-06-02T12:00:00+02:00',
				},
			},
			{
				dateDebut: '2027-06-02T08:00:00+02:00',
				dateFin: '2027-06-02T12:00:00+02:00',
				formateurId: 1,
				avec: {
					idReservation: 1,
					idSession: 1,
					dateDebut: '2027-06-02T08:00:00+02:00',
					dateFin: '2027-06-02T12:00:00+02:00',
				},
			},
		]);
	});

	it('chooses the smallest sufficient room and the trainer with fewest hours, the same for all slots if one can', async () => {
		await create({
			formateurId: 1,
			creneaux: [{ dateDebut: '2027-06-01T08:00', dateFin: '2027-06-01T12:00' }],
		});
		const createdOne = await create({
			formation: 'CAP_BJ',
			salle: null,
			formateurId: null,
			capaciteMax: 8,
		});
		expect(createdOne.seances.map(({ salle, formateurId }) => [salle, formateurId])).toEqual([
			['ATEL_C', 2],
			['ATEL_C', 2],
		]);
		const autre = await create({
			formation: 'CAP_BJ',
			salle: null,
			formateurId: null,
			capaciteMax: 8,
		});
		expect(autre.seances.map(({ salle, formateurId }) => [salle, formateurId])).toEqual([
			['ATEL_B', 3],
			['ATEL_B', 3],
		]);
	});

	it('changes room only where it must, and then keeps the trainers by séance', async () => {
		await base.sql(
			`insert into reservation_salle (id_salle, date_debut, date_fin) values (2, '2027-06-02 12:00', '2027-06-02 16:00')`,
		);
		await base.sql(
			`update salles set formations_compatibles = formations_compatibles || '{INIT_SERTI}' where code = 'INFO'`,
		);
		await base.sql(
			`insert into reservation_salle (id_salle, date_debut, date_fin) values (4, '2027-06-02 06:00', '2027-06-02 10:00')`,
		);
		await base.sql(
			`insert into disponibilite_formateur (id_formateur, date_debut, date_fin, type)
			values (2, '2027-06-02 00:00', '2027-06-02 11:00', 'INDISPONIBLE'),
					(1, '2027-06-02 11:00', '2027-06-03 11:00', 'INDISPONIBLE')`,
		);
		const createdOne = await create({ salle: null, formateurId: null });
		expect(createdOne.seances.map(({ salle, formateurId }) => [salle, formateurId])).toEqual([
			['ATEL_B', 1],
			['INFO', 2],
		]);
		expect(await base.sql('select id_formateur from sessions')).toEqual([{ id_formateur: null }]);
		expect(
			await base.sql(
				'select id_reservation, id_formateur from sessions_planning.seance order by 1',
			),
		).toEqual([
			{ id_reservation: 3, id_formateur: 1 },
			{ id_reservation: 4, id_formateur: 2 },
		]);
	});

	it('chooses a trainer in the hours that he declared, where he declared some', async () => {
		const declare = async (...hours: Array<[from: string, to: string]>) => {
			const froms = hours.map(([from]) => from);
			const tos = hours.map(([, to]) => to);
			await base.sql('truncate disponibilite_formateur');
			await base.sql(
				`insert into disponibilite_formateur (id_formateur, date_debut, date_fin, type)
				select 1, h.debut, h.fin, 'DISPONIBLE' from unnest($1::timestamp[], $2::timestamp[]) as h (debut, fin)`,
				[froms, tos],
			);
			const { seances } = await create({ formateurId: null, previsualiser: true });
			return seances.map(({ formateurId }) => formateurId);
		};

		expect(await declare()).toEqual([1, 1]);
		expect(await declare(['2027-06-09 06:00', '2027-06-09 16:00'])).toEqual([2, 2]);
		// Before that day: he declares nothing any more.
		expect(await declare(['2027-05-31 06:00', '2027-05-31 16:00'])).toEqual([1, 1]);
		expect(
			await declare(
				['2027-06-02 06:00', '2027-06-02 08:00'],
				['2027-06-02 08:00', '2027-06-02 16:00'],
			),
		).toEqual([1, 1]);
	});

	it('says why no room and no trainer is left', async () => {
		await create({});
		await create({
			formateurId: 2,
			salle: 'TOUS_ATEL',
			creneaux: [{ dateDebut: '2027-06-02T12:00', dateFin: '2027-06-02T14:00' }],
		});
		const refus: Refusal = await create({
			salle: null,
			formateurId: null,
			creneaux: [matin, { dateDebut: '2027-06-02T12:00', dateFin: '2027-06-02T13:00' }],
		}).then(
			() => {
				throw new Error('accepted');
			},
			(e) => e,
		);
		expect(refus.faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
			'creneaux[0] SALLE_INTROUVABLE',
			'creneaux[1] SALLE_INTROUVABLE',
		]);
		expect(refus.faults[0].message).toContain(
			"La salle « Salle informatique » n'accueille pas la formation INIT_SERTI.",
		);
		expect(refus.faults[0].message).toContain('La salle « Atelier B » est prise.');
		await base.sql(`update formateurs set statut = 'INACTIF'`);
		expect(
			await codes({
				formateurId: null,
				creneaux: [{ dateDebut: '2027-06-07T12:00', dateFin: '2027-06-07T13:00' }],
			}),
		).toEqual(['formateurId FORMATEUR_INTROUVABLE']);
	});

	it('holds a CAP with several rooms, subjects and trainers, at the same hours too', async () => {
		const createdOne = await create({
			formation: 'CAP_BJ',
			salle: null,
			formateurId: null,
			capaciteMax: 6,
			creneaux: [
				{ ...matin, salle: 'ATEL_A', formateurId: 1, matiere: 'Bijouterie' },
				{ ...matin, salle: 'ATEL_POL', formateurId: 3, matiere: 'Polissage' },
				{ ...afternoon, salle: 'ATEL_A', matiere: 'Dessin' },
			],
		});
		expect(
			createdOne.seances.map(({ salle, formateurId, matiere }) => [salle, formateurId, matiere]),
		).toEqual([
			['ATEL_A', 1, 'Bijouterie'],
			['ATEL_POL', 3, 'Polissage'],
			['ATEL_A', 1, 'Dessin'],
		]);
		expect(createdOne.session.sallePrincipale).toBe('Atelier A');
		expect((await base.sql('select notes from sessions'))[0].notes).toMatchObject({
			salles: ['ATEL_A', 'ATEL_POL'],
			matieres: ['Bijouterie', 'Polissage', 'Dessin'],
			dureeHeures: 12,
		});
	});

	it('gives the first answer again for the same key, and refuses the key for another request', async () => {
		const first = await create({ cleIdempotence: 'abc' });
		expect(await create({ cleIdempotence: 'abc' })).toEqual(first);
		expect(await codes({ cleIdempotence: 'abc', capaciteMax: 5 })).toEqual([
			'Idempotency-Key CLE_REUTILISEE',
		]);
		expect(await counts()).toEqual({ s: 1, r: 2, se: 0, e: 1, i: 1 });
	});

	it('writes notes where the CRM keeps JSON in a text column, and stands hostile text', async () => {
		await base.sql('alter table sessions alter column notes type text');
		const hostile = `'); drop table sessions; -- <script>"\\u0041 é\n$1`;
		await create({
			notesComplementaires: hostile,
			demandePar: hostile,
			creneaux: [{ ...matin, matiere: hostile }],
		});
		const [{ notes }] = await base.sql('select notes from sessions');
		expect(JSON.parse(notes)).toMatchObject({
			notesComplementaires: hostile,
			demandePar: hostile,
			matieres: [hostile],
		});
		expect(await base.sql('select matiere from sessions_planning.seance')).toEqual([
			{ matiere: hostile },
		]);
		expect(await codes({ salle: hostile, formation: hostile, formateurId: null })).toEqual([
			'formation FORMATION_INCONNUE',
			'salle SALLE_INCONNUE',
		]);
	});
});
