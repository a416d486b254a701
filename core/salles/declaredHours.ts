/** Hours that a trainer declared, as ISO 8601: when there, or when away. */
export interface Disponibilite {
	dateDebut: string;
	dateFin: string;
	type: 'DISPONIBLE' | 'INDISPONIBLE';
}

/**
 * The hours outside those that a trainer declared, in milliseconds: who declared available hours that
 * end after `from` is free in these only, and who declared none is free but for absences. Later
 * declarations count too, so that a longer window never takes hours away.
 */
export function undeclaredHours(
	disponibilites: Disponibilite[],
	from: number,
): Array<[debut: number, fin: number]> {
	const declared = disponibilites
		.filter(({ type }) => type === 'DISPONIBLE')
		.map(({ dateDebut, dateFin }) => [Date.parse(dateDebut), Date.parse(dateFin)])
		.filter(([, fin]) => fin > from)
		.sort((a, b) => a[0] - b[0]);
	if (declared.length === 0) return [];

	const gaps: Array<[debut: number, fin: number]> = [];
	let until = from;
	for (const [debut, fin] of declared) {
		if (debut > until) gaps.push([until, debut]);
		until = Math.max(until, fin);
	}
	return [...gaps, [until, Infinity]];
}
