import { DateTime } from 'luxon';

import type { Centre } from '../../centre/centre';
import { reportYear } from '../../occupation/reportYear';
import { reportTrainer } from '../../occupation/reportTrainer';
import { reportDay } from '../../occupation/reportDay';
import { reportMonth } from '../../occupation/reportMonth';
import { yearPage } from '../yearPage';
import { trainerPage } from '../trainerPage';
import { trainingPage } from '../trainingPage';
import { dayPage } from '../dayPage';
import { createLinks } from '../links';
import { monthPage } from '../monthPage';
import type { PageContext } from '../page';
import { sessionPage } from '../sessionPage';
import { yearSvg } from '../svg/yearSvg';
import { daySvg } from '../svg/daySvg';
import { monthSvg } from '../svg/monthSvg';
import { resolve } from '../../names/resolve';
import { readSheet } from '../../sessions/readSheet';
import { findOpenSessions } from '../../sessions/findSessions';

export type ReportView = 'annee' | 'mois' | 'jour' | 'formateur' | 'session' | 'formation';

/**
 * A report to make; rooms, trainers, sessions and trainings by code, number or name; what is left
 * empty means today.
 */
export interface ReportRequest {
	vue: ReportView;
	format: 'json' | 'html' | 'svg';
	annee?: number | string;
	mois?: number | string;
	date?: string;
	salle?: string;
	formateur?: string;
	session?: string;
	formation?: string;
	/** Where the links of a page lead. */
	urlPlanning?: string;
}

interface Rendered {
	donnees: object;
	html: (contexte: PageContext) => string;
	svg?: () => string;
}

/**
 * One report as data, page or drawing: JSON is the report's own fields, the others are `{ type, contenu }`.
 * @throws Refusal of the report, and INTROUVABLE or AMBIGU for a name
 */
export async function makeReport(
	centre: Centre,
	demande: ReportRequest,
	maintenant = new Date(),
): Promise<object> {
	const today = DateTime.fromJSDate(maintenant, { zone: centre.fuseau });
	const annee = demande.annee || today.year;
	const mois = demande.mois || today.month;
	const { donnees, html, svg } = await views[demande.vue](centre, {
		...demande,
		annee,
		mois,
		date: demande.date || (today.toISODate() ?? ''),
	});
	if (demande.format === 'json') return donnees;
	if (demande.format === 'svg' && svg) return { type: 'image/svg+xml', contenu: svg() };
	const contexte = {
		links: createLinks('', demande.urlPlanning?.replace(/\/+$/, '')),
		today: today.toISODate() ?? '',
	};
	return { type: 'text/html; charset=utf-8', contenu: html(contexte) };
}

type Precise = ReportRequest & { annee: number | string; mois: number | string; date: string };

const views: Record<ReportView, (centre: Centre, demande: Precise) => Promise<Rendered>> = {
	annee: async (centre, { annee }) => {
		const rapport = await reportYear(centre, { annee });
		return {
			donnees: rapport,
			html: (contexte) => yearPage(contexte, rapport),
			svg: () => yearSvg(rapport),
		};
	},
	mois: async (centre, { salle = '', mois, annee }) => {
		const rapport = await reportMonth(centre, {
			salle: await roomCode(centre, salle),
			mois,
			annee,
		});
		return {
			donnees: rapport,
			html: (contexte) => monthPage(contexte, rapport),
			svg: () => monthSvg(rapport),
		};
	},
	jour: async (centre, { date, salle }) => {
		const code = salle ? await roomCode(centre, salle) : undefined;
		const rapport = await reportDay(centre, { date, salle: code });
		return {
			donnees: rapport,
			html: (contexte) => dayPage(contexte, rapport, code),
			svg: () => daySvg(rapport),
		};
	},
	formateur: async (centre, { formateur = '', mois, annee }) => {
		const idFormateur =
			/^\d+$/.test(formateur.trim()) || !formateur
				? formateur
				: (await named(centre, { formateur })).formateur?.idFormateur;
		const rapport = await reportTrainer(centre, {
			idFormateur: idFormateur ?? formateur,
			mois,
			annee,
		});
		return { donnees: rapport, html: (contexte) => trainerPage(contexte, rapport) };
	},
	session: async (centre, { session = '' }) => {
		const idSession =
			/^\d+$/.test(session.trim()) || !session
				? session
				: (await named(centre, { session })).session?.idSession;
		const fiche = await readSheet(centre, { idSession: idSession ?? session });
		return {
			donnees: fiche,
			html: (contexte) => sessionPage(contexte, fiche, { codeOfRoom: fiche.seances[0]?.salle }),
		};
	},
	formation: async (centre, { formation }) => {
		const choisie = formation ? (await named(centre, { formation })).formation : undefined;
		const foundOnes = await findOpenSessions(centre, choisie?.code);
		const choix = choisie ? [choisie] : [];
		return {
			donnees: foundOnes,
			html: (contexte) => trainingPage(contexte, choix, foundOnes.sessions, choisie?.code),
		};
	},
};

const named = (centre: Centre, noms: Parameters<typeof resolve>[2]) =>
	centre.base.withConnection((cx) => resolve(cx, centre.fuseau, noms));

/** A room's code from what was said: « atelier b » too. Empty stays empty, for the report to refuse. */
async function roomCode(centre: Centre, salle: string): Promise<string> {
	return salle ? ((await named(centre, { salle })).salle?.code ?? salle) : salle;
}
