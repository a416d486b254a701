import type { ILoadEnAttenteOfResult } from '../../database/generated/inscriptions';
import type { Centre } from '../centre/centre';
import { tellDecision, type SessionState } from './state';
import { headFacts, type Promoted } from './promotion';

export type Waiting = ILoadEnAttenteOfResult;

/**
 * Whose turn it is among élèves who wait (origine: conversion), in the order of the queues, by
 * capacity.json; the tallies then count them. Writes nothing.
 */
export async function takeTurns(
	centre: Centre,
	states: Map<number, SessionState>,
	waits: Waiting[],
): Promise<Promoted[]> {
	const promotedOnes: Promoted[] = [];
	const parties = new Map<number, number>();
	for (const attente of waits) {
		const state = states.get(attente.idSession) as SessionState;
		const rang = attente.devant - (parties.get(attente.idSession) ?? 0) + 1;
		const facts = headFacts(state, attente, 'conversion', rang);
		const decision = await centre.rules.capacity.ruleEngine.decide(facts);
		if (decision.evenement === 'REFUSER') continue;
		promotedOnes.push({ head: attente, decision: tellDecision(decision, facts) });
		state.inscrits += 1;
		parties.set(attente.idSession, (parties.get(attente.idSession) ?? 0) + 1);
	}
	return promotedOnes;
}
