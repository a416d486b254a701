import { confirmPage, resultPage } from '../../../core/pages/action';
import { dayPage } from '../../../core/pages/dayPage';
import { errorPage } from '../../../core/pages/errorPage';
import { monthPage } from '../../../core/pages/monthPage';
import { sessionPage } from '../../../core/pages/sessionPage';
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
			personne: n('Léa Martin'),
			idSession: 2,
			session: n('Initiation sertissage, session 2'),
			effets: [
				"La place libérée va à la première personne de la liste d'attente.",
				n('Mila Legrand'),
			],
			champs: { verbe: 'desister', inscription: '1', jeton: n('abc') },
		}),
		outcome: resultPage(e.contexte('agir'), {
			ok: true,
			idSession: 2,
			session: n('Initiation sertissage, session 2'),
			titre: 'Désistement enregistré',
			sentences: [
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
