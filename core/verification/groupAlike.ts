import type { Finding } from './check';

type Row = Pick<Finding, 'table' | 'cle' | 'raison' | 'remede'>;

/** From so many on, findings that differ in numbers only are told as one. */
const MANY = 4;
const EXAMPLES = 3;

/**
 * A list that a person can read: a thousand findings alike become one, with how many they are, three
 * of their keys, and the mend of the first.
 */
export function groupAlike<R extends Row>(findings: R[]): Row[] {
	const groups = new Map<string, R[]>();
	for (const finding of findings) {
		const kind = `${finding.table}: ${finding.raison.replace(/\d+/g, '#')}`;
		const known = groups.get(kind);
		if (known) known.push(finding);
		else groups.set(kind, [finding]);
	}
	return [...groups.values()].flatMap((alike): Row[] => {
		if (alike.length < MANY) return alike;
		const [{ table, raison, remede }] = alike;
		const keys = alike.slice(0, EXAMPLES).map(({ cle }) => cle);
		return [
			{
				table,
				cle: `${keys.join(', ')} et ${alike.length - EXAMPLES} de plus`,
				raison: `${alike.length} lignes, par exemple : ${raison}`,
				remede: `pour la première : ${remede}`,
			},
		];
	});
}
