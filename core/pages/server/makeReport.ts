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
	html: (context: PageContext) => string;
	svg?: () => string;
}

/**
 * One report as data, page or drawing: JSON is the report's own fields, the others are `{ type, contenu }`.
 * @throws Refusal of the report, and INTROUVABLE or AMBIGU for a name
 */
export async function makeReport(
	centre: Centre,
	request: ReportRequest,
	now = new Date(),
): Promise<object> {
	const today = DateTime.fromJSDate(now, { zone: centre.fuseau });
	const annee = request.annee || today.year;
	const mois = request.mois || today.month;
	const { donnees, html, svg } = await views[request.vue](centre, {
		...request,
		annee,
		mois,
		date: request.date || (today.toISODate() ?? ''),
	});
	if (request.format === 'json') return donnees;
	if (request.format === 'svg' && svg) return { type: 'image/svg+xml', contenu: svg() };
	const context = {
		links: createLinks('', request.urlPlanning?.replace(/(?<!\/)\/+$/, '')),
		today: today.toISODate() ?? '',
	};
	return { type: 'text/html; charset=utf-8', contenu: html(context) };
}

type Precise = ReportRequest & { annee: number | string; mois: number | string; date: string };

const views: Record<ReportView, (centre: Centre, request: Precise) => Promise<Rendered>> = {
	annee: async (centre, { annee }) => {
		const report = await reportYear(centre, { annee });
		return {
			donnees: report,
			html: (context) => yearPage(context, report),
			svg: () => yearSvg(report),
		};
	},
	mois: async (centre, { salle = '', mois, annee }) => {
		const report = await reportMonth(centre, {
			salle: await roomCode(centre, salle),
			mois,
			annee,
		});
		const { weekend } = centre.rules.planning.parametres;
		return {
			donnees: report,
			html: (context) => monthPage(context, report, weekend),
			svg: () => monthSvg(report, weekend),
		};
	},
	jour: async (centre, { date, salle }) => {
		const code = salle ? await roomCode(centre, salle) : undefined;
		const report = await reportDay(centre, { date, salle: code });
		return {
			donnees: report,
			html: (context) => dayPage(context, report, code),
			svg: () => daySvg(report),
		};
	},
	formateur: async (centre, { formateur = '', mois, annee }) => {
		const idFormateur =
			/^\d+$/.test(formateur.trim()) || !formateur
				? formateur
				: (await named(centre, { formateur })).formateur?.idFormateur;
		const report = await reportTrainer(centre, {
			idFormateur: idFormateur ?? formateur,
			mois,
			annee,
		});
		return { donnees: report, html: (context) => trainerPage(context, report) };
	},
	session: async (centre, { session = '' }) => {
		const idSession =
			/^\d+$/.test(session.trim()) || !session
				? session
				: (await named(centre, { session })).session?.idSession;
		const fiche = await readSheet(centre, { idSession: idSession ?? session });
		return {
			donnees: fiche,
			html: (context) => sessionPage(context, fiche, { codeOfRoom: fiche.seances[0]?.salle }),
		};
	},
	formation: async (centre, { formation }) => {
		const chosen = formation ? (await named(centre, { formation })).formation : undefined;
		const foundOnes = await findOpenSessions(centre, chosen?.code);
		const choices = chosen ? [chosen] : [];
		return {
			donnees: foundOnes,
			html: (context) => trainingPage(context, choices, foundOnes.sessions, chosen?.code),
		};
	},
};

const named = (centre: Centre, names: Parameters<typeof resolve>[2]) =>
	centre.base.withConnection((cx) => resolve(cx, centre.fuseau, names));

/** A room's code from what was said: « atelier b » too. Empty stays empty, for the report to refuse. */
async function roomCode(centre: Centre, salle: string): Promise<string> {
	return salle ? ((await named(centre, { salle })).salle?.code ?? salle) : salle;
}
