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
			sessions: [{ idSession: '2', nom: n('Initiation sertissage') }],
		}),
		'recherche-vide': searchPage(e.contexte('recherche'), n('zzz'), {
			personnes: [],
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
			courriers: [
				{ action: 'ELEVE_INSCRIT', etat: 'ENVOYE', idSession: 2, le: '2026-12-01T08:00:00+01:00' },
			],
			decisions: [
				{
					message: n('Placée par la règle.'),
					acteur: n('crm'),
					idSession: 2,
					le: '2026-12-01T08:00:00+01:00',
				},
			],
		}),
		annee: yearPage(e.contexte(''), e.annee),
		mois: monthPage(e.contexte('mois'), e.mois),
		jour: dayPage(e.contexte('jour'), e.jour),
		'jour-salle': dayPage(e.contexte('jour'), e.jour, n('ATEL_B')),
		formateur: trainerPage(e.contexte('formateur'), e.formateur),
		session: sessionPage(e.contexte('session'), e.fiche, { codeOfRoom: n('ATEL_B') }),
		'session-recherche': sessionPage(e.contexte('session'), e.fiche, {
			searchOf: { texte: n('simon'), foundList: e.foundList },
		}),
		'session-introuvable': sessionPage(e.contexte('session'), e.fiche, {
			searchOf: { texte: n('zzz'), foundList: [] },
		}),
		'session-planning': sessionPage(e.contexte('session'), e.fiche, { onglet: 'planning' }),
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
		'mois.svg': monthSvg(e.mois),
		'jour.svg': daySvg(e.jour),
	};
}
