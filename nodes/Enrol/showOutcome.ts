import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * Says under the node's output what became of its items, e.g. « 12 inscrit(s), 3 en attente (rangs
 * 1 à 3) », and gives the output back.
 */
export function showOutcome(
	context: IExecuteFunctions,
	output: INodeExecutionData[][],
): INodeExecutionData[][] {
	const items = output.flat().map(({ json }) => json);
	const rangs = items.flatMap(({ status, positionAttente }) =>
		status === 'waiting' ? [Number(positionAttente)] : [],
	);
	const inscrits = items.filter(({ status }) => status === 'enrolled').length;
	if (inscrits + rangs.length === 0) return output;
	rangs.sort((a, b) => a - b);
	const [premier, dernier] = [rangs[0], rangs[rangs.length - 1]];
	const attente =
		rangs.length === 0
			? ''
			: `, ${rangs.length} en attente (${premier === dernier ? `rang ${premier}` : `rangs ${premier} à ${dernier}`})`;
	context.addExecutionHints({
		message: `${inscrits} inscrit(s)${attente}`,
		location: 'outputPane',
	});
	return output;
}
