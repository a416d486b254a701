import { publicHolidays } from '../../../core/calendar/publicHolidays';
import {
	defaultPlanningRules,
	readPlanningRules,
	type PlanningRules,
} from '../../../core/rules/planningRules';
import { plan } from '../../../core/planning/solve/plan';
import { stopSolver } from '../../../core/planning/solve/solver';
import type {
	FoundPlan,
	ImpossiblePlan,
	PlanContext,
	PlanOptions,
	PlanRequest,
} from '../../../core/planning/solve/types';
import { cap, centre, unhurried } from './centre';
import { brokenRules } from './checker';

afterAll(stopSolver);

const shipped = defaultPlanningRules();
const withRules = (change: Partial<PlanningRules>) => readPlanningRules({ ...shipped, ...change });

const course = (reste: Partial<PlanRequest> = {}): PlanRequest => ({
	formation: 'INIT_SERTI',
	dureeHeures: 16,
	dateDebut: '2027-01-04',
	dateFin: '2027-06-30',
	joursActifs: ['LUNDI', 'MARDI'],
	...reste,
});

async function found(
	demande: PlanRequest,
	rules = shipped,
	contexte: PlanContext = centre(),
	options: PlanOptions = {},
): Promise<FoundPlan> {
	const answer = await plan(
		demande,
		contexte,
		{ ...unhurried, ...options, assouplir: false },
		rules,
	);
	if (!answer.faisable) throw new Error(`no plan: ${JSON.stringify(answer)}`);
	const feries = [...publicHolidays(rules.feries, 2026, 2028).keys()];
	expect(brokenRules(demande, contexte, rules, answer.seances, feries)).toEqual([]);
	return answer;
}

const impossible = async (demande: PlanRequest, rules = shipped, contexte = centre()) => {
	const answer = await plan(demande, contexte, unhurried, rules);
	if (answer.faisable) throw new Error('a plan was found');
	return answer as ImpossiblePlan;
};

const days = ({ seances }: FoundPlan) => [
	...new Set(seances.map(({ dateDebut }) => dateDebut.slice(0, 10))),
];
const hours = ({ seances }: FoundPlan) =>
	seances.map(({ dateDebut, dateFin }) => `${dateDebut.slice(11, 16)}-${dateFin.slice(11, 16)}`);

test('one week in two, counted from a day of a week at the centre', async () => {
	const request = course({ dureeHeures: 32, semaines: { uneSur: 2, depuis: '2027-01-13' } });
	expect(days(await found(request))).toEqual([
		'2027-01-11',
		'2027-01-12',
		'2027-01-25',
		'2027-01-26',
	]);
});

test('weeks given by a day of each', async () => {
	const request = course({
		semaines: { dates: ['2027-01-20', '2027-02-01'] },
		joursActifs: ['LUNDI'],
	});
	expect(days(await found(request))).toEqual(['2027-01-18', '2027-02-01']);
});

test('other weekdays in other weeks', async () => {
	const request = course({
		dureeHeures: 24,
		joursParSemaine: { depuis: '2027-01-04', cycle: [['LUNDI'], ['JEUDI', 'VENDREDI']] },
	});
	expect(days(await found(request))).toEqual(['2027-01-04', '2027-01-14', '2027-01-15']);
});

test('the school holidays of a zone stay free, and one week is said once', async () => {
	const winter = { dateDebut: '2027-02-08', dateFin: '2027-03-09' };
	expect(days(await found(course({ ...winter, vacancesScolaires: 'A' })))).toEqual([
		'2027-02-08',
		'2027-02-09',
	]);
	expect(days(await found(course({ ...winter, vacancesScolaires: 'C' })))).toEqual([
		'2027-02-22',
		'2027-02-23',
	]);
	const none = await impossible(
		course({ dateDebut: '2027-02-15', dateFin: '2027-02-23', vacancesScolaires: 'A' }),
	);
	expect(none.blocages).toEqual([
		{ date: '2027-02-15', raison: 'vacances scolaires : hiver (zone A)' },
		{ date: '2027-02-22', raison: 'vacances scolaires : hiver (zone A)' },
	]);
	expect(none.assouplissements).toContainEqual(
		expect.objectContaining({
			description: 'planifier aussi pendant les vacances scolaires (zone A)',
			changement: { vacancesScolaires: null },
		}),
	);
});

test('holidays that nobody told us of are refused, with the mend', async () => {
	const request = course({
		dateDebut: '2027-06-01',
		dateFin: '2028-02-01',
		vacancesScolaires: 'B',
	});
	await expect(plan(request, centre())).rejects.toThrow(/2027-08-31.*planning\.json/);
});

test('a pause longer than lunch takes its time from the créneaux', async () => {
	const request = course({ dureeHeures: 7, joursActifs: ['LUNDI'], dateFin: '2027-01-04' });
	expect(hours(await found(request))).toEqual(['08:00-12:00', '14:00-17:00']);
	const rested = await found({ ...request, pauseMinutes: 180 });
	expect(hours(rested)).toEqual(['08:00-12:00', '15:00-18:00']);
	const none = await impossible({ ...request, dureeHeures: 8, pauseMinutes: 180 });
	expect(none).toMatchObject({ heuresPlacables: 7, heuresProuvees: true });
	expect(none.assouplissements).toContainEqual(
		expect.objectContaining({ description: 'ne pas demander de pause' }),
	);
});

test('a day without holes: the short séance lies against the long one', async () => {
	const request = course({ dureeHeures: 6, joursActifs: ['LUNDI'], dateFin: '2027-01-04' });
	const taken = centre([
		{ idSalle: 2, dateDebut: '2027-01-04T15:00:00Z', dateFin: '2027-01-04T17:00:00Z' },
	]);
	const whole = await found({ ...request, sansTrou: true }, shipped, taken);
	expect(hours(whole)).toEqual(['08:00-12:00', '14:00-16:00']);
	const late = centre([
		{ idSalle: 2, dateDebut: '2027-01-04T13:00:00Z', dateFin: '2027-01-04T14:00:00Z' },
	]);
	expect(hours(await found(request, shipped, late))).toEqual(['08:00-12:00', '15:00-17:00']);
	const none = await impossible({ ...request, sansTrou: true }, shipped, late);
	expect(none.assouplissements).toContainEqual(
		expect.objectContaining({ description: 'admettre des heures creuses' }),
	);
});

test('no séance shorter than asked: nine hours are not 4, 4 and 1', async () => {
	const request = course({ dureeHeures: 9, heuresMinSeance: 2, heuresParJour: 8 });
	const lengths = (await found(request)).seances.map(
		({ dateDebut, dateFin }) => (Date.parse(dateFin) - Date.parse(dateDebut)) / 3_600_000,
	);
	expect(Math.min(...lengths)).toBeGreaterThanOrEqual(2);
	const { blocages } = await impossible(course({ dureeHeures: 1, heuresMinSeance: 2 }));
	expect(blocages[0].raison).toContain('1 h en tout, moins que la plus courte séance (2 h)');
});

test("a trainer's day and week count what he teaches elsewhere, also before the window", async () => {
	const rules = withRules({ formateur: { heuresParJour: 7, heuresParSemaine: 12 } });
	const booked = centre([
		{ idFormateur: 3, dateDebut: '2027-01-04T07:00:00Z', dateFin: '2027-01-04T12:00:00Z' },
	]);
	const request = course({ dateDebut: '2027-01-05', joursActifs: ['MARDI', 'MERCREDI'] });
	const { seances, prouveOptimal } = await found(request, rules, booked);
	expect(prouveOptimal).toBe(true);
	const first = seances.filter(({ dateDebut }) => dateDebut < '2027-01-09');
	const sum = first.reduce(
		(all, { dateDebut, dateFin }) =>
			all + (Date.parse(dateFin) - Date.parse(dateDebut)) / 3_600_000,
		0,
	);
	expect(sum).toBe(7);
	const { blocages } = await impossible({ ...request, dateFin: '2027-01-06' }, rules, booked);
	expect(blocages[0].raison).toContain("Formateur 3 n'a plus que 7 h");
});

const strict = withRules({
	heuresParSemaine: 35,
	formateur: { heuresParJour: 7, heuresParSemaine: 30 },
});
const apprentices = cap({
	dateFin: '2028-06-30',
	heuresParSemaine: undefined,
	heuresParJour: 7,
	semaines: { uneSur: 2, depuis: '2026-09-07' },
	sansTrou: true,
	pauseMinutes: 60,
	heuresMinSeance: 1.5,
});

test('a CAP of 800 h in alternance, with whole days, a minimum and bounded trainers', async () => {
	const { seances } = await found(apprentices, strict);
	expect(seances.length).toBeGreaterThan(200);
});

test('what is found when the time is up keeps every rule too, and does not claim to be the best', async () => {
	const { prouveOptimal } = await found(apprentices, strict, centre(), { limiteSecondes: 0.001 });
	expect(prouveOptimal).toBe(false);
});
