import fc from 'fast-check';

import { chooseRoom, rankRooms, rankTrainers } from '../../../core/salles/choose';
import type { RequestedSlot, Formateur, Salle } from '../../../core/salles/types';
import { seed } from '../../seed';

const slot = (n: number): RequestedSlot => ({
	path: String(n),
	debut: new Date(n * 10),
	fin: new Date(n * 10 + 10),
	salle: null,
	roomPath: '',
	formateurId: null,
	trainerPath: '',
	matiere: null,
});

/** The fewest changes any assignment can have, by trying them all. */
function fewest(libres: boolean[][], n: number, i = 0, dernier = -1): number {
	if (i === n) return 0;
	const choix = libres.flatMap((libre, c) => (libre[i] ? [c] : []));
	if (choix.length === 0) return fewest(libres, n, i + 1, -1);
	return Math.min(
		...choix.map((c) => (c === dernier || dernier === -1 ? 0 : 1) + fewest(libres, n, i + 1, c)),
	);
}

describe('choose', () => {
	it('changes as seldom as can be, and chooses only what is free', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 7 }),
				fc.array(fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), {
					minLength: 1,
					maxLength: 4,
				}),
				(n, libres) => {
					const candidats = libres.map((_, c) => c);
					const creneaux = Array.from({ length: n }, (_, i) => slot(i));
					const chosen = chooseRoom(
						creneaux,
						candidats,
						(c, { path }) => libres[c][Number(path)],
						() => undefined,
					);
					chosen.forEach((c, i) =>
						expect(c === undefined ? libres.every((libre) => !libre[i]) : libres[c][i]).toBe(true),
					);
					const changes = chosen.filter(
						(c, i) =>
							i > 0 && c !== undefined && chosen[i - 1] !== undefined && c !== chosen[i - 1],
					).length;
					expect(changes).toBe(fewest(libres, n));
				},
			),
			{ numRuns: 2_000, seed },
		);
	});

	it('gives parallel slots to different candidates', () => {
		const taken = new Set<string>();
		const creneaux = [slot(1), { ...slot(1), path: 'b' }];
		expect(
			chooseRoom(
				creneaux,
				['A', 'B'],
				(c, { debut }) => !taken.has(`${c}${+debut}`),
				(c, { debut }) => void taken.add(`${c}${+debut}`),
			),
		).toEqual(['A', 'B']);
	});
});

describe('ranks', () => {
	const salle = (
		code: string,
		capaciteMax: number,
		formationsCompatibles: string[],
		parties = [1],
	) =>
		({ idSalle: code.charCodeAt(0), code, capaciteMax, formationsCompatibles, parties }) as Salle;
	const salles = [
		salle('A', 12, ['X', 'Y']),
		salle('B', 8, ['X', 'Y']),
		salle('C', 20, ['X']),
		salle('D', 50, ['TOUS'], [1, 2]),
		salle('E', 8, ['X']),
	];

	it('puts the smallest sufficient plain room first, and without a wish the most specialised and then the largest', () => {
		expect(rankRooms(salles, 6).map(({ code }) => code)).toEqual(['E', 'B', 'A', 'C', 'D']);
		expect(rankRooms(salles, null).map(({ code }) => code)).toEqual(['C', 'E', 'A', 'B', 'D']);
	});

	it('puts the trainer with the fewest hours first', () => {
		const formateur = (idFormateur: number, heuresMois: number, specialites: string[]) =>
			({ idFormateur, heuresMois, specialites }) as Formateur;
		expect(
			rankTrainers([
				formateur(1, 4, ['X']),
				formateur(3, 0, ['X', 'Y']),
				formateur(2, 0, ['X']),
			]).map(({ idFormateur }) => idFormateur),
		).toEqual([2, 3, 1]);
	});
});
