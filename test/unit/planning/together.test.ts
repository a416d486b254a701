import {
	isBetter,
	occupationsOf,
	planInTurn,
	planTogether,
} from '../../../core/planning/solve/together';
import { publicHolidays } from '../../../core/calendar/publicHolidays';
import { defaultPlanningRules } from '../../../core/rules/planningRules';
import { stopSolver } from '../../../core/planning/solve/solver';
import type { PlanRequest, Plan, FoundPlan } from '../../../core/planning/solve/types';
import { cap, centre, samedis } from './centre';
import { brokenRules } from './checker';

afterAll(stopSolver);

const feries = [...publicHolidays(defaultPlanningRules().feries, 2026, 2028).keys()];

function expectSound(requests: PlanRequest[], plans: Plan[]) {
	plans.forEach((un, i) => {
		if (!un.faisable) throw new Error(`request ${i} was not placed`);
		const autres = plans.flatMap((autre, j) =>
			j === i ? [] : occupationsOf(autre as FoundPlan, centre()),
		);
		expect(
			brokenRules(requests[i], centre(autres), defaultPlanningRules(), un.seances, feries),
		).toEqual([]);
	});
}

test('two CAPs and short courses side by side break no rule', async () => {
	const requests = [
		cap({ heuresParSemaine: 24 }),
		cap({ heuresParSemaine: 24, dateFin: '2027-12-31' }),
		samedis({ dateDebut: '2026-09-05', dateFin: '2026-12-31' }),
		samedis({ dateDebut: '2026-09-05', dateFin: '2027-03-31' }),
	];
	expectSound(requests, await planInTurn(requests, centre(), { assouplir: false }));
}, 60_000);

test('together is never worse than one after another, and better where the order matters', async () => {
	// The flexible course, placed first, takes the only Saturday that the tight one can use.
	const requests = [
		samedis({ dureeHeures: 8, dateFin: '2026-04-30' }),
		samedis({ dureeHeures: 8, dateFin: '2026-03-07' }),
	];
	const tour = await planInTurn(requests, centre(), { assouplir: false });
	expect(tour.map(({ faisable }) => faisable)).toEqual([true, false]);
	const ensemble = await planTogether(requests, centre());
	expectSound(requests, ensemble.plans);
	expect(isBetter(tour, ensemble.plans)).toBe(false);
	expect(ensemble.ordre).toEqual([1, 0]);
});
