import { revokedAt } from '../../feeds/feed';
import { listFormations } from '../../../database/generated/pages';
import { reportYear } from '../../occupation/reportYear';
import { reportDay } from '../../occupation/reportDay';
import { reportMonth } from '../../occupation/reportMonth';
import { reportTrainer } from '../../occupation/reportTrainer';
import { searchList, searchPeople } from '../../lists/searchList';
import { findBroken } from '../../sessions/findBroken';
import { readSheet } from '../../sessions/readSheet';
import { findOpenSessions } from '../../sessions/findSessions';
import { health } from '../../verification/health';
import { absencesPage } from '../absencesPage';
import { healthPage } from '../healthPage';
import { personPage } from '../personPage';
import { searchPage } from '../searchPage';
import { todayPage } from '../todayPage';
import { weekPage } from '../weekPage';
import { yearPage } from '../yearPage';
import { attendance } from './attendance';
import { readAbsences, readAbsencesOf } from './readAbsences';
import { readWeek } from './readWeek';
import { readHistory, readPerson, readToday } from './readViews';
import { dayPage } from '../dayPage';
import { monthPage } from '../monthPage';
import { trainerPage } from '../trainerPage';
import { trainingPage } from '../trainingPage';
import { sessionPage } from '../sessionPage';
import type { FoundPersonne } from '../person';
import { required, type ReadPageRequest } from './readRequest';

/** The pages that only read, by the last part of their address; what is not said is today. */
export const lectures: Record<string, (request: ReadPageRequest) => Promise<string>> = {
	'': async ({ centre, champs, contexte, now }) =>
		champs.annee
			? yearPage(contexte, await reportYear(centre, { annee: champs.annee }))
			: todayPage(contexte, await readToday(centre, contexte.today, now)),

	recherche: async ({ centre, champs, contexte }) => {
		const texte = (champs.q ?? '').trim().slice(0, 200);
		const personnes = texte ? await search(centre, texte) : [];
		const formateurs = texte ? await searchList(centre, 'formateurs', texte) : [];
		const sessions = texte ? await searchList(centre, 'sessions', texte) : [];
		return searchPage(contexte, texte, {
			personnes,
			formateurs: formateurs.map(({ name, value }) => ({ idFormateur: Number(value), nom: name })),
			sessions: sessions.map(({ name, value }) => ({ idSession: value, nom: name })),
		});
	},

	personne: async ({ centre, champs, contexte, espace }) => {
		const person = await readPerson(centre, champs);
		return personPage(contexte, person, espace(person));
	},

	semaine: async ({ centre, champs, contexte, now }) =>
		weekPage(
			contexte,
			await readWeek(centre, { date: champs.date || contexte.today, vue: champs.vue }, now),
		),

	mois: async ({ centre, champs, contexte, agenda }) => {
		const report = await reportMonth(centre, {
			salle: champs.salle ?? '',
			...monthOf(champs, contexte.today),
		});
		const { weekend } = centre.rules.planning.parametres;
		return monthPage({ ...contexte, agenda: agenda('salle', report.salle) }, report, weekend);
	},

	jour: async ({ centre, champs, contexte }) =>
		dayPage(
			contexte,
			await reportDay(centre, {
				date: champs.date || contexte.today,
				salle: champs.salle || undefined,
			}),
			champs.salle || undefined,
		),

	absences: async ({ centre, contexte, now }) =>
		absencesPage(contexte, await readAbsences(centre, contexte.today, now)),

	formateur: async ({ centre, champs, contexte, now, agenda, espace }) => {
		const report = await reportTrainer(centre, {
			idFormateur: required(champs, 'id', 'le numéro du formateur'),
			...monthOf(champs, contexte.today),
		});
		const id = report.formateur.idFormateur;
		const since = await revokedAt(centre, 'formateur', id);
		return trainerPage(
			{ ...contexte, agenda: agenda('formateur', id, since) },
			report,
			espace({ genre: 'formateur', id }),
			await readAbsencesOf(centre, id, now),
		);
	},

	session: async ({ centre, champs, contexte, now, agenda }) => {
		const fiche = await readSheet(centre, {
			idSession: required(champs, 'id', 'le numéro de la session'),
		});
		const broken = await findBroken(centre, { idSessions: [fiche.session.idSession] });
		const texte = champs.q?.trim();
		const onglet = tabs.find((tab) => tab === champs.onglet) ?? 'eleves';
		const { idSession } = fiche.session;
		return sessionPage({ ...contexte, agenda: agenda('session', fiche.session.idSession) }, fiche, {
			onglet,
			broken: broken.map(({ message }) => message),
			history: onglet === 'historique' ? await readHistory(centre, idSession) : undefined,
			codeOfRoom: fiche.seances[0]?.salle,
			over: [fiche.session, ...fiche.seances].every(({ dateFin }) => new Date(dateFin) <= now),
			searchOf: texte ? { texte, foundList: await search(centre, texte) } : undefined,
		});
	},

	sante: async ({ centre, contexte }) => healthPage(contexte, await health(centre)),

	presences: (request) => attendance(request),

	formation: async ({ centre, champs, contexte }) => {
		const formations = await centre.base.withConnection((cx) => listFormations.run(undefined, cx));
		const { sessions } = await findOpenSessions(centre, champs.code || undefined);
		return trainingPage(contexte, formations, sessions, champs.code || undefined);
	},
};

const tabs = ['planning', 'historique'] as const;

const monthOf = (fields: Record<string, string>, today: string) => ({
	annee: fields.annee || today.slice(0, 4),
	mois: fields.mois || Number(today.slice(5, 7)),
});

/** Élèves first, as the queue has them. */
async function search(centre: ReadPageRequest['centre'], text: string): Promise<FoundPersonne[]> {
	const people = await searchPeople(centre, text);
	return people.map(({ genre, name, value }) => ({ genre, id: value, nom: name })).slice(0, 50);
}
