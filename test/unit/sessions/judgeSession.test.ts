import { loadRules } from '../../../core/rules/loadRules';
import { RuleEngine } from '../../../core/rules/engine';
import type { Rule } from '../../../core/rules/ruleFile';
import type { AbsentPerson } from '../../../core/sessions/factsOfAlert';
import { judgeSession } from '../../../core/sessions/judgeSession';

const now = new Date('2026-12-10T08:00:00Z');
const louis = { nom: 'Louis André', deSuite: 0, part: 25 };
const adam = { nom: 'Adam Bonnet', deSuite: 0, part: 2 };
const zoe = { nom: 'Zoé Simon', deSuite: 3, part: 20 };

const judged = async (
	personnes: AbsentPerson[],
	{ ruleEngine }: { ruleEngine: RuleEngine } = loadRules().alerts,
) => {
	const absences = {
		de_suite: Math.max(0, ...personnes.map(({ deSuite }) => deSuite)),
		part_manquee: Math.max(0, ...personnes.map(({ part }) => part)),
		personnes: personnes.length > 0 ? personnes : null,
	};
	const session = {
		dateDebut: new Date('2026-12-07T08:00:00Z'),
		capacite: 10,
		nbInscrits: 6,
		enAttente: 0,
		statutSession: 'EN_COURS',
		absences,
	};
	return await judgeSession(ruleEngine, session, now, 'Europe/Paris');
};

const told = async (...asked: Parameters<typeof judged>) =>
	(await judged(...asked)).map(({ message }) => message);

const ownRules = (conditions: object) => ({
	ruleEngine: new RuleEngine('alerts', [
		{
			name: 'la-nôtre',
			priority: 1,
			conditions,
			event: { type: 'ALERTER', params: { message: 'À appeler : {absents}.' } },
		} as unknown as Rule,
	]),
});
const atLeast = (fact: string, value: number) => ({
	fact,
	operator: 'greaterThanInclusive',
	value,
});

it('names in each alert those whom its rule concerns, and nobody for what others missed', async () => {
	expect(await told([louis, zoe, adam])).toEqual([
		'Absences de suite : Zoé Simon (3 séances de suite).',
		'Un quart des heures ou plus est manqué : Louis André (25 % des heures).',
	]);
	expect(await told([adam])).toEqual([]);
	expect(await told([])).toEqual([]);
});

it("goes by the figures of a centre's own rules", async () => {
	const share = ownRules({ all: [atLeast('partManquee', 2)] });
	expect(await told([louis, zoe, adam], share)).toEqual([
		'À appeler : Louis André (25 % des heures), Zoé Simon (20 % des heures), Adam Bonnet (2 % des heures).',
	]);
	const once = ownRules({ all: [atLeast('absencesDeSuite', 1)] });
	expect(await told([{ ...louis, deSuite: 1 }], once)).toEqual([
		'À appeler : Louis André (1 séance).',
	]);
});

it('says nothing where what a rule compares is true of nobody alone', async () => {
	const both = ownRules({ all: [atLeast('partManquee', 25), atLeast('absencesDeSuite', 2)] });
	expect(await told([louis, zoe], both)).toEqual([]);
	expect(await told([{ ...louis, deSuite: 2 }, zoe], both)).toEqual([
		'À appeler : Louis André (2 séances de suite, 25 % des heures).',
	]);
});

it("takes a rule's name for its code where it has none, so that two such rules stay two alerts", async () => {
	const nameless = ownRules({ all: [atLeast('partManquee', 2)] });
	expect((await judged([zoe], nameless)).map(({ code }) => code)).toEqual(['la-nôtre']);
	expect((await judged([zoe])).map(({ code }) => code)).toEqual(['ABSENCES_DE_SUITE']);
});

it('tells of a session that has begun only what its séances and absences are', async () => {
	const full = ownRules({ all: [{ fact: 'nbInscrits', operator: 'equal', value: 6 }] });
	expect(await judged([zoe], full)).toEqual([]);
});
