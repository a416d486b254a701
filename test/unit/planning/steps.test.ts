import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

import { both, full, longestRun, startOfRun, without } from '../../../core/planning/solve/steps';
import { plan } from '../../../core/planning/solve/plan';
import { readPlanningRules, STEPS_MAX } from '../../../core/rules/planningRules';
import { stopSolver } from '../../../core/planning/solve/solver';
import { centre, samedis } from './centre';
import { seed } from '../../seed';

const shipped = JSON.parse(
	readFileSync(join(__dirname, '../../../rules/planning.json'), 'utf8'),
) as object;

afterAll(stopSolver);

/** Sets of steps as people would write them: a list of yes and no. */
const sets = fc.array(fc.boolean(), { maxLength: STEPS_MAX });
const toBits = (set: boolean[]) => set.reduce((sum, is, i) => sum + (is ? 2 ** i : 0), 0);
const runs = (set: boolean[]) =>
	set.map((_, i) => {
		let n = 0;
		while (set[i + n]) n++;
		return n;
	});

test('sets of up to 52 steps: what is in both, in one only, runs', () => {
	fc.assert(
		fc.property(sets, sets, fc.integer({ min: 1, max: STEPS_MAX }), (a, b, length) => {
			const each = Array.from({ length: STEPS_MAX }, (_, i) => i);
			expect(both(toBits(a), toBits(b))).toBe(toBits(each.map((i) => Boolean(a[i] && b[i]))));
			expect(without(toBits(a), toBits(b))).toBe(toBits(each.map((i) => Boolean(a[i] && !b[i]))));
			expect(longestRun(toBits(a))).toBe(Math.max(0, ...runs(a)));
			expect(startOfRun(toBits(a), length)).toBe(runs(a).findIndex((n) => n >= length));
		}),
		{ numRuns: 2000, seed },
	);
	expect(full(STEPS_MAX)).toBe(Number.MAX_SAFE_INTEGER / 2 - 0.5);
});

test('on a grid of five minutes the shipped day is planned to the minute', async () => {
	const rules = readPlanningRules({ ...shipped, pas: 5 });
	const found = await plan(samedis({ dureeHeures: 9.75 }), centre(), {}, rules);
	expect(found).toMatchObject({ faisable: true, prouveOptimal: true });
	expect(found).toHaveProperty('objectif.fin', '2026-03-14T09:45:00+01:00');
});

test('a créneau that the grid cannot hold is refused with the mend', () => {
	const long = [{ nom: 'JOUR', debut: '09:00', fin: '17:00' }];
	expect(() =>
		readPlanningRules({ ...shipped, pas: 5, creneaux: long, creneauxParDefaut: ['JOUR'] }),
	).toThrow(/au plus 52 pas de 5 minutes : un pas plus grand, ou deux créneaux/);
});
