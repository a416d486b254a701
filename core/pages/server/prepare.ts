import { readChoix } from '../../../database/generated/pages';
import type { Centre } from '../../centre/centre';
import { refuse } from '../../errors/refusal';
import { validate } from '../../errors/validate';
import { readSheet, type Sheet } from '../../sessions/readSheet';
import { identifiant } from '../../time/fields';
import { slotInWords } from '../../time/french';
import { preparePage, type Choice, type Prepared, type PreparedField } from '../preparePage';
import { titleOf } from './deeds/people';
import { nearestPlaces } from './nearestPlaces';
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

const UNTIL = 'rien n’est écrit avant votre accord.';

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
				? `La séance du ${slot}, ${one.salleNom}. Ce qui reste vide ne change pas.`
				: `Toutes les séances à venir suivent la première (${slot}, ${one.salleNom}) d'autant de jours et d'heures. ` +
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
						liste: await nearestPlaces(centre, one, now),
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
		const room = champs.lieu === 'salle' || Boolean(champs.salle);
		const moved = `Les séances touchées reçoivent une autre place, avec le moins de changements ; ${UNTIL}`;
		return {
			verbe: 'fermeture',
			quoi: room ? 'une salle' : 'tout le centre',
			idSession: null,
			retour: 'absences',
			aide: room ? `La salle est réservée pour sa fermeture. ${moved}` : moved,
			caches: { lieu: room ? 'salle' : 'centre' },
			champs: room
				? [
						choice('salle', 'Salle', [none('Choisir…'), ...salles], champs, { obligatoire: true }),
						...days(champs, contexte.today),
						reason(champs),
					]
				: period(champs, contexte.today, reason(champs)),
		};
	},

	reserver: async ({ centre, champs, contexte }) => {
		const { salles } = await choices(centre);
		const date = champs.date || contexte.today;
		return {
			verbe: 'reserver',
			quoi: '',
			idSession: null,
			retour: { semaine: date },
			aide: `Pour une réunion, une location, un entretien. Les règles du centre sont vérifiées ; ${UNTIL}`,
			caches: {},
			champs: [
				choice('salle', 'Salle', [none('Choisir…'), ...salles], champs, { obligatoire: true }),
				{ nom: 'date', texte: 'Jour', genre: 'date', valeur: date, obligatoire: true },
				time('debut', 'De', champs.debut || '09:00'),
				time('fin', 'À', champs.fin || '12:00'),
				{ ...reason(champs), obligatoire: true },
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

const days = (champs: Fields, today: string): PreparedField[] => [
	{ nom: 'du', texte: 'Du', genre: 'date', valeur: champs.du || today, obligatoire: true },
	{ nom: 'au', texte: 'Au', genre: 'date', valeur: champs.au },
];

const reason = ({ motif }: Fields): PreparedField => ({
	nom: 'motif',
	texte: 'Motif',
	genre: 'text',
	valeur: motif,
});

const period = (champs: Fields, today: string, ...more: PreparedField[]): PreparedField[] => [
	...days(champs, today),
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
