import { absencesPage } from '../../../core/pages/absencesPage';
import { attendancePage } from '../../../core/pages/attendancePage';
import { certificatePage } from '../../../core/pages/certificatePage';
import { ownPersonPage } from '../../../core/pages/ownPage';
import { preparePage } from '../../../core/pages/preparePage';
import { sheetPage } from '../../../core/pages/sheetPage';
import { weekPage } from '../../../core/pages/weekPage';
import { confirmPage, resultPage } from '../../../core/pages/action';
import { dayPage } from '../../../core/pages/dayPage';
import { errorPage } from '../../../core/pages/errorPage';
import { monthPage } from '../../../core/pages/monthPage';
import { personPage } from '../../../core/pages/personPage';
import { searchPage } from '../../../core/pages/searchPage';
import { sessionPage } from '../../../core/pages/sessionPage';
import { todayPage } from '../../../core/pages/todayPage';
import { trainerPage } from '../../../core/pages/trainerPage';
import { trainingPage } from '../../../core/pages/trainingPage';
import { yearPage } from '../../../core/pages/yearPage';
import { daySvg } from '../../../core/pages/svg/daySvg';
import { monthSvg } from '../../../core/pages/svg/monthSvg';
import { yearSvg } from '../../../core/pages/svg/yearSvg';
import { examples } from './examples';

/** Every page there is, by name, with one name wherever a person can type one. */
export function toutes(nom?: string): Record<string, string> {
	const e = examples(nom);
	const n = (texte: string) => nom ?? texte;
	const absent = {
		idDisponibilite: 4,
		idFormateur: 3,
		formateur: n('Marie Bernard'),
		quand: 'du 14 au 15 décembre 2026',
	};
	return {
		aujourdhui: todayPage(e.contexte(''), {
			maintenant: '2026-12-07T10:00:00+01:00',
			seances: [
				{
					idSession: 2,
					formation: n('Initiation sertissage'),
					salle: n('Atelier B'),
					motif: null,
					matiere: n('Sertissage'),
					idFormateur: 2,
					formateur: n('Marie Bernard'),
					nbInscrits: 3,
					capaciteMax: 8,
					dateDebut: '2026-12-07T08:00:00+01:00',
					dateFin: '2026-12-07T12:00:00+01:00',
				},
				{
					idSession: null,
					formation: null,
					salle: n('Réunion'),
					motif: n('Location'),
					matiere: null,
					idFormateur: null,
					formateur: null,
					nbInscrits: null,
					capaciteMax: null,
					dateDebut: '2026-12-07T14:00:00+01:00',
					dateFin: '2026-12-07T16:00:00+01:00',
				},
			],
			absents: [{ idFormateur: 3, formateur: n('Sophie Petit') }],
			alertes: [
				{
					message: n('Complet.'),
					idSession: 2,
					formation: n('Initiation sertissage'),
					dateDebut: '2026-12-07T08:00:00+01:00',
				},
			],
			nonEnvoyes: [
				{
					nom: n('Zoé Simon'),
					role: 'ELEVE',
					etat: 'SANS_ADRESSE',
					idSession: 2,
					le: '2026-12-06T08:00:00+01:00',
				},
			],
		}),
		recherche: searchPage(e.contexte('recherche'), n('simon'), {
			personnes: e.foundList,
			formateurs: [{ idFormateur: 3, nom: n('Bernard Marie') }],
			sessions: [{ idSession: '2', nom: n('Initiation sertissage') }],
		}),
		'recherche-vide': searchPage(e.contexte('recherche'), n('zzz'), {
			personnes: [],
			formateurs: [],
			sessions: [],
		}),
		personne: personPage(e.contexte('personne'), {
			genre: 'eleve',
			id: 7,
			prenom: n('Zoé'),
			nom: n('Simon'),
			email: n('zoe@mail.example'),
			inscriptions: [
				{
					idInscription: 1,
					idSession: 2,
					formation: n('Initiation sertissage'),
					salle: n('Atelier B'),
					statutSession: 'PLANIFIEE',
					statutInscription: 'EN_ATTENTE',
					positionAttente: 2,
					motif: null,
					dateDebut: '2026-12-07T08:00:00+01:00',
					dateFin: '2026-12-11T16:00:00+01:00',
				},
			],
			courriers: [{ action: 'ELEVE_INSCRIT', etat: 'ENVOYE', le: '2026-12-01T08:00:00+01:00' }],
			decisions: [
				{
					message: n('Placée par la règle.'),
					acteur: n('crm'),
					le: '2026-12-01T08:00:00+01:00',
				},
			],
			heures: e.presences.personnes.map((one) => ({
				session: e.presences.session,
				...one,
			})),
		}),
		annee: yearPage(e.contexte(''), e.annee),
		mois: monthPage(e.contexte('mois'), e.mois, ['SAMEDI', 'DIMANCHE']),
		jour: dayPage(e.contexte('jour'), e.jour),
		'jour-salle': dayPage(e.contexte('jour'), e.jour, n('ATEL_B')),
		formateur: trainerPage(e.contexte('formateur'), e.formateur, undefined, [absent]),
		absences: absencesPage(e.contexte('absences'), {
			absences: [absent],
			fermetures: [
				{ idFermeture: 1, motif: n('Inventaire'), quand: 'le lundi', agenda: null },
				{ idFermeture: 2, motif: n('Noël'), quand: 'le mardi', agenda: n('vacances') },
			],
			salles: [
				{ idReservation: 6, salle: n('Atelier B'), motif: n('Travaux'), quand: 'le mercredi' },
			],
		}),
		session: sessionPage(e.contexte('session'), e.fiche, { codeOfRoom: n('ATEL_B') }),
		'session-recherche': sessionPage(e.contexte('session'), e.fiche, {
			searchOf: { texte: n('simon'), foundList: e.foundList },
		}),
		'session-introuvable': sessionPage(e.contexte('session'), e.fiche, {
			searchOf: { texte: n('zzz'), foundList: [] },
		}),
		'session-planning': sessionPage(e.contexte('session'), e.fiche, { onglet: 'planning' }),
		'session-historique': sessionPage(e.contexte('session'), e.fiche, {
			onglet: 'historique',
			history: {
				courriers: [
					{
						action: 'ELEVE_INSCRIT',
						etat: 'ENVOYE',
						le: '2026-12-01T08:00:00+01:00',
						nom: n('Zoé Simon'),
						email: n('zoe@mail.example'),
					},
				],
				decisions: [
					{
						message: n('Placée par la règle.'),
						acteur: n('crm'),
						le: '2026-12-01T08:00:00+01:00',
						nom: n('Zoé Simon'),
					},
				],
			},
		}),
		presences: attendancePage(
			e.contexte('presences'),
			e.presences,
			new Date('2026-12-08T10:00:00+01:00'),
			{ fautes: [n('Une faute.')], sent: { m1: n('12') } },
		),
		'presences-moi': attendancePage(
			{ ...e.contexte('moi'), lien: 'abc' },
			e.presences,
			new Date('2026-12-08T10:00:00+01:00'),
			{ idReservation: 1 },
		),
		feuille: sheetPage(e.contexte('papier'), {
			session: { idSession: 2, formation: n('Initiation sertissage'), salle: n('Atelier B') },
			periode: 'du 7 au 11 décembre 2026',
			semaines: [
				{
					premier: '2026-12-07',
					colonnes: [
						{
							date: '2026-12-07',
							partie: 'matin',
							heures: '09:00–12:30',
							salle: n('Atelier B'),
							formateur: n('Marie Bernard'),
						},
					],
					lignes: [{ nom: n('SIMON Zoé'), cases: [{ texte: 'Présent' }] }],
				},
			],
		}),
		certificat: certificatePage(
			e.contexte('papier'),
			{
				genre: 'attestation',
				titre: n('Attestation'),
				personne: n('Zoé Simon'),
				idSession: 2,
				paragraphes: [n('Zoé Simon'), n('a suivi la formation.')],
				heures: e.presences.personnes[0].heures,
				seances: [{ quand: 'lundi', presence: 'Présent' }],
				lieuEtDate: n('Fait à Lyon'),
				centre: {
					nom: n('Centre'),
					adresse: [n('1 rue')],
					mentions: [n('SIRET')],
					signataire: n('Agnès'),
					logo: null,
				},
			},
			'papier?format=pdf',
		),
		semaine: weekPage(e.contexte('semaine'), {
			vue: 'salles',
			premier: '2026-12-07',
			jours: [{ date: '2026-12-07', ferme: n('Inventaire') }],
			lignes: [
				{
					code: 'ATEL_B',
					nom: n('Atelier B'),
					jours: [
						{
							date: '2026-12-07',
							prises: [
								{
									idReservation: 5,
									idSession: 2,
									formation: n('Initiation sertissage'),
									motif: n('Location'),
									matiere: n('Sertissage'),
									salleReservee: n('Atelier B'),
									formateur: n('Marie Bernard'),
									idFormateur: 3,
									nbInscrits: 3,
									capaciteMax: 8,
									dateDebut: '2026-12-07T08:00:00+01:00',
									dateFin: '2026-12-07T12:00:00+01:00',
								},
								{
									idReservation: 6,
									idSession: null,
									formation: null,
									motif: n('Travaux'),
									matiere: null,
									salleReservee: n('Atelier B'),
									formateur: null,
									nbInscrits: null,
									capaciteMax: null,
									dateDebut: '2026-12-07T00:00',
									dateFin: '2026-12-08T00:00',
								},
							],
							libres: [{ debut: '14:00', fin: '18:00' }],
							absences: ['toute la journée'],
						},
					],
				},
			],
		}),
		moi: ownPersonPage(
			{ ...e.contexte('moi'), lien: 'abc' },
			{
				prenom: n('Zoé'),
				nom: n('Simon'),
				inscriptions: [
					{
						idInscription: 1,
						idSession: 2,
						formation: n('Initiation sertissage'),
						statutInscription: 'INSCRIT',
						positionAttente: null,
						statutSession: 'PLANIFIEE',
						seances: [
							{
								salle: n('Atelier B'),
								matiere: n('Sertissage'),
								dateDebut: '2026-12-07T08:00:00+01:00',
								dateFin: '2026-12-07T12:00:00+01:00',
							},
						],
						dateDebut: '2026-12-07T08:00:00+01:00',
						dateFin: '2026-12-11T16:00:00+01:00',
					},
				],
				prochaines: [],
			},
		),
		preparer: preparePage(
			e.contexte('preparer'),
			{
				verbe: 'capacite',
				quoi: n('Initiation sertissage, session 2'),
				idSession: 2,
				aide: n('3 inscrits.'),
				caches: { id: n('2') },
				champs: [
					{
						nom: 'salle',
						texte: 'Salle',
						genre: 'choix',
						choix: [{ value: n('ATEL_B'), nom: n('Atelier B') }],
					},
				],
				offres: {
					titre: 'Places libres',
					vide: '',
					liste: [{ texte: n('lundi'), champs: { date: n('2026-12-07') } }],
				},
			},
			[n('Une faute.')],
		),
		formation: trainingPage(e.contexte('formation'), e.formations, e.prochaines, n('INIT_SERTI')),
		'formation-vide': trainingPage(e.contexte('formation'), e.formations, [], n('INCONNUE')),
		confirmer: confirmPage(e.contexte('confirmer'), {
			verbe: 'desister',
			qui: n('Léa Martin'),
			idSession: 2,
			quoi: n('Initiation sertissage, session 2'),
			courriels: n('convocation à Léa Martin'),
			effets: [
				"La place libérée va à la première personne de la liste d'attente.",
				n('Mila Legrand'),
			],
			champs: { verbe: 'desister', inscription: '1', jeton: n('abc') },
		}),
		outcome: resultPage(e.contexte('agir'), {
			ok: true,
			idSession: 2,
			quoi: n('Initiation sertissage, session 2'),
			titre: 'Désistement enregistré',
			phrases: [
				'1 place libre : promotion de la première personne en attente.',
				n('Mila Legrand a reçu la place.'),
			],
		}),
		erreur: errorPage(e.contexte('mois'), 404, [n("salle : la salle « CAVE » n'existe pas")]),
		'annee.svg': yearSvg(e.annee),
		'mois.svg': monthSvg(e.mois, ['SAMEDI', 'DIMANCHE']),
		'jour.svg': daySvg(e.jour),
	};
}
