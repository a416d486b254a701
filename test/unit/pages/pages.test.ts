import { confirmPage } from '../../../core/pages/action';
import { attendancePage } from '../../../core/pages/attendancePage';
import { createLinks } from '../../../core/pages/links';
import { ownPersonPage, ownTrainerPage, type OwnTrainer } from '../../../core/pages/ownPage';
import {
	actorInWords,
	clockInWords,
	count,
	hoursInWords,
	longDay,
	moveMonth,
	percent,
} from '../../../core/pages/words';
import { monthPage } from '../../../core/pages/monthPage';
import { todayPage, type SeanceOfDay } from '../../../core/pages/todayPage';
import { yearPage } from '../../../core/pages/yearPage';
import { addDays } from '../../../core/time/days';
import { pathOf } from '../../../core/pages/server/readRequest';
import { examples } from './examples';
import { toutes } from './allPages';

const pages = Object.entries(toutes()).filter(([nom]) => !nom.endsWith('.svg'));

it.each(pages)(
	'the page %s is a whole document without script, one heading, a way to its content',
	(_, page) => {
		expect(page).toMatch(/^<!doctype html>\n<html lang="fr">/);
		expect(page).not.toMatch(/<script|javascript:|<link|@import|url\(|https?:\/\/(?!n8n\.example)/);
		expect(page.match(/<h1>/g)).toHaveLength(1);
		expect(page).toContain('href="#contenu"');
		expect(page).toMatch(/<title>[^<]+<\/title>/);
		const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
	},
);

it('leads from the year to the month, the day, the session, and back', () => {
	const { annee, mois, jour, session } = toutes();
	expect(annee).toContain('href="planning/mois?salle=S1&amp;mois=6&amp;annee=2026"');
	expect(annee).toContain('href="planning?annee=2025"');
	expect(mois).toContain('href="jour?date=2026-06-03"');
	expect(mois).toContain('href="session?id=2"');
	expect(jour).toContain('href="session?id=3"');
	expect(jour).toContain('href="../planning?annee=2026"');
	expect(session).toContain(
		'href="mois?salle=ATEL_B&amp;annee=2026&amp;mois=6"'.replace(
			'annee=2026&amp;mois=6',
			'mois=6&amp;annee=2026',
		),
	);
	expect(session).toContain('href="formateur?id=3&amp;mois=6&amp;annee=2026"');
	expect(createLinks('', 'https://n8n.example/webhook/planning').jour('2026-06-03')).toBe(
		'https://n8n.example/webhook/planning/jour?date=2026-06-03',
	);
});

it('says of a room that is taken for no session nothing but the room', () => {
	const { aujourdhui } = toutes();
	expect(aujourdhui).toContain('<span class="vide"><bdi>Réunion</bdi></span>');
	expect(aujourdhui).toMatch(
		/<bdi>Atelier B<\/bdi> · <a [^>]+><bdi>Marie Bernard<\/bdi><\/a> · 3\/8 inscrits/,
	);
});

it('says of a day without anything that it is free, and of one whose last séance is over that it is done', () => {
	const held = {
		idSession: null,
		formation: null,
		salle: 'Réunion',
		motif: 'Location',
		matiere: null,
		idFormateur: null,
		formateur: null,
		nbInscrits: null,
		capaciteMax: null,
		dateDebut: '2026-12-07T08:00:00+01:00',
		dateFin: '2026-12-07T12:00:00+01:00',
	};
	const at = (seances: SeanceOfDay[]) =>
		todayPage(examples().contexte(''), {
			maintenant: '2026-12-07T18:00:00+01:00',
			seances,
			absents: [],
			alertes: [],
			nonEnvoyes: [],
		});
	expect(at([])).toContain('Rien de prévu');
	expect(at([held])).toContain('Plus rien');
});

it('says what is full, what is left, what is free, and what lies outside the opening hours', () => {
	const { jour, mois } = toutes();
	for (const page of [jour, mois]) {
		expect(page).toContain('10/10 Complet');
		expect(page).toContain('6/10 · 4 places');
		expect(page).toContain('Hors ouverture');
	}
	expect(jour).toContain('Libre 12:00&ndash;14:00');
	expect(mois).toContain('Libre toute la journée');
});

it('says so where there is nothing', () => {
	const e = examples();
	const vide = {
		...e.mois,
		jours: e.mois.jours.map((j) => ({
			date: j.date,
			creneaux: [{ debut: '08:00', fin: '12:00', partie: 'MATIN', libre: true }],
		})),
	};
	expect(monthPage(e.contexte('mois'), vide, ['DIMANCHE'])).toContain(
		'Aucune réservation ce mois-ci',
	);
	expect(yearPage(e.contexte(''), { ...e.annee, salles: [] })).toContain(
		'Aucune réservation en 2026',
	);
});

it("names colours in words, for who can't see them", () => {
	expect(toutes().annee).toMatch(
		/Atelier B, juin 2026 : <\/span><b>53\u00a0%<\/b><small>210\u00a0h<\/small><span class="sr"> sur 390\u00a0h, orange/,
	);
});

it('writes French as people do', () => {
	expect([hoursInWords(2.5), hoursInWords(48), hoursInWords(0)]).toEqual([
		'2\u00a0h\u00a030',
		'48\u00a0h',
		'0\u00a0h',
	]);
	expect([percent(0), percent(0.2), percent(49.6), percent(79.99), percent(100)]).toEqual([
		'0\u00a0%',
		'<\u00a01\u00a0%',
		'49\u00a0%',
		'79\u00a0%',
		'100\u00a0%',
	]);
	expect(longDay('2026-06-01')).toBe('lundi 1er juin 2026');
	expect(clockInWords('08:30')).toBe('8\u00a0h\u00a030');
	expect([count(1, 'place'), count(4, 'place')]).toEqual(['1\u00a0place', '4\u00a0places']);
	expect(moveMonth(2026, 12, 1)).toEqual({ annee: 2027, mois: 1 });
});

it('reads which page is meant from the address, whatever stands before it', () => {
	expect(
		[
			'http://127.0.0.1:5678/webhook/planning',
			'https://h/webhook-test/planning/mois',
			'https://h/a/b/webhook/planning/agir?x=1',
			'https://h/webhook/planning/',
			'https://h/webhook/planning/nulle-part',
		].map(pathOf),
	).toEqual(['', 'mois', 'agir', '', 'nulle-part']);
});

describe('a page of one’s own', () => {
	const context = { ...examples().contexte('moi'), lien: 'abc' };
	const trainer = (absences: OwnTrainer['absences']) =>
		ownTrainerPage(context, { prenom: 'Marie', nom: 'Bernard', seances: [], absences });

	it('names the last day of an absence, not the midnight at which it ends', () => {
		expect(
			trainer([{ dateDebut: '2026-12-22T00:00:00+01:00', dateFin: '2026-12-24T00:00:00+01:00' }]),
		).toContain('<li>du 22 décembre 2026 au 23 décembre 2026</li>');
		expect(
			trainer([{ dateDebut: '2027-01-20T00:00:00+01:00', dateFin: '2027-01-21T00:00:00+01:00' }]),
		).toContain('<li>le 20 janvier 2027</li>');
	});

	it('says the hours of an absence that is not of whole days', () => {
		expect(
			trainer([{ dateDebut: '2027-01-20T14:00:00+01:00', dateFin: '2027-01-20T18:00:00+01:00' }]),
		).toContain('<li>le 20 janvier 2027, de 14:00 à 18:00</li>');
		expect(
			trainer([{ dateDebut: '2027-01-20T14:00:00+01:00', dateFin: '2027-01-22T00:00:00+01:00' }]),
		).toContain('<li>du 20 janvier 2027, 14:00, au 21 janvier 2027, minuit</li>');
	});

	it('shows what can be done of a long course below its next séances, not below all of them', () => {
		const seances = Array.from({ length: 200 }, (_, n) => ({
			salle: 'Atelier A',
			matiere: null,
			dateDebut: `${addDays('2027-01-04', n)}T08:00:00+01:00`,
			dateFin: `${addDays('2027-01-04', n)}T12:00:00+01:00`,
		}));
		const text = ownPersonPage(context, {
			prenom: 'Léa',
			nom: 'Martin',
			inscriptions: [
				{
					idInscription: 1,
					idSession: 2,
					formation: 'CAP',
					statutInscription: 'INSCRIT',
					positionAttente: null,
					statutSession: 'PLANIFIEE',
					seances,
					dateDebut: seances[0].dateDebut,
					dateFin: seances[199].dateFin,
				},
			],
			prochaines: [],
		});
		const [atOnce, folded] = text.split('<details>');

		expect(atOnce.match(/<li>/g)).toHaveLength(8);
		expect(folded).toContain('192\u00a0autres séances');
		expect(folded.split('</details>')[0].match(/<li>/g)).toHaveLength(192);
	});
});

it('leads from the question of a new session to no session: it is not there yet', () => {
	const text = confirmPage(examples().contexte('confirmer'), {
		verbe: 'creer',
		qui: '',
		quoi: 'Gemmologie',
		idSession: 99,
		effets: [],
		champs: {},
	});
	expect(text).not.toContain('session?id=99');
});

it('gives a form of marks back as it was sent, before what is stored', () => {
	const { contexte, presences } = examples();
	const [seance] = presences.seances;
	const { idInscription } = seance.presences[0];
	const sent = { [`p${idInscription}`]: 'RETARD', [`m${idInscription}`]: '12' };
	const text = attendancePage(contexte('presences'), presences, new Date('2026-12-08T10:00:00Z'), {
		idReservation: seance.idReservation,
		sent,
	});

	expect(text).toContain(`name="p${idInscription}" value="RETARD" checked`);
	expect(text).toMatch(new RegExp(`name="m${idInscription}"[^>]* value="12"`));
});

it('names who did something as people do', () => {
	expect(
		['planning:planning', 'planning:marie', 'lien:formateur:2', 'workflow', 'marjorie'].map(
			actorInWords,
		),
	).toEqual([
		'le secrétariat',
		'le secrétariat (marie)',
		'le formateur, par son lien',
		'un flux automatique',
		'marjorie',
	]);
});
