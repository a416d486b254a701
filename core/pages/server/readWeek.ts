import {
	listFormateursSemaine,
	listPrisesFormateurs,
	listPrisesSalles,
	listSallesSemaine,
	type IListPrisesSallesParams,
} from '../../../database/generated/pages';
import { readFermetures } from '../../../database/generated/salles';
import type { Executor } from '../../../database/sql';
import { closedDays } from '../../calendar/closedDays';
import type { Centre } from '../../centre/centre';
import { validate } from '../../errors/validate';
import { addDays, dayAt, isWeekend, minutesOf, mondayOf, wallClock } from '../../time/days';
import { jour } from '../../time/fields';
import { clockOfIso, dayOfIso, hoursOn } from '../words';
import type { FreeStretch, Week, WeekBooking } from '../weekPage';

const DAYS = 7;

/** Less is not offered: no séance is as short. */
const SHORTEST_MINUTES = 60;

/** A room or a trainer, with what takes it. */
interface Line {
	code: string;
	nom: string;
	/** Of a room: whether it may be used in the evening, and on weekends. */
	soir?: boolean;
	weekend?: boolean;
	prises: WeekBooking[];
	absences?: Period[];
}

type AskedWeek = IListPrisesSallesParams;

async function readRooms(cx: Executor, week: AskedWeek): Promise<Line[]> {
	const [salles, prises] = await Promise.all([
		listSallesSemaine.run(undefined, cx),
		listPrisesSalles.run(week, cx),
	]);
	const takenOf = listsOf(salles.map(({ idSalle }) => idSalle));
	for (const one of prises) for (const id of one.salles) takenOf.get(id)?.push(one);
	return salles.map(({ idSalle, code, nom, disponibleSoir, disponibleWeekend }) => ({
		code,
		nom,
		soir: disponibleSoir,
		weekend: disponibleWeekend,
		prises: takenOf.get(idSalle) ?? [],
	}));
}

async function readTrainers(cx: Executor, week: AskedWeek): Promise<Line[]> {
	const [formateurs, prises] = await Promise.all([
		listFormateursSemaine.run(week, cx),
		listPrisesFormateurs.run(week, cx),
	]);
	const takenOf = listsOf(formateurs.map(({ idFormateur }) => idFormateur));
	for (const one of prises) takenOf.get(one.idFormateur)?.push({ ...one, formateur: null });
	return formateurs.map(({ idFormateur, nom, absences }) => ({
		code: String(idFormateur),
		nom,
		prises: takenOf.get(idFormateur) ?? [],
		absences: absences as unknown as Period[],
	}));
}

const listsOf = (ids: number[]) => new Map(ids.map((id): [number, WeekBooking[]] => [id, []]));

/**
 * The week of a day, Monday to Saturday, and Sunday where something is on: rooms with what is left of
 * their opening hours, or trainers with séances and absences; three statements in one round trip.
 * @throws Refusal CHAMP_INVALIDE for what is not a day
 */
export async function readWeek(
	centre: Centre,
	asked: { date: string; vue?: string },
	now: Date,
): Promise<Week> {
	const { fuseau } = centre;
	const date = validate(jour, asked.date);
	const vue = asked.vue === 'formateurs' ? 'formateurs' : 'salles';
	const monday = mondayOf(date);
	const days = Array.from({ length: DAYS }, (_, n) => addDays(monday, n));
	const clock = wallClock(fuseau);
	const midnight = (day: string) => new Date(clock(day, '00:00'));
	const week = { fuseau, debut: midnight(monday), fin: midnight(addDays(monday, DAYS)) };
	const readLines = vue === 'salles' ? readRooms : readTrainers;
	const [lines, fermetures] = await centre.base.withConnection((cx) =>
		cx.together((both) =>
			Promise.all([
				readLines(both, week),
				readFermetures.run({ jourDebut: days[0], jourFin: days[DAYS - 1] }, both),
			]),
		),
	);
	const closed = closedDays(centre, fermetures, days);
	const bookings = lines.flatMap(({ prises }) => prises);
	const sunday = bookings.some((one) => covers(one, days[DAYS - 1]));
	const shown = sunday ? days : days.slice(0, -1);
	const free = freeOf(centre, now);
	return {
		vue,
		premier: days[0],
		jours: shown.map((day) => ({ date: day, ferme: closed(day) })),
		lignes: lines.map(({ code, nom, prises, absences = [], ...room }) => {
			const taken = byDay(prises, shown);
			const jours = shown.map((day, i) => ({
				date: day,
				prises: taken[i],
				libres: vue === 'salles' && !closed(day) ? free(day, taken[i], room) : [],
				absences: hoursAway(absences, day),
			}));
			return { code, nom, jours };
		}),
	};
}

interface Period {
	dateDebut: string;
	dateFin: string;
}

/** Whether a stretch takes a part of a day. */
const covers = ({ dateDebut, dateFin }: Period, day: string) =>
	dayOfIso(dateDebut) <= day && day <= lastDay(dateFin);

/** The last day that a stretch takes a part of: one that ends at midnight is of the day before. */
const lastDay = (dateFin: string) => {
	const day = dayOfIso(dateFin);
	return clockOfIso(dateFin) === '00:00' ? addDays(day, -1) : day;
};

/** What of these is on each of the days, in their order; each stretch is looked at once. */
function byDay<T extends Period>(stretches: T[], days: string[]): T[][] {
	const lists = days.map((): T[] => []);
	for (const one of stretches) {
		const first = dayOfIso(one.dateDebut);
		const last = lastDay(one.dateFin);
		for (const [i, day] of days.entries()) if (first <= day && day <= last) lists[i].push(one);
	}
	return lists;
}

const hoursAway = (absences: Period[], day: string): string[] => {
	const here = absences.filter((one) => covers(one, day));
	return here.map((one) => hoursOn(one, day));
};

/** What bookings leave of the opening hours of a day to come, by the clock. */
function freeOf({ rules, fuseau }: Centre, now: Date) {
	const { ouverture, soirDes } = rules.booking.parametres;
	const today = dayAt(now.getTime(), fuseau);
	return (
		day: string,
		taken: WeekBooking[],
		room: Pick<Line, 'soir' | 'weekend'>,
	): FreeStretch[] => {
		const weekend = isWeekend(day, rules.planning.parametres.weekend);
		if (day <= today || (weekend && !room.weekend)) return [];
		const end = room.soir || soirDes > ouverture.fin ? ouverture.fin : soirDes;
		const stretches: FreeStretch[] = [];
		let from = ouverture.debut;
		for (const one of taken) {
			const debut = dayOfIso(one.dateDebut) < day ? '00:00' : clockOfIso(one.dateDebut);
			const fin = dayOfIso(one.dateFin) > day ? '24:00' : clockOfIso(one.dateFin);
			if (debut > from) stretches.push({ debut: from, fin: debut });
			if (fin > from) from = fin;
		}
		if (from < end) stretches.push({ debut: from, fin: end });
		return stretches
			.map(({ debut, fin }) => ({ debut, fin: fin > end ? end : fin }))
			.filter(({ debut, fin }) => minutesOf(fin) - minutesOf(debut) >= SHORTEST_MINUTES);
	};
}
