import { z } from 'zod';

import { misspelt, misspeltFields } from '../../../core/errors/misspelt';
import { nearestField } from '../../../core/errors/nearestField';
import { Refusal } from '../../../core/errors/refusal';
import { validate } from '../../../core/errors/validate';

const known = [
	'eleveId',
	'candidatId',
	'inscriptionId',
	'formateurId',
	'formation',
	'salle',
	'origine',
	'previsualiser',
	'dateDebut',
	'dateFin',
	'creneaux',
	'motif',
	'id',
];
const nearest = (asked: string, given: string[] = []) =>
	nearestField(asked, known, (name) => given.includes(name));

describe('a field that nobody reads', () => {
	it.each([
		['previsualisation', 'previsualiser'],
		['Prévisualiser', 'previsualiser'],
		['previsualizer', 'previsualiser'],
		['previsualise', 'previsualiser'],
		['preview', 'previsualiser'],
		['aperçu', 'previsualiser'],
		['dry_run', 'previsualiser'],
		['origne', 'origine'],
		['origin', 'origine'],
		['eleveID', 'eleveId'],
		['élèveId', 'eleveId'],
		['eleve_id', 'eleveId'],
		['ELEVE_ID', 'eleveId'],
		['idEleve', 'eleveId'],
		['elevId', 'eleveId'],
		['idInscription', 'inscriptionId'],
		['inscription', 'inscriptionId'],
		['formateur', 'formateurId'],
		['salleId', 'salle'],
		['date-debut', 'dateDebut'],
		['créneau', 'creneaux'],
		['Motif', 'motif'],
	])('%s was meant to be %s', (asked, meant) => {
		expect(nearest(asked)).toBe(meant);
	});

	it.each([
		'inscriptionDate',
		'formateurNom',
		'nom',
		'nb',
		'ids',
		'dateNaissance',
		'date',
		'telephone',
		'statut',
		'commentaire',
		'toString',
		'__proto__',
		'',
		'é'.repeat(1_000_000),
	])('%s is the caller’s own', (asked) => {
		expect(nearest(asked)).toBeUndefined();
	});

	it('is the caller’s own where the field that it resembles is given too', () => {
		expect(nearest('formateur', ['formateurId'])).toBeUndefined();
		expect(nearest('id_eleve', ['eleveId'])).toBeUndefined();
	});

	it('is the caller’s own where the person is named in another way', () => {
		expect(nearest('idCandidat', ['eleveId'])).toBeUndefined();
		expect(nearest('idCandidat', ['formation'])).toBe('candidatId');
	});

	it('does not count where it has no value', () => {
		expect(misspeltFields({ origne: undefined }, known)).toEqual([]);
		expect(misspeltFields({ origne: null }, known)).toHaveLength(1);
	});
});

describe('misspelt', () => {
	const slot = z.object({ dateDebut: z.string(), matiere: z.string().nullish() });
	const schema = z
		.object({
			formation: z.string(),
			creneaux: z.array(slot).optional(),
			ressources: z.preprocess((value) => value, z.object({ salle: z.string() }).nullish()),
			semaines: z.object({ depuis: z.string() }).strict().default({ depuis: '' }),
			previsualiser: z.boolean().default(false),
		})
		.superRefine(() => undefined);
	const faultsOf = (input: unknown) => {
		try {
			validate(schema, input);
			return [];
		} catch (error) {
			return (error as Refusal).faults;
		}
	};

	it('names the field, its place and the mend', () => {
		expect(
			faultsOf({
				formation: 'A',
				creneaux: [{ dateDebut: 'x' }, { dateDebut: 'x', matière: 'y' }],
				ressources: { salle: 'A' },
				previsualisation: true,
			}),
		).toEqual([
			{
				path: 'previsualisation',
				message: 'champ inconnu « previsualisation » : vouliez-vous dire « previsualiser » ?',
				code: 'CHAMP_INCONNU',
			},
			{
				path: 'creneaux[1].matière',
				message: 'champ inconnu « matière » : vouliez-vous dire « matiere » ?',
				code: 'CHAMP_INCONNU',
			},
		]);
	});

	it('is told together with what else is wrong, and once', () => {
		const faults = faultsOf({ formaton: 'A', semaines: { depuit: 'x', autre: 1 } });
		expect(faults.map(({ path, code }) => [path, code])).toEqual([
			['formaton', 'CHAMP_INCONNU'],
			['semaines.depuit', 'CHAMP_INCONNU'],
			['formation', 'CHAMP_INVALIDE'],
			['semaines.depuis', 'CHAMP_INVALIDE'],
			['semaines.autre', 'CHAMP_INCONNU'],
		]);
	});

	it('lets every other field of a caller through, and whatever is no object', () => {
		expect(faultsOf({ formation: 'A', nom: 'X', eleve: { formaton: 1 } })).toEqual([]);
		for (const input of [null, undefined, 1, 'x', [], [{ formaton: 1 }]])
			expect(misspelt(schema, input)).toEqual([]);
	});

	it('takes 50,000 unknown fields in its stride', () => {
		const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`champ${i}x`, i]));
		expect(misspelt(schema, many)).toEqual([]);
	});
});
