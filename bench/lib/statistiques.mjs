/** Median and spread (interquartile range over median, in %) of some numbers. */
export function sumUp(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (q) =>
		sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(q * (sorted.length - 1))))];
	const mediane = at(0.5);
	return {
		mediane,
		p99: at(0.99),
		dispersion: mediane ? ((at(0.75) - at(0.25)) / mediane) * 100 : 0,
		tours: sorted.length,
	};
}

/** Milliseconds that `travail` takes. */
export async function time(travail) {
	const debut = performance.now();
	const valeur = await travail();
	return { ms: performance.now() - debut, valeur };
}

/**
 * Runs contenders in turn, round after round, so that what else the machine does hits them alike; the first round warms up and is dropped.
 * @param {Record<string, (tour: number) => Promise<number>>} contenders each gives the round's figure
 */
export async function interleave(contenders, tours) {
	const figures = Object.fromEntries(Object.keys(contenders).map((nom) => [nom, []]));
	for (let tour = 0; tour <= tours; tour += 1) {
		const order = Object.entries(contenders);
		if (tour % 2) order.reverse();
		for (const [nom, travail] of order) {
			const figure = await travail(tour);
			if (tour > 0) figures[nom].push(figure);
		}
	}
	return Object.fromEntries(
		Object.entries(figures).map(([nom, values]) => [
			nom,
			{ ...sumUp(values), valeurs: values.map((v) => Math.round(v * 1000) / 1000) },
		]),
	);
}

/** How much a fixed piece of work varies on this machine, in %: below that, a difference says nothing. */
export async function measureNoise() {
	const work = async () =>
		(
			await time(async () => {
				let x = 0;
				for (let i = 0; i < 3e7; i += 1) x = (x * 31 + i) % 1_000_003;
				return x;
			})
		).ms;
	const values = [];
	for (let i = 0; i < 9; i += 1) values.push(await work());
	return sumUp(values).dispersion;
}
