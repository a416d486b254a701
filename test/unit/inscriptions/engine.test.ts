import { Engine } from 'json-rules-engine';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';

import { loadRules } from '../../../core/rules/loadRules';
import { seed } from '../../seed';

const faits = fc.record({
	verbe: fc.constantFrom('INSCRIRE', 'PROMOUVOIR'),
	type: fc.constantFrom('ELEVE', 'CANDIDAT', null),
	origine: fc.constantFrom('fiche', 'conversion', 'manuel', 'desistement'),
	priorite: fc.constantFrom(1, 2, null),
	statutCandidat: fc.constantFrom('EN_COURS', 'ABANDON', null),
	placesLibres: fc.integer({ min: -2, max: 3 }),
	enAttente: fc.integer({ min: 0, max: 4 }),
	nbInscrits: fc.nat(9),
	capacite: fc.nat(9),
	rang: fc.constantFrom(null, 1, 2),
	statutSession: fc.constantFrom('PLANIFIEE', 'ANNULEE', 'EN_COURS', 'TERMINEE'),
	statutValidation: fc.constantFrom('VALIDEE', 'REFUSEE'),
	commencee: fc.boolean(),
	terminee: fc.boolean(),
	forcee: fc.boolean(),
});

it('remembers a situation exactly as json-rules-engine judges each of its facts', async () => {
	const { ruleEngine } = loadRules().capacity;
	const engine = new Engine(JSON.parse(readFileSync('rules/capacity.json', 'utf8')).rules, {
		allowUndefinedFacts: true,
	});
	await fc.assert(
		fc.asyncProperty(faits, async (situation) => {
			const { results } = await engine.run(situation);
			const firing = results
				.filter(({ result }) => result)
				.sort((a, b) => Number(b.priority) - Number(a.priority))
				.map(({ name }) => `capacity:${name}`);
			expect((await ruleEngine.evaluate(situation)).map(({ regle }) => regle)).toEqual(firing);
		}),
		{ numRuns: 400, seed },
	);
});

it('decides a thousand situations that no rule tells apart at the price of one, each in its own words', async () => {
	const { ruleEngine } = loadRules().capacity;
	const base = {
		verbe: 'INSCRIRE',
		type: 'ELEVE',
		origine: 'fiche',
		statutSession: 'PLANIFIEE',
		statutValidation: 'VALIDEE',
		commencee: false,
		terminee: false,
		forcee: false,
		capacite: 3,
	};
	const messages = await Promise.all(
		[3, 4].map(
			async (nbInscrits) =>
				(
					await ruleEngine.decide({
						...base,
						placesLibres: 3 - nbInscrits,
						enAttente: nbInscrits,
						nbInscrits,
					})
				).message,
		),
	);
	expect(messages).toEqual([
		"Session complète (3 inscrit(s) pour 3 place(s)) : en liste d'attente.",
		"Session complète (4 inscrit(s) pour 3 place(s)) : en liste d'attente.",
	]);
});
