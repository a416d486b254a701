import { defaultPlanningRules } from '../../../core/rules/planningRules';
import { DateTime } from 'luxon';

import { cutDay, outsideOpening, type Booked } from '../../../core/occupation/cutDay';
import { occupationOf, sumOf } from '../../../core/occupation/colour';
import type {
	YearReport,
	FormateurReport,
	DayReport,
	MonthReport,
	SessionView,
} from '../../../core/occupation/types';
import type { SessionPresences } from '../../../core/presences/readPresences';
import type { SheetView } from '../../../core/pages/person';
import { createLinks } from '../../../core/pages/links';
import type { PageContext } from '../../../core/pages/page';
import type { NextSession } from '../../../core/pages/trainingPage';

/** Reports as the core gives them, small and made by hand; `nom` is put wherever a person can type a name. */
export function examples(nom?: string) {
	const n = (texte: string) => nom ?? texte;
	const ouverture = { debut: '08:00', fin: '21:00' };
	const fuseau = 'Europe/Paris';
	const session: SessionView = {
		idSession: 2,
		formation: n('INIT_SERTI'),
		formationNom: n('Initiation sertissage'),
		matiere: nom ?? null,
		formateur: n('Marie Bernard'),
		idFormateur: 3,
		nbInscrits: 6,
		capaciteMax: 10,
		places: 10,
		placesRestantes: 4,
		statutSession: 'CONFIRMEE',
	};
	const complete: SessionView = {
		...session,
		idSession: 3,
		formation: n('CAP_BJ'),
		formationNom: n('CAP Bijouterie-Joaillerie'),
		matiere: n('Sertissage'),
		formateur: n('Laurent Dupont'),
		nbInscrits: 10,
		placesRestantes: 0,
	};
	const at = (date: string, heure: string) =>
		DateTime.fromISO(`${date}T${heure}`, { zone: fuseau }).toJSDate();
	const occupe = (date: string, debut: string, fin: string, s?: SessionView): Booked => ({
		debut: at(date, debut).getTime(),
		fin: at(date, fin).getTime(),
		reservation: {
			idReservation: 1,
			dateDebut: at(date, debut).toISOString(),
			dateFin: at(date, fin).toISOString(),
			salleReservee: n('ATEL_B'),
			motif: s ? null : n('Réunion pédagogique'),
			...(s ? { session: s } : {}),
		},
	});
	const bookedOnes = [
		occupe('2026-06-03', '08:00', '12:00', complete),
		occupe('2026-06-03', '14:00', '18:00', session),
		occupe('2026-06-04', '09:30', '15:00', session),
		occupe('2026-06-05', '19:00', '22:00'),
	];
	const occupation = occupationOf(62, 390);
	const dates = Array.from({ length: 30 }, (_, i) => `2026-06-${String(i + 1).padStart(2, '0')}`);

	const parties = defaultPlanningRules().creneaux.map(({ nom, debut }) => ({ nom, debut }));
	const mois: MonthReport = {
		salle: n('ATEL_B'),
		nom: n('Atelier B'),
		composee: false,
		mois: 6,
		annee: 2026,
		ouverture,
		parties,
		...occupation,
		jours: dates.map((date) => {
			const contexte = { date, ouverture, fuseau };
			const hors = outsideOpening(contexte, bookedOnes);
			return {
				date,
				...(date === '2026-06-08' ? { fermeture: n('Inventaire') } : {}),
				creneaux: cutDay(contexte, bookedOnes, parties),
				...(hors.length > 0 ? { horsOuverture: hors } : {}),
			};
		}),
	};
	const salles = ['Atelier A', 'Atelier B', 'Atelier C', 'Salle théorie'].map((salle, i) => {
		const byMonth = Array.from({ length: 12 }, (_, m) => ({
			mois: m + 1,
			...occupationOf([0, 62, 210, 330][(i + m) % 4], 390),
		}));
		return {
			code: n(`S${i}`),
			nom: n(salle),
			composee: false,
			mois: byMonth,
			annee: sumOf(byMonth),
		};
	});
	const annee: YearReport = {
		annee: 2026,
		ouverture,
		salles,
		total: sumOf(salles.map((s) => s.annee)),
	};
	const unJour = { date: '2026-06-03', ouverture, fuseau };
	const jour: DayReport = {
		date: '2026-06-03',
		fermeture: n('Inventaire'),
		ouverture,
		total: occupationOf(8, 26),
		salles: [
			{
				code: n('ATEL_B'),
				nom: n('Atelier B'),
				composee: false,
				...occupationOf(8, 13),
				creneaux: cutDay(unJour, bookedOnes),
				horsOuverture: [
					{ debut: '21:00', fin: '22:00', libre: false, reservations: [bookedOnes[3].reservation] },
				],
			},
			{
				code: n('THEO'),
				nom: n('Salle théorie'),
				composee: false,
				...occupationOf(0, 13),
				creneaux: cutDay(unJour, []),
			},
		],
	};
	const seance = {
		debut: '08:00',
		fin: '12:00',
		dateDebut: '2026-06-03T08:00:00+02:00',
		dateFin: '2026-06-03T12:00:00+02:00',
		idReservation: 1,
		salle: n('ATEL_B'),
		salleNom: n('Atelier B'),
		motif: nom ?? null,
		session,
	};
	const formateur: FormateurReport = {
		formateur: { idFormateur: 3, nom: n('Bernard'), prenom: n('Marie'), statut: 'ACTIF' },
		mois: 6,
		annee: 2026,
		ouverture,
		heures: 4,
		seances: [seance],
		disponibilites: [],
		jours: dates.map((date) => ({
			date,
			...(date === '2026-06-08' ? { fermeture: n('Inventaire') } : {}),
			seances:
				date === '2026-06-03'
					? [seance, { ...seance, session: undefined, debut: '14:00', fin: '15:00' }]
					: [],
			disponibilites:
				date === '2026-06-10' ? [{ debut: '00:00', fin: '24:00', type: 'INDISPONIBLE' }] : [],
		})),
	};
	const personne = {
		idInscription: 1,
		idEleve: 1,
		idCandidat: null,
		nom: n('Martin'),
		prenom: n('Léa'),
		statutInscription: 'INSCRIT',
		priorite: 1,
		positionAttente: null,
		dateInscription: '2026-05-12',
	};
	const fiche: SheetView = {
		session: {
			idSession: 2,
			formation: n('INIT_SERTI'),
			formationNom: n('Initiation sertissage'),
			dateDebut: '2026-06-03T08:00:00+02:00',
			dateFin: '2026-06-12T18:00:00+02:00',
			sallePrincipale: n('Atelier B'),
			formateur: n('Marie Bernard'),
			idFormateur: 3,
			capaciteMax: 10,
			nbInscrits: 2,
			placesRestantes: 8,
			statutSession: 'CONFIRMEE',
		},
		seances: ['2026-06-03', '2026-06-04', '2026-06-10'].map((date, i) => ({
			idReservation: i,
			dateDebut: `${date}T08:00:00+02:00`,
			dateFin: `${date}T12:00:00+02:00`,
			salle: n('ATEL_B'),
			salleNom: n('Atelier B'),
			formateurId: 3,
			formateur: n('Marie Bernard'),
			matiere: n('Sertissage'),
		})),
		inscrits: [
			personne,
			{
				...personne,
				idInscription: 2,
				nom: n("O'Brien"),
				prenom: n('Siobhán'),
				statutInscription: 'CONFIRME',
			},
		],
		enAttente: [
			{
				...personne,
				idInscription: 3,
				nom: n('Legrand'),
				prenom: n('Mila'),
				statutInscription: 'EN_ATTENTE',
				positionAttente: 1,
			},
			{
				...personne,
				idInscription: 4,
				idEleve: null,
				idCandidat: 9,
				nom: n('Leroy'),
				prenom: n('Manon'),
				statutInscription: 'EN_ATTENTE',
				priorite: 2,
				positionAttente: 2,
			},
		],
	};
	const prochaines: NextSession[] = [
		{
			idSession: 2,
			formation: n('INIT_SERTI'),
			formationNom: nom ?? null,
			dateDebut: '2026-06-03T08:00:00+02:00',
			dateFin: '2026-06-12T18:00:00+02:00',
			sallePrincipale: n('Atelier B'),
			formateur: n('Marie Bernard'),
			nbInscrits: 6,
			placesRestantes: 4,
			enAttente: 2,
		},
	];
	const formations = [
		{ code: n('INIT_SERTI'), nom: n('Initiation sertissage') },
		{ code: 'CAP_BJ', nom: 'CAP Bijouterie-Joaillerie' },
	];
	const foundList = [
		{ genre: 'eleve' as const, id: '5', nom: n('Zoé Simon (zoe.simon@mail.example)') },
		{ genre: 'candidat' as const, id: '7', nom: n('Karim Haddad') },
	];
	const contexte = (chemin: string): PageContext => ({
		links: createLinks(chemin),
		today: '2026-06-03',
		agenda: `https://n8n.example/webhook/planning/agenda?salle=${encodeURIComponent(n('ATEL_B'))}&jeton=abc`,
	});
	const presences: SessionPresences = {
		session: {
			idSession: 2,
			formation: n('INIT_SERTI'),
			formationNom: n('Initiation sertissage'),
			dateDebut: '2026-12-07T09:00:00+01:00',
			dateFin: '2026-12-11T17:00:00+01:00',
			sallePrincipale: n('Atelier B'),
			formateur: n('Marie Bernard'),
			statutSession: 'CONFIRMEE',
		},
		seances: [
			{
				idReservation: 1,
				dateDebut: '2026-12-07T09:00:00+01:00',
				dateFin: '2026-12-07T12:30:00+01:00',
				heures: 3.5,
				salle: n('ATEL_B'),
				salleNom: n('Atelier B'),
				matiere: n('Sertissage'),
				formateur: n('Marie Bernard'),
				idFormateur: 3,
				annulee: false,
				close: false,
				presences: [
					{
						idInscription: 1,
						statut: 'RETARD',
						minutes: 20,
						par: n('planning:secretariat'),
						le: '2026-12-07T13:00:00+01:00',
						corrections: 1,
					},
				],
			},
		],
		personnes: [
			{
				idInscription: 1,
				idEleve: 5,
				idCandidat: null,
				type: 'ELEVE',
				nom: n('Simon'),
				prenom: n('Zoé'),
				statutInscription: 'INSCRIT',
				heures: {
					prevues: 3.5,
					suivies: 3.17,
					manquees: 0.33,
					excusees: 0,
					nonRenseignees: 0,
					parMois: [],
				},
			},
		],
	};
	return {
		presences,
		annee,
		mois,
		jour,
		formateur,
		fiche,
		prochaines,
		formations,
		foundList,
		contexte,
	};
}
