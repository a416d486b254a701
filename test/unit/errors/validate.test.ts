import { z } from 'zod';

import { Refusal } from '../../../core/errors/refusal';
import { validate } from '../../../core/errors/validate';
import { heures, identifiant, instant, jour, named } from '../../../core/time/fields';

const schema = z
	.object({
		eleveId: identifiant,
		debut: instant(),
		jour,
		places: z.number().int().min(1).max(50),
		mode: z.enum(['A', 'B']),
		liste: z.array(z.object({ nom: z.string() })),
	})
	.strict();
const faults = (input: unknown) => {
	try {
		validate(schema, input);
	} catch (error) {
		if (error instanceof Refusal) return error.faults;
	}
	return [];
};

describe('validate', () => {
	it('lets a field say it in its own words', () => {
		const own = z.object({
			duree: heures(40),
			statut: z.enum(['A'], { errorMap: () => ({ message: 'attendu A' }) }),
			nom: z.string({ required_error: 'un nom est attendu' }),
		});
		const say = () => validate(own, { duree: 'longtemps', statut: 'B' });
		expect(say).toThrow(/duree : un nombre d’heures est attendu, par exemple 24 ou 24,5/);
		expect(say).toThrow(/statut : attendu A/);
		expect(say).toThrow(/nom : un nom est attendu/);
	});

	it('says of a field that may be of several kinds that it is missing, before what it may be', () => {
		const either = z.object({ mois: z.union([z.number(), z.string()]) });
		expect(() => validate(either, {})).toThrow(/mois : obligatoire$/);
		expect(() => validate(either, { mois: [] })).toThrow(/mois : aucune des formes attendues/);
	});

	it('says of a code or name that it is missing', () => {
		const room = z.object({ salle: named });
		expect(() => validate(room, {})).toThrow('salle : obligatoire : un code ou un nom est attendu');
		expect(() => validate(room, { salle: {} })).toThrow('un code, un nom ou un numéro est attendu');
	});

	it('tells every fault at once, with its path and in French', () => {
		expect(
			faults({
				eleveId: 'x',
				debut: 'demain',
				jour: '2026-02-30',
				places: 0,
				mode: 'C',
				liste: [{ nom: 'a' }, {}],
				autre: 1,
			}),
		).toEqual([
			{
				path: 'eleveId',
				message: "« x » n'est pas un numéro : un entier positif est attendu",
				code: 'CHAMP_INVALIDE',
			},
			{
				path: 'debut',
				message: "« demain » n'est pas une date : attendu ISO 8601, par exemple 2026-06-03T08:00",
				code: 'CHAMP_INVALIDE',
			},
			{
				path: 'jour',
				message: "« 2026-02-30 » n'est pas un jour : attendu AAAA-MM-JJ, par exemple 2026-03-01",
				code: 'CHAMP_INVALIDE',
			},
			{ path: 'places', message: 'au moins 1', code: 'CHAMP_INVALIDE' },
			{ path: 'mode', message: 'valeur inconnue « C » : A, B attendu', code: 'CHAMP_INVALIDE' },
			{
				path: 'liste[1].nom',
				message: 'obligatoire : un texte est attendu',
				code: 'CHAMP_INVALIDE',
			},
			{ path: 'autre', message: 'champ inconnu', code: 'CHAMP_INCONNU' },
		]);
	});

	it.each([[0], [-1], [1.5], [3_000_000_000], [null], [''], [true]])(
		'refuses %p as a key',
		(eleveId) => {
			expect(
				faults({
					eleveId,
					debut: '2026-01-01',
					jour: '2026-01-01',
					places: 1,
					mode: 'A',
					liste: [],
				}).map(({ path }) => path),
			).toEqual(['eleveId']);
		},
	);
});
