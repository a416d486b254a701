import { listFormations, listNomsSalles } from '../../database/queries/planning_salles.queries';
import { reportYear } from '../occupation/annee';
import { reportDay } from '../occupation/jour';
import { reportMonth } from '../occupation/mois';
import { reportTrainer } from '../occupation/formateur';
import { searchListe } from '../listes/rechercher';
import { readSheet, type Fiche } from '../sessions/fiche';
import { findOpenSessions } from '../sessions/find';
import { yearPage } from '../pages/annee';
import { dayPage } from '../pages/jour';
import { monthPage } from '../pages/mois';
import { trainerPage } from '../pages/formateur';
import { trainingPage } from '../pages/formation';
import { sessionPage } from '../pages/session';
import type { Trouve } from '../pages/fiche';
import { required, type Demande } from './requete';

/** The pages that only read, by the last part of their address; what is not said is today. */
export const lectures: Record<string, (demande: Demande) => Promise<string>> = {
	'': async ({ centre, champs, contexte }) =>
		yearPage(
			contexte,
			await reportYear(centre, { annee: champs.annee || contexte.aujourdhui.slice(0, 4) }),
		),

	mois: async ({ centre, champs, contexte, agenda }) => {
		const rapport = await reportMonth(centre, {
			salle: champs.salle ?? '',
			...monthOf(champs, contexte.aujourdhui),
		});
		return monthPage({ ...contexte, agenda: agenda('salle', rapport.salle) }, rapport);
	},

	jour: async ({ centre, champs, contexte }) =>
		dayPage(
			contexte,
			await reportDay(centre, {
				date: champs.date || contexte.aujourdhui,
				salle: champs.salle || undefined,
			}),
			champs.salle || undefined,
		),

	formateur: async ({ centre, champs, contexte, agenda }) => {
		const rapport = await reportTrainer(centre, {
			idFormateur: required(champs, 'id', 'le numéro du formateur'),
			...monthOf(champs, contexte.aujourdhui),
		});
		return trainerPage(
			{ ...contexte, agenda: agenda('formateur', rapport.formateur.idFormateur) },
			rapport,
		);
	},

	session: async ({ centre, champs, contexte, agenda }) => {
		const fiche = await readSheet(centre, {
			idSession: required(champs, 'id', 'le numéro de la session'),
		});
		const texte = champs.q?.trim();
		const onglet = champs.onglet === 'planning' ? 'planning' : 'eleves';
		const seances = onglet === 'planning' ? await named(centre, fiche.seances) : fiche.seances;
		return sessionPage(
			{ ...contexte, agenda: agenda('session', fiche.session.idSession) },
			{ ...fiche, seances },
			{
				onglet,
				codeSalle: fiche.seances[0]?.salle,
				recherche: texte ? { texte, trouves: await search(centre, texte) } : undefined,
			},
		);
	},

	formation: async ({ centre, champs, contexte }) => {
		const formations = await centre.base.withConnexion((cx) => listFormations.run(undefined, cx));
		const { sessions } = await findOpenSessions(centre, champs.code || undefined);
		return trainingPage(contexte, formations, sessions, champs.code || undefined);
	},
};

const monthOf = (champs: Record<string, string>, aujourdhui: string) => ({
	annee: champs.annee || aujourdhui.slice(0, 4),
	mois: champs.mois || Number(aujourdhui.slice(5, 7)),
});

/** Séances with their rooms' names beside the codes. */
async function named(centre: Demande['centre'], seances: Fiche['seances']) {
	const noms = await centre.base.withConnexion((cx) =>
		listNomsSalles.run({ codes: [...new Set(seances.map(({ salle }) => salle))] }, cx),
	);
	const parCode = new Map(noms.map(({ code, nom }) => [code, nom]));
	return seances.map((seance) => ({ ...seance, salleNom: parCode.get(seance.salle) }));
}

/** Élèves first, as the queue has them. */
async function search(centre: Demande['centre'], texte: string): Promise<Trouve[]> {
	const eleves = await searchListe(centre, 'eleves', texte);
	const candidats = await searchListe(centre, 'candidats', texte);
	return [
		...eleves.map(({ name, value }): Trouve => ({ genre: 'eleve', id: value, nom: name })),
		...candidats.map(({ name, value }): Trouve => ({ genre: 'candidat', id: value, nom: name })),
	].slice(0, 50);
}
