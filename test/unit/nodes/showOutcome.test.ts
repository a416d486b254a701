import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { showOutcome } from '../../../nodes/Enrol/showOutcome';

/** What stands under the output of a run with these items. */
function shown(items: Array<{ status: string; positionAttente: number | null }>) {
	const hints: string[] = [];
	const context = {
		addExecutionHints: ({ message }: { message: string }) => hints.push(message),
	} as unknown as IExecuteFunctions;
	const output: INodeExecutionData[][] = [items.map((json) => ({ json }))];
	expect(showOutcome(context, output)).toBe(output);
	return hints;
}

const enrolled = { status: 'enrolled', positionAttente: null };
const waiting = (positionAttente: number) => ({ status: 'waiting', positionAttente });

it.each([
	['those who have a place', [enrolled, enrolled], ['2 inscrit(s)']],
	['one who waits', [enrolled, waiting(7)], ['1 inscrit(s), 1 en attente (rang 7)']],
	['ranks in any order', [waiting(12), waiting(3)], ['0 inscrit(s), 2 en attente (rangs 3 à 12)']],
	['nobody', [{ status: 'refused', positionAttente: null }], []],
])('tells %s', (_, items, expected) => {
	expect(shown(items)).toEqual(expected);
});

it('tells of more people than a call takes arguments, and leaves their order as it was', () => {
	const crowd = Array.from({ length: 200_000 }, (_, i) => waiting(200_000 - i));
	expect(shown(crowd)).toEqual(['0 inscrit(s), 200000 en attente (rangs 1 à 200000)']);
	expect(crowd[0]).toEqual(waiting(200_000));
});
