import { codeOf, type Decision, type Facts, type Fired, type RuleEngine } from '../rules/engine';
import {
	factsOfAlert,
	isOfAbsences,
	isOfBegun,
	type AbsentPerson,
	type AlertedSession,
} from './factsOfAlert';

/** What a rule of alerts.json says of a session, with whom it names. */
export interface Judgement extends Decision {
	/** The rule's `code`, for programs; where it has none, its name. */
	code: string;
	/** Of a rule that compares who was missing: those whom it concerns, in words; else empty. */
	absents: string;
}

/**
 * What alerts.json says of one session. A rule on who was missing names those for whom it fires
 * alone, so that nobody is named for what others missed; where there is no such person it says
 * nothing: what it compared was of several people. Of a session that has begun only what is wrong with
 * its séances to come, and who was missing, is told.
 */
export async function judgeSession(
	ruleEngine: RuleEngine,
	session: AlertedSession,
	now: Date,
	fuseau: string,
): Promise<Judgement[]> {
	const facts = factsOfAlert(session, now, fuseau);
	const hasBegun = session.dateDebut <= now;
	const everybody = session.absences?.personnes ?? [];
	const alone = await Promise.all(
		everybody.map(async (person) => ({ person, rules: await ruleEngine.fired(of(person, facts)) })),
	);
	const judged: Judgement[] = [];
	for (const rule of await ruleEngine.fired(facts)) {
		const names = alone
			.filter(({ rules }) => rules.includes(rule))
			.map(({ person }) => inWords(person, rule));
		const absents = names.join(', ');
		const decision = ruleEngine.say(rule, { ...facts, absents });
		const ofAbsences = isOfAbsences(decision.faits);
		if (ofAbsences && everybody.length > 0 && !absents) continue;
		if (hasBegun && !isOfBegun(decision.faits)) continue;
		judged.push({ ...decision, code: codeOf(rule.regle), absents: ofAbsences ? absents : '' });
	}
	return judged;
}

/** The session's facts with one person's absences in the place of the worst. */
const of = ({ deSuite, part }: AbsentPerson, facts: Facts): Facts => ({
	...facts,
	absencesDeSuite: deSuite,
	partManquee: part,
});

/** « Louis André (3 séances de suite) »: of run and share what the rule compares. */
function inWords({ nom, deSuite, part }: AbsentPerson, { faits }: Fired): string {
	const run = deSuite > 1 ? `${deSuite} séances de suite` : '1 séance';
	const missed = [
		faits.includes('absencesDeSuite') && deSuite > 0 && run,
		faits.includes('partManquee') && part > 0 && `${part} % des heures`,
	].filter(Boolean);
	return missed.length > 0 ? `${nom} (${missed.join(', ')})` : nom;
}
