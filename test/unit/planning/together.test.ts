import fc from 'fast-check';

import {
	isBetter,
	occupationsOf,
	planInTurn,
	planTogether,
	type TogetherItem,
	type TogetherProgress,
} from '../../../core/planning/solve/together';
import { publicHolidays } from '../../../core/calendar/publicHolidays';
import { defaultPlanningRules } from '../../../core/rules/planningRules';
import { stopSolver } from '../../../core/planning/solve/solver';
import type { FoundPlan, Plan, PlanContext, PlanRequest } from '../../../core/planning/solve/types';
import { cap, centre, formateur, salles, samedis, unhurried } from './centre';
import { brokenRules } from './checker';

afterAll(stopSolver);

const rules = { ...defaultPlanningRules(), ...unhurried, limiteSecondesEnsemble: 600 };
const feries = [...publicHolidays(rules.feries, 2026, 2028).keys()];
const onOne = (requests: PlanRequest[], contexte = centre()): TogetherItem[] =>
	requests.map((demande) => ({ demande, contexte }));

/** Each plan against all hard rules, with what the others take as taken. */
function expectSound(items: TogetherItem[], plans: Plan[]) {
	plans.forEach((one, i) => {
		if (!one.faisable) return;
		const { demande, contexte } = items[i];
		const others = plans.flatMap((other, j) =>
			j === i || !other.faisable ? [] : occupationsOf(other, contexte),
		);
		const occupations = [...contexte.occupations, ...others];
		const full: PlanContext = { ...contexte, occupations };
		expect(brokenRules(demande, full, rules, one.seances, feries)).toEqual([]);
	});
}

test('two CAPs and short courses side by side break no rule', async () => {
	const items = onOne([
		cap({ heuresParSemaine: 24 }),
		cap({ heuresParSemaine: 24, dateFin: '2027-12-31' }),
		samedis({ dateDebut: '2026-09-05', dateFin: '2026-12-31' }),
		samedis({ dateDebut: '2026-09-05', dateFin: '2027-03-31' }),
	]);
	const plans = await planInTurn(items, rules);
	expect(plans.every(({ faisable }) => faisable)).toBe(true);
	expectSound(items, plans);
});

test('together is never worse than one after another, and better where the order matters', async () => {
	// The flexible course, placed first, takes the only Saturday that the tight one can use.
	const items = onOne([
		samedis({ dureeHeures: 8, dateFin: '2026-04-30' }),
		samedis({ dureeHeures: 8, dateFin: '2026-03-07' }),
	]);
	const inTurn = await planInTurn(items, rules);
	expect(inTurn.map(({ faisable }) => faisable)).toEqual([true, false]);
	const joint = await planTogether(items, rules);
	expectSound(items, joint.plans);
	expect(isBetter(inTurn, joint.plans)).toBe(false);
	expect(joint.plans.map(({ faisable }) => faisable)).toEqual([true, true]);
	expect(joint).toMatchObject({
		objectif: { placees: 2, joursDeRetard: 7 },
		borne: { placees: 2, joursDeRetard: 0 },
		prouveOptimal: false,
		interrompu: false,
	});
});

test('where nobody is in anyone’s way, it is proven', async () => {
	const joint = await planTogether(
		onOne([samedis({ dureeHeures: 16 }), samedis({ formation: 'GEMMO', dureeHeures: 16 })]),
		rules,
	);
	expect(joint).toMatchObject({ prouveOptimal: true, ordresEssayes: 1 });
	expect(joint.objectif).toEqual(joint.borne);
});

test('who has no place is told why, beside those who have', async () => {
	const saturday = { dureeHeures: 8, dateDebut: '2026-03-07', dateFin: '2026-03-07' };
	const { plans, objectif } = await planTogether(
		onOne([samedis(saturday), samedis(saturday)]),
		rules,
	);
	expect(objectif.placees).toBe(1);
	const without = plans.find(({ faisable }) => !faisable);
	expect(without).toMatchObject({ heuresPlacables: 0 });
	expect(without).toHaveProperty('blocages.0.date', '2026-03-07');
	expect(without).toHaveProperty('assouplissements.0');
});

/** A year in small: two rooms, three trainers, requests that get in each other's way. */
const small: fc.Arbitrary<PlanRequest[]> = fc.array(
	fc.record({
		formation: fc.constantFrom('INIT_SERTI', 'GEMMO', 'INIT_BJ'),
		dureeHeures: fc.constantFrom(4, 7, 8, 12, 16),
		dateDebut: fc.constantFrom('2026-03-02', '2026-03-05', '2026-03-09'),
		dateFin: fc.constantFrom('2026-03-12', '2026-03-20', '2026-03-27'),
		joursActifs: fc.constantFrom<PlanRequest['joursActifs']>(
			['LUNDI', 'JEUDI'],
			['JEUDI'],
			['LUNDI', 'MARDI'],
			['SAMEDI'],
		),
	}),
	{ minLength: 2, maxLength: 7 },
);
const smallCentre: PlanContext = {
	...centre(),
	salles: salles.map((salle) =>
		['ATEL_A', 'ATEL_B'].includes(salle.code)
			? { ...salle, formationsCompatibles: ['INIT_SERTI', 'GEMMO', 'INIT_BJ'] }
			: { ...salle, statut: 'INACTIVE' as const },
	),
	formateurs: [
		formateur(1, ['INIT_SERTI', 'GEMMO']),
		formateur(2, ['INIT_BJ', 'INIT_SERTI']),
		formateur(3, ['GEMMO']),
	],
};

test('any list: sound, never worse than in turn, never past the bound, the same again', async () => {
	let better = 0;
	await fc.assert(
		fc.asyncProperty(small, async (requests) => {
			const items = onOne(requests, smallCentre);
			const joint = await planTogether(items, rules, { assouplir: false });
			expectSound(items, joint.plans);
			const inTurn = await planInTurn(items, rules);
			expect(isBetter(inTurn, joint.plans)).toBe(false);
			if (isBetter(joint.plans, inTurn)) better += 1;

			const { objectif, borne } = joint;
			expect(objectif.placees).toBeLessThanOrEqual(borne.placees);
			if (objectif.placees === borne.placees && objectif.fin)
				expect(Date.parse(objectif.fin)).toBeGreaterThanOrEqual(Date.parse(borne.fin ?? ''));
			const again = await planTogether(items, rules, { assouplir: false });
			expect(again).toEqual(joint);
		}),
		{ numRuns: 8, seed: 20261128 },
	);
	expect(better).toBeGreaterThan(0);
});

test('in a centre of few, no order of all is better', async () => {
	await fc.assert(
		fc.asyncProperty(small, async (many) => {
			const requests = many.slice(0, 5);
			const items = onOne(requests, smallCentre);
			const joint = await planTogether(items, rules, { assouplir: false });
			for (const order of permutations([...requests.keys()])) {
				const inTurn = await planInTurn(items, rules, {}, order);
				const placed = inTurn.filter(({ faisable }) => faisable).length;
				// As many have a place as in the best of all 120 orders.
				expect(joint.objectif.placees).toBeGreaterThanOrEqual(placed);
			}
		}),
		{ numRuns: 4, seed: 7 },
	);
});

const permutations = (list: number[]): number[][] =>
	list.length < 2
		? [list]
		: list.flatMap((one, i) => {
				const rest = [...list.slice(0, i), ...list.slice(i + 1)];
				return permutations(rest).map((others) => [one, ...others]);
			});

test('it tells how far it is', async () => {
	const told: TogetherProgress[] = [];
	const items = onOne([1, 2, 3, 4].map((i) => samedis({ dureeHeures: 8 * i })));
	await planTogether(items, rules, { progress: (step) => told.push(step) });
	expect(told.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['SEULES', 'ORDRES']));
	expect(told.at(-1)?.placees).toBe(4);
	for (const { fait, total } of told) expect(fait).toBeLessThanOrEqual(total);
});

test('past its time it answers with what it has', async () => {
	const items = onOne([1, 2, 3, 4, 5].map((i) => samedis({ dureeHeures: 8 * i })));
	const joint = await planTogether(items, rules, { limiteSecondes: 0.001, assouplir: false });
	expect(joint.interrompu).toBe(true);
	expect(joint.plans).toHaveLength(5);
	expectSound(items, joint.plans);
	expect((joint.plans[0] as FoundPlan).faisable).toBe(true);
});
