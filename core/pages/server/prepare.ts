import { DateTime } from 'luxon';

import { readChoix } from '../../../database/generated/pages';
import type { Centre } from '../../centre/centre';
import { refuse } from '../../errors/refusal';
import { validate } from '../../errors/validate';
import { findFreeSlots } from '../../salles/findFree';
import { readSheet, type Sheet } from '../../sessions/readSheet';
import { isWeekend } from '../../time/days';
import { identifiant } from '../../time/fields';
import { slotInWords } from '../../time/french';
import { preparePage, type Choice, type Prepared, type PreparedField } from '../preparePage';
import { titleOf } from './deeds/people';
import type { ReadPageRequest } from './readRequest';

/** Trainings, rooms and trainers to choose from, as lists of a form. */
interface Choices {
	formations: Choice[];
	salles: Choice[];
	formateurs: Choice[];
}

async function choices(centre: Centre): Promise<Choices> {
	const [row] = await centre.base.withConnection((cx) => readChoix.run(undefined as never, cx));
	return row as unknown as Choices;
}

const none = (nom: string): Choice => ({ value: '', nom });

type Fields = Record<string, string>;
type Preparation = (request: ReadPageRequest) => Promise<Prepared>;

/** The form of each deed that needs more than a click, filled in as far as is known. */
const preparations: Record<string, Preparation> = {
	creer: async ({ centre, champs, contexte }) => {
		const { formations, salles, formateurs } = await choices(centre);
		return {
			verbe: 'creer',
			quoi: '',
			idSession: null,
			aide: 'Les règles du centre sont vérifiées avant que rien ne soit écrit : salle, formateur, horaires, jours fériés.',
			caches: {},
			champs: [
				choice('formation', 'Formation', formations, champs, { obligatoire: true }),
				choice('salle', 'Salle', [none('La première qui convient'), ...salles], champs),
				choice('formateur', 'Formateur', [none('Aucun pour le moment'), ...formateurs], champs),
				{
					nom: 'date',
					texte: 'Premier jour',
					genre: 'date',
					valeur: champs.date || contexte.today,
					obligatoire: true,
				},
				time('debut', 'De', champs.debut || '09:00'),
				time('fin', 'À', champs.fin || '12:00'),
				{
					nom: 'jours',
					texte: 'Nombre de séances',
					genre: 'number',
					valeur: champs.jours || '1',
					min: 1,
					max: 60,
				},
				choice(
					'rythme',
					'Rythme',
					[
						{ value: 'jours', nom: 'Jours ouvrés qui se suivent' },
						{ value: 'semaines', nom: 'Une fois par semaine' },
					],
					champs,
					{ obligatoire: true },
				),
				{
					nom: 'places',
					texte: 'Places',
					genre: 'number',
					valeur: champs.places,
					min: 1,
					max: 10_000,
				},
			],
		};
	},

	deplacer: async ({ centre, champs, now }) => {
		const sheet = await sheetOf(centre, champs);
		const { salles, formateurs } = await choices(centre);
		const one = champs.seance
			? sheet.seances.find(({ idReservation }) => String(idReservation) === champs.seance)
			: sheet.seances.find(({ dateDebut }) => new Date(dateDebut) > now);
		if (!one)
			throw refuse('SESSION_PASSEE', 'seance', 'aucune séance à venir ne peut être déplacée');
		const id = String(sheet.session.idSession);
		const caches: Fields = champs.seance ? { id, seance: champs.seance } : { id };
		const slot = slotInWords(new Date(one.dateDebut), new Date(one.dateFin), centre.fuseau);
		return {
			verbe: 'deplacer',
			quoi: titleOf(sheet.session),
			idSession: sheet.session.idSession,
			aide: champs.seance
				? `La séance du ${slot}, ${one.salle}. Ce qui reste vide ne change pas.`
				: `Toutes les séances à venir suivent la première (${slot}, ${one.salle}) d'autant de jours et d'heures. ` +
					'Ce qui reste vide ne change pas.',
			caches,
			champs: [
				{ nom: 'date', texte: 'Nouveau jour', genre: 'date', valeur: champs.date },
				{ nom: 'heure', texte: 'Nouvelle heure', genre: 'time', valeur: champs.heure },
				choice('salle', 'Salle', [none('La même'), ...salles], champs),
				choice('formateur', 'Formateur', [none('Le même'), ...formateurs], champs),
			],
			offres: champs.seance
				? {
						titre: "Places libres, les plus proches d'abord",
						vide: 'Aucune place libre de cette durée dans les trois semaines autour.',
						liste: await nearest(centre, one, now),
					}
				: undefined,
		};
	},

	capacite: async ({ centre, champs }) => {
		const { session } = await sheetOf(centre, champs);
		return {
			verbe: 'capacite',
			quoi: titleOf(session),
			idSession: session.idSession,
			aide:
				`${session.nbInscrits} inscrits. Des places de plus vont à la liste d'attente ; ` +
				"avec moins de places, personne n'est retiré.",
			caches: { id: String(session.idSession) },
			champs: [
				{
					nom: 'places',
					texte: 'Places',
					genre: 'number',
					valeur: String(session.capaciteMax),
					obligatoire: true,
					min: 0,
					max: 10_000,
				},
			],
		};
	},

	absence: async ({ centre, champs, contexte }) => {
		const { formateurs } = await choices(centre);
		return {
			verbe: 'absence',
			quoi: '',
			idSession: null,
			aide:
				'Les séances touchées reçoivent une autre place ou un autre formateur, avec le moins de ' +
				'changements ; rien n’est écrit avant votre accord.',
			caches: {},
			champs: [
				choice('formateur', 'Formateur', [none('Choisir…'), ...formateurs], champs, {
					obligatoire: true,
				}),
				...period(champs, contexte.today),
			],
		};
	},

	fermeture: async ({ centre, champs, contexte }) => {
		const { salles } = await choices(centre);
		return {
			verbe: 'fermeture',
			quoi: '',
			idSession: null,
			aide: 'Les séances touchées reçoivent une autre place, avec le moins de changements ; rien n’est écrit avant votre accord.',
			caches: {},
			champs: [
				choice('salle', 'Salle', [none('Tout le centre'), ...salles], champs),
				...period(champs, contexte.today, {
					nom: 'motif',
					texte: 'Motif',
					genre: 'text',
					valeur: champs.motif,
				}),
			],
		};
	},
};

/** Whether a deed has a form to be filled in. */
export const isPrepared = (verbe: string | undefined): boolean =>
	Object.hasOwn(preparations, verbe ?? '');

/**
 * The form of a deed, with what was wrong as it was filled in. @throws Refusal PAGE_INCONNUE for one
 * that needs none
 */
export async function prepare(request: ReadPageRequest, fautes: string[] = []): Promise<string> {
	const { verbe } = request.champs;
	if (!isPrepared(verbe)) throw refuse('PAGE_INCONNUE', 'verbe', "ce formulaire n'existe pas");
	return preparePage(request.contexte, await preparations[verbe](request), fautes);
}

async function sheetOf(centre: Centre, champs: Fields): Promise<Sheet> {
	return await readSheet(centre, { idSession: validate(identifiant, champs.id) });
}

const choice = (
	nom: string,
	texte: string,
	choix: Choice[],
	champs: Fields,
	{ obligatoire = false } = {},
): PreparedField => ({ nom, texte, genre: 'choix', choix, valeur: champs[nom], obligatoire });

const time = (nom: string, texte: string, valeur: string): PreparedField => ({
	nom,
	texte,
	genre: 'time',
	valeur,
	obligatoire: true,
});

const period = (champs: Fields, today: string, ...more: PreparedField[]): PreparedField[] => [
	{ nom: 'du', texte: 'Du', genre: 'date', valeur: champs.du || today, obligatoire: true },
	{ nom: 'au', texte: 'Au', genre: 'date', valeur: champs.au },
	...more,
	choice(
		'reparer',
		'Séances touchées',
		[
			{ value: 'oui', nom: 'Les déplacer maintenant' },
			{ value: 'non', nom: 'Les laisser, avec une alerte' },
		],
		champs,
		{ obligatoire: true },
	),
];

const WEEK = 7;
const OFFERS = 8;

/** Stretches of the same room that hold a séance, nearest in time first; not before today. */
async function nearest(
	centre: Centre,
	{ dateDebut, dateFin, salle }: Sheet['seances'][number],
	now: Date,
): Promise<NonNullable<Prepared['offres']>['liste']> {
	const zone = { zone: centre.fuseau };
	const start = DateTime.fromISO(dateDebut, zone);
	const length = DateTime.fromISO(dateFin, zone).diff(start);
	const tomorrow = DateTime.fromJSDate(now, zone).plus({ days: 1 });
	const from = DateTime.max(start.minus({ days: WEEK }), tomorrow);
	const to = DateTime.max(start.plus({ days: 2 * WEEK }), from);
	const { jours } = await findFreeSlots(centre, {
		salle,
		dateDebut: from.toISODate() as string,
		dateFin: to.toISODate() as string,
		dureeMinHeures: length.as('hours'),
	});
	const found = jours.flatMap(({ libres }) =>
		libres.map((free) => {
			const opens = DateTime.fromISO(free.dateDebut, zone);
			const last = DateTime.fromISO(free.dateFin, zone).minus(length);
			// At the hour it had, where that day lets it; else as near to it as the free stretch goes.
			const wanted = opens.set({ hour: start.hour, minute: start.minute });
			return DateTime.min(DateTime.max(wanted, opens), last);
		}),
	);
	const { weekend } = centre.rules.planning.parametres;
	const rests = (at: DateTime) => isWeekend(at.toISODate() as string, weekend);
	const distance = (at: DateTime) => Math.abs(+at - +start);
	return found
		.filter((at) => +at !== +start && (!rests(at) || rests(start)))
		.sort((a, b) => distance(a) - distance(b))
		.slice(0, OFFERS)
		.map((at) => ({
			texte: `${slotInWords(at.toJSDate(), at.plus(length).toJSDate(), centre.fuseau)}, ${salle}`,
			champs: { date: at.toISODate() as string, heure: at.toFormat('HH:mm') },
		}));
}
