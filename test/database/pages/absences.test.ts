import { answerPage } from '../../../core/pages/server/answerPage';
import { stopSolver } from '../../../core/planning/solve/solver';
import { openTestDatabase, type TestDatabase } from '../harness';
import { cleSecrets } from './server';
import { addDays, dayAt, wallClock } from '../../../core/time/days';

/* What a desk records of absences, closures and bookings without a session, it can see and take back. */

const keys = { cleSecrets, cleFormulaires: 'une autre' };
const NOW = new Date('2031-03-05T09:00:00+01:00');

let t: TestDatabase;
beforeEach(async () => {
	t = await openTestDatabase('centre');
});
afterEach(async () => await t.close());
afterAll(stopSolver);

async function open(chemin: string, query: Record<string, string> = {}) {
	const { statut, contenu } = await answerPage(t.centre, { chemin, query }, keys, NOW);
	return { statut, page: textOf(contenu.toString()), markup: contenu.toString() };
}

const textOf = (markup: string) =>
	markup
		.replace(/<style>[\s\S]*?<\/style>/, '')
		.replace(/<[^>]*>/g, '')
		.replace(/&ndash;/g, '–')
		.replace(/&hellip;/g, '…')
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/\s+/g, ' ');

/** Asks, then answers the question. */
async function carryOut(query: Record<string, string>, later: Record<string, string> = {}) {
	const asked = await open('confirmer', query);
	const [, jeton = ''] = /name="jeton" value="([^"]*)"/.exec(asked.markup) ?? [];
	const body = { ...query, ...later, jeton };
	const post = async () =>
		await answerPage(t.centre, { chemin: 'agir', poste: true, body }, keys, NOW);
	const { statut, contenu } = await post();
	return { asked, statut, page: textOf(contenu.toString()), again: post };
}

const absence = async (debut: string, fin: string, type = 'INDISPONIBLE') => {
	const [{ id }] = await t.sql<{ id: number }>(
		`insert into disponibilite_formateur (id_formateur, date_debut, date_fin, type)
		values (1, $1, $2, $3)
		returning id_disponibilite as id`,
		[debut, fin, type],
	);
	return String(id);
};

/** A day from today, in Paris, and its midnight as the database has it. */
const day = (n: number) => addDays(dayAt(Date.now(), 'Europe/Paris'), n);
const midnight = (n: number) =>
	new Date(wallClock('Europe/Paris')(day(n), '00:00')).toISOString().slice(0, 19).replace('T', ' ');

const nameOf = async (id: number) => {
	const [{ nom }] = await t.sql<{ nom: string }>(
		`select prenom || ' ' || nom as nom from formateurs where id_formateur = $1`,
		[id],
	);
	return nom;
};

const closure = async (debut: string, fin: string, uid: string | null = null) => {
	const [{ id }] = await t.sql<{ id: number }>(
		`insert into sessions_planning.fermeture (date_debut, date_fin, motif, source, uid)
		values ($1, $2, 'inventaire', 'vacances scolaires', $3)
		returning id_fermeture as id`,
		[debut, fin, uid],
	);
	return String(id);
};

const booking = async (salle: string, debut: string, fin: string, motif: string) => {
	const [{ id }] = await t.sql<{ id: number }>(
		`insert into reservation_salle (id_salle, date_debut, date_fin, motif)
		select id_salle, $2, $3, $4 from salles where code = $1
		returning id_reservation as id`,
		[salle, debut, fin, motif],
	);
	return String(id);
};

describe('the list of absences and closures', () => {
	it('shows what is to come, each with its way back, and nothing that is over', async () => {
		// Midnight in Paris is 23:00 of the day before in UTC.
		await absence('2031-03-09T23:00Z', '2031-03-11T23:00Z');
		await absence('2031-02-01T23:00Z', '2031-02-02T23:00Z');
		await absence('2031-03-12T08:00Z', '2031-03-12T11:00Z', 'DISPONIBLE');
		await closure('2031-03-20', '2031-03-21');
		await closure('2031-03-25', '2031-03-25', 'a@calendrier');
		await closure('2031-03-01', '2031-03-04', 'b@calendrier');
		await booking('REUNION', '2031-03-16T23:00Z', '2031-03-18T23:00Z', 'peinture');
		await booking('REUNION', '2031-03-13T09:00Z', '2031-03-13T10:00Z', 'Conseil');
		const { statut, page, markup } = await open('absences');
		expect(statut).toBe(200);
		expect(page).toContain(`${await nameOf(1)} du 10 au 11 mars 2031 Lever…`);
		expect(page).toContain('inventaire du 20 au 21 mars 2031 Lever…');
		expect(page).toContain(
			"inventaire le mardi 25 mars 2031 de l'agenda « vacances scolaires » : se retire dans cet agenda",
		);
		expect(page).toContain('Salle réunion du 17 au 18 mars 2031 · peinture Libérer…');
		expect(page).not.toMatch(/février 2031|4 mars 2031|12 mars 2031|Conseil/);
		expect(markup.match(/verbe=lever/g)).toHaveLength(2);
	});

	it('is a link away from today and from the week, and says so where there is nothing', async () => {
		await t.sql(`delete from disponibilite_formateur where type = 'INDISPONIBLE'`);
		for (const from of ['', 'semaine'])
			expect((await open(from)).markup).toMatch(/href="(planning\/)?absences"/);
		const { page } = await open('absences');
		expect(page).toContain('Aucune absence à venir');
		expect(page).toContain('Aucune fermeture à venir');
		expect(page).toContain('Aucune salle fermée');
	});

	it('is told of one trainer on their page', async () => {
		const id = await absence('2031-03-09T23:00Z', '2031-03-11T23:00Z');
		const mine = await open('formateur', { id: '1' });
		expect(mine.page).toContain('Absences à venir du 10 au 11 mars 2031 Lever…');
		expect(mine.markup).toContain(`confirmer?verbe=lever&amp;absence=${id}`);
		expect((await open('formateur', { id: '2' })).markup).not.toContain('verbe=lever');
	});
});

describe('lifting', () => {
	it('takes an absence away, once, after it has said whose and which days', async () => {
		const id = await absence('2031-03-09T23:00Z', '2031-03-11T23:00Z');
		const done = await carryOut({ verbe: 'lever', absence: id });
		expect(done.asked.page).toContain(
			`Lever l'absence de ${await nameOf(1)}, du 10 au 11 mars 2031 ?`,
		);
		expect(done.asked.page).toContain('restent où elles sont');
		expect(done.statut).toBe(200);
		expect(done.page).toContain('Absence levée');
		const left = async () =>
			await t.sql('select 1 from disponibilite_formateur where id_disponibilite = $1', [id]);
		expect(await left()).toEqual([]);
		expect(textOf((await done.again()).contenu.toString())).toContain('Absence levée');
		const gone = await open('confirmer', { verbe: 'lever', absence: id });
		expect(gone.statut).toBe(409);
		expect(gone.page).toContain('levée déjà, ou passée');
	});

	it('keeps what has been of an absence that has begun', async () => {
		await t.sql('delete from disponibilite_formateur');
		const id = await absence(midnight(-2), midnight(5));
		const done = await carryOut({ verbe: 'lever', absence: id });
		expect(done.asked.page).toContain('dès aujourd’hui');
		expect(await t.sql('select date_debut, date_fin from disponibilite_formateur')).toEqual([
			{ date_debut: midnight(-2), date_fin: midnight(0) },
		]);
	});

	it('says where another absence covers the same days, and touches no declared hours', async () => {
		const id = await absence('2031-03-09T23:00Z', '2031-03-11T23:00Z');
		await absence('2031-03-10T23:00Z', '2031-03-12T23:00Z');
		const hours = await absence('2031-03-09T23:00Z', '2031-03-11T23:00Z', 'DISPONIBLE');
		const { asked } = await carryOut({ verbe: 'lever', absence: id });
		expect(asked.page).toContain('Une autre absence couvre encore');
		expect((await open('confirmer', { verbe: 'lever', absence: hours })).statut).toBe(409);
	});

	it('takes a closure away, and shortens one that has begun', async () => {
		const whole = await closure('2031-03-20', '2031-03-20');
		const begun = await closure(day(-2), day(4));
		const done = await carryOut({ verbe: 'lever', fermeture: whole });
		expect(done.asked.page).toContain(
			'Lever la fermeture du centre, le jeudi 20 mars 2031 (inventaire) ?',
		);
		expect(done.page).toContain('Fermeture levée');
		await carryOut({ verbe: 'lever', fermeture: begun });
		expect(
			await t.sql(
				'select id_fermeture::text as id, date_fin::text from sessions_planning.fermeture where id_fermeture >= $1',
				[whole],
			),
		).toEqual([{ id: begun, date_fin: day(-1) }]);
	});

	it('leaves a closure of an imported calendar to that calendar, and says so', async () => {
		const id = await closure('2031-03-20', '2031-03-20', 'a@calendrier');
		const { statut, page } = await open('confirmer', { verbe: 'lever', fermeture: id });
		expect(statut).toBe(409);
		expect(page).toContain('vient de l’agenda « vacances scolaires »');
	});
});

describe('a booking without a session', () => {
	const reunion = {
		verbe: 'reserver',
		salle: 'REUNION',
		date: '2031-03-13',
		debut: '10:00',
		fin: '12:00',
		motif: 'Conseil de perfectionnement',
	};

	it('is made from a free slot of the week, and freed from where it shows', async () => {
		const week = await open('semaine', { date: '2031-03-13' });
		expect(week.markup).toContain('preparer?verbe=reserver&amp;salle=REUNION&amp;date=2031-03-13');
		const form = await open('preparer', { ...reunion, motif: '' });
		expect(form.markup).toMatch(/name="motif"[^>]* required/);

		const made = await carryOut(reunion);
		expect(made.asked.page).toContain(
			'Réserver Salle réunion, le jeudi 13 mars 2031 de 10:00 à 12:00, sans session ?',
		);
		expect(made.page).toContain('Salle réservée');
		const [{ id, motif }] = await t.sql<{ id: number; motif: string }>(
			`select id_reservation as id, motif from reservation_salle where date_debut = '2031-03-13T09:00'`,
		);
		expect(motif).toBe('Conseil de perfectionnement');
		const freeing = `verbe=liberer&amp;reservation=${id}"`;
		expect((await open('semaine', { date: '2031-03-13' })).markup).toContain(freeing);
		expect((await open('jour', { date: '2031-03-13' })).markup).toContain(freeing);

		const freed = await carryOut(
			{ verbe: 'liberer', reservation: String(id) },
			{ motif: 'reporté' },
		);
		expect(freed.asked.page).toContain(
			'Libérer Salle réunion, le jeudi 13 mars 2031 de 10:00 à 12:00 (Conseil de perfectionnement) ?',
		);
		expect(freed.asked.markup).toContain('name="motif"');
		expect(freed.page).toContain('Réservation libérée');
		expect(
			await t.sql('select statut, motif from reservation_salle where id_reservation = $1', [id]),
		).toEqual([{ statut: 'ANNULEE', motif: 'reporté' }]);
		expect((await open('confirmer', { verbe: 'liberer', reservation: String(id) })).page).toContain(
			'est libre déjà',
		);
	});

	it('keeps to the rules of rooms, and comes back on its form with what was wrong', async () => {
		await carryOut(reunion);
		const taken = await open('confirmer', reunion);
		expect(taken.statut).toBe(422);
		expect(taken.page).toContain('est prise');
		expect(taken.markup).toContain('value="Conseil de perfectionnement"');
		const wrong: Array<[object, string]> = [
			[{ motif: '' }, 'Dites pour quoi'],
			[{ salle: '' }, 'Choisissez une salle'],
			[{ fin: '09:00' }, 'L’heure de fin suit'],
			[{ date: '2020-03-13' }, 'est passé'],
			[{ date: '2031-03-16' }, 'week-end'],
		];
		for (const [change, words] of wrong) {
			const { statut, page } = await open('confirmer', { ...reunion, ...change });
			expect({ statut, page }).toEqual({ statut: 422, page: expect.stringContaining(words) });
		}
	});

	it('is not what a séance is: that one is moved or cancelled with its session', async () => {
		const [{ id, session }] = await t.sql<{ id: number; session: number }>(
			`select id_reservation as id, id_session as session from reservation_salle
			where id_session is not null and statut = 'ACTIVE'
			limit 1`,
		);
		const { statut, page } = await open('confirmer', {
			verbe: 'liberer',
			reservation: String(id),
		});
		expect(statut).toBe(409);
		expect(page).toContain(`séance de la session ${session}`);
	});
});

describe('the closure of a room', () => {
	const closing = { verbe: 'fermeture', lieu: 'salle', salle: 'REUNION', du: '2031-03-13' };

	it('offers only what is possible there; that of the centre also to leave the séances', async () => {
		const room = await open('preparer', { verbe: 'fermeture', lieu: 'salle' });
		expect(room.page).not.toMatch(/Les laisser|Tout le centre/);
		expect(room.markup).toContain('<option value="">Choisir&#8230;</option>');
		const centre = await open('preparer', { verbe: 'fermeture' });
		expect(centre.page).toContain('Les laisser, avec une alerte');
		expect(centre.markup).not.toContain('name="salle"');
	});

	it('never closes the whole centre for want of a room', async () => {
		const { statut, page } = await open('confirmer', { ...closing, salle: '' });
		expect(statut).toBe(422);
		expect(page).toContain('Choisissez la salle à fermer');
		expect(page).not.toContain('Les laisser');
		const left = await open('confirmer', { ...closing, reparer: 'non' });
		expect(left.statut).toBe(422);
		expect(left.page).toContain('ses séances doivent être déplacées');
	});

	it('names what holds the room, in words, with what can be done about it here', async () => {
		await booking('REUNION', '2031-03-13T09:00Z', '2031-03-13T11:00Z', 'Réunion pédagogique');
		const { statut, page } = await open('confirmer', closing);
		expect(statut).toBe(422);
		expect(page).toContain(
			'Salle réunion est réservée jeudi 13 mars 2031 de 10:00 à 12:00 (Réunion pédagogique) : ' +
				'libérez cette réservation dans la semaine (« Libérer… »), puis fermez la salle',
		);
		expect(page).not.toMatch(/2031-03-13T|REUNION|sans enregistrer/);
	});

	it('reads « toute la journée » in the week and today, and is freed as any booking', async () => {
		const done = await carryOut({
			...closing,
			du: '2031-03-05',
			au: '2031-03-06',
			motif: 'Travaux',
		});
		expect(done.page).toContain('Salle fermée');
		const week = await open('semaine', { date: '2031-03-05' });
		expect(week.page.match(/toute la journée ?Travaux/g)).toHaveLength(2);
		expect(week.page).not.toContain('00:00–00:00');
		const today = await open('');
		expect(today.page).toContain('toute la journée');
		expect(today.page).not.toContain('00:00–00:00');
		const [, id] = /verbe=liberer&amp;reservation=(\d+)/.exec(week.markup) ?? [];
		const freed = await carryOut({ verbe: 'liberer', reservation: id });
		expect(freed.asked.page).toContain('Salle réunion, du 5 au 6 mars 2031 (Travaux)');
		expect(freed.page).toContain('Réservation libérée');
		expect((await open('semaine', { date: '2031-03-05' })).page).not.toContain('Travaux');
	});
});
