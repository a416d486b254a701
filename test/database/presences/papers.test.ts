import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { certificate } from '../../../core/papers/certificate';
import { certificatePdf } from '../../../core/papers/certificatePdf';
import { sheetOfAttendance } from '../../../core/papers/sheet';
import { sheetPdf } from '../../../core/papers/sheetPdf';
import { markPresences } from '../../../core/presences/markPresences';
import { findProgram } from '../../program';
import { openTestDatabase, type TestDatabase } from '../harness';

// Not in a hook, whose time is limited: it may have to install them.
for (const program of ['pdftotext', 'pdfinfo', 'pdffonts'] as const) findProgram(program);

let t: TestDatabase;
let session: number;
const folder = mkdtempSync(join(tmpdir(), 'papers-'));
const LONG = 'Żółć-Wąchocka de la Tour-Landry d’Estrées et Saint-Geneviève';

beforeAll(async () => {
	t = await openTestDatabase('vide');
	await t.sql(`insert into formateurs (nom, prenom) values ('Lefèvre', 'Élodie')`);
	await t.sql(
		`insert into eleves (nom, prenom) select case when n % 5 = 0 then $1 else 'Nom' || n end, 'Prénom' || n
		from generate_series(1, 20) n`,
		[LONG],
	);
	[{ id: session }] = await t.sql<{ id: number }>(
		`insert into sessions (id_formation, id_formateur, id_salle, salle_principale, date_debut, date_fin, capacite_max)
		select f.id_formation, (select max(id_formateur) from formateurs), s.id_salle, s.nom, '2027-03-01 08:00', '2027-03-05 16:00', 20
		from formations f, salles s
		where f.code = 'INIT_SERTI' and s.code = 'THEO'
		returning id_session as id`,
	);
	await t.sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select s.id_salle, $1, d + h, d + h + interval '3 hours 30 minutes'
		from salles s, generate_series(timestamp '2027-03-01', '2027-03-05', '1 day') d,
			(values (interval '8 hours'), (interval '12 hours 30 minutes')) y (h)
		where s.code = 'THEO'`,
		[session],
	);
	await t.sql(
		`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
		select n, $1, '2027-01-01', 'INSCRIT' from generate_series(1, 20) n`,
		[session],
	);
});
afterAll(() => t.close());

/** What a reader that we did not write makes of a PDF. */
function read(pdf: Buffer) {
	const file = join(folder, 'paper.pdf');
	writeFileSync(file, pdf);
	const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
	return {
		text: execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }),
		pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
		size: /Page size:\s+(.+)/.exec(info)?.[1],
		fonts: execFileSync('pdffonts', [file], { encoding: 'utf8' })
			.split('\n')
			.slice(2)
			.filter(Boolean),
		words: execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' }),
	};
}

it('puts twenty people and five days on one sheet, whole, with every letter', async () => {
	const sheet = await sheetOfAttendance(t.centre, { idSession: session });
	expect(sheet.semaines).toHaveLength(1);
	expect(sheet.semaines[0].colonnes).toHaveLength(10);
	const { text, pages, size, fonts, words } = read(await sheetPdf(t.centre, sheet));
	expect(pages).toBe(1);
	expect(size).toContain('841.89 x 595.28');
	// Every font is in the file.
	expect(fonts.filter((line) => !/ yes +yes +yes /.test(line))).toEqual([]);
	for (let n = 1; n <= 20; n += 1) expect(text).toContain(`Prénom${n}`);
	expect(text.replace(/\s+/g, ' ')).toContain('ŻÓŁĆ-');
	for (const part of ['Élodie Lefèvre', 'Signature du formateur', '09:00–12:30', 'lun. 1er mars'])
		expect(text.replace(/\s+/g, ' ')).toContain(part);
	// Nothing is beyond the paper's edges.
	const edges = [
		...words.matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g),
	];
	expect(edges.length).toBeGreaterThan(100);
	for (const [, x1, y1, x2, y2] of edges)
		expect([Number(x1) >= 0, Number(y1) >= 0, Number(x2) <= 842, Number(y2) <= 596]).toEqual(
			Array(4).fill(true),
		);
});

it('gives the sheet of a day, and of a session without anybody', async () => {
	const day = await sheetOfAttendance(t.centre, {
		idSession: session,
		du: '2027-03-02',
		au: '2027-03-02',
	});
	expect(day.semaines[0].colonnes.map(({ partie }) => partie)).toEqual(['matin', 'après-midi']);
	expect(day.periode).toBe('le mardi 2 mars 2027');
	await expect(
		sheetOfAttendance(t.centre, { idSession: session, du: '2028-01-01' }),
	).rejects.toMatchObject({
		faults: [{ code: 'FEUILLE_VIDE' }],
	});
	const [{ id }] = await t.sql<{ id: number }>(
		`insert into sessions (id_formation, date_debut, date_fin, capacite_max)
		select id_formation, '2028-03-01 08:00', '2028-03-01 12:00', 5 from formations where code = 'INIT_BJ'
		returning id_session as id`,
	);
	await t.sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select id_salle, $1, '2028-03-01 08:00', '2028-03-01 11:00' from salles where code = 'REUNION'`,
		[id],
	);
	const empty = await sheetOfAttendance(t.centre, { idSession: id });
	expect(empty.semaines[0].lignes).toEqual([]);
	expect(read(await sheetPdf(t.centre, empty)).pages).toBe(1);
});

it('certifies what was attended, and nothing that was not', async () => {
	await expect(certificate(t.centre, { idSession: session, idEleve: 1 })).rejects.toMatchObject({
		faults: [{ code: 'CERTIFICAT_SANS_HEURES' }],
	});
	await expect(certificate(t.centre, { idSession: session, idEleve: 99 })).rejects.toMatchObject({
		faults: [{ code: 'PERSONNE_INCONNUE' }],
	});
	const seances = await t.sql<{ id: number }>(
		'select id_reservation as id from reservation_salle where id_session = $1 order by date_debut',
		[session],
	);
	const now = new Date('2027-03-06T12:00:00Z');
	await markPresences(
		t.centre,
		{
			idSession: session,
			presences: seances.map(({ id }, i) => ({
				idReservation: id,
				idEleve: 1,
				statut: i === 0 ? 'ABSENT' : 'PRESENT',
			})),
		},
		now,
	);
	const centre = {
		...t.centre,
		rules: {
			...t.centre.rules,
			centre: {
				...t.centre.rules.centre,
				parametres: {
					...t.centre.rules.centre.parametres,
					nom: 'Académie du bijou',
					siret: '123 456 789 00012',
					ville: 'Lyon',
					signataire: { nom: 'Agnès Müller', qualite: 'directrice' },
				},
			},
		},
	};
	const paper = await certificate(centre, { idSession: session, idEleve: 1 }, now);
	expect(paper.heures).toMatchObject({ prevues: 35, suivies: 31.5, manquees: 3.5 });
	const { text, pages } = read(await certificatePdf(paper));
	const told = text.replace(/\s+/g, ' ');
	expect(pages).toBe(1);
	for (const part of [
		'Certificat de réalisation',
		'Académie du bijou',
		'SIRET 123 456 789 00012',
		'Prénom1 Nom1',
		'Initiation sertissage',
		'du 1er au 5 mars 2027',
		'31,5 h',
		'Agnès Müller',
		'Fait à Lyon, le 6 mars 2027',
	])
		expect(told).toContain(part);
	const attestation = await certificate(
		centre,
		{ idSession: session, idEleve: 1, genre: 'attestation' },
		now,
	);
	const list = read(await certificatePdf(attestation)).text.replace(/\s+/g, ' ');
	expect(list).toContain("Attestation d'assiduité");
	expect(list).toContain('lundi 1er mars 2027 de 09:00 à 12:30 Absent');
	expect(list).toContain('35 h prévues');
});

it('certifies together what somebody attended before they left and after they came back', async () => {
	const [{ id_eleve: idEleve }] = await t.sql<{ id_eleve: number }>(
		"insert into eleves (nom, prenom) values ('Retour', 'Rita') returning id_eleve",
	);
	const enrolled = async (day: string) => {
		const [{ id }] = await t.sql<{ id: number }>(
			`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
			values ($1, $2, $3, 'INSCRIT') returning id_inscription as id`,
			[idEleve, session, day],
		);
		return id;
	};
	const seances = await t.sql<{ id: number }>(
		'select id_reservation as id from reservation_salle where id_session = $1 order by date_debut',
		[session],
	);
	const now = new Date('2027-03-06T12:00:00Z');
	const mark = async (idInscription: number, places: number[], statut: 'PRESENT' | 'ABSENT') =>
		await markPresences(
			t.centre,
			{
				idSession: session,
				presences: places.map((n) => ({ idReservation: seances[n].id, idInscription, statut })),
			},
			now,
		);
	const left = await enrolled('2027-01-01');
	await mark(left, [0, 1, 2], 'PRESENT');
	await t.sql(
		`update inscription_session set statut_inscription = 'ANNULE' where id_inscription = $1`,
		[left],
	);
	await t.sql(
		`insert into sessions_planning.decision (prise_le, acteur, verbe, id_session, id_inscription, regle, message, faits)
		values ('2027-03-02 11:45Z', 'essai', 'DESISTER', $1, $2, 'essai', 'Partie.', '{"statutAvant": "INSCRIT"}')`,
		[session, left],
	);
	// Back on the day on which she left, whose morning she had attended.
	const back = await enrolled('2027-03-02');
	await mark(back, [3, 4, 5], 'PRESENT');
	await mark(back, [6, 7, 8, 9], 'ABSENT');

	for (const who of [{ idEleve }, { idInscription: left }, { idInscription: back }]) {
		const paper = await certificate(
			t.centre,
			{ idSession: session, ...who, genre: 'attestation' },
			now,
		);
		expect(paper.heures).toMatchObject({ prevues: 35, suivies: 21, manquees: 14 });
		expect(paper.seances.map(({ presence }) => presence)).toEqual([
			...Array<string>(6).fill('Présent'),
			...Array<string>(4).fill('Absent'),
		]);
	}
});
