import type { ILoadEnAttenteOfResult } from '../../database/queries/inscriptions.queries';
import type { Centre } from '../centre';
import { dite, type Etat } from './etat';
import { faitsTete, type Promue } from './promotion';

export type Attente = ILoadEnAttenteOfResult;

/** Whose turn it is among élèves who wait (origine: conversion), in the order of the queues, by capacity.json; the tallies then count them. Writes nothing. */
export async function takeTurns(
	centre: Centre,
	etats: Map<number, Etat>,
	attentes: Attente[],
): Promise<Promue[]> {
	const promues: Promue[] = [];
	const parties = new Map<number, number>();
	for (const attente of attentes) {
		const etat = etats.get(attente.idSession) as Etat;
		const rang = attente.devant - (parties.get(attente.idSession) ?? 0) + 1;
		const faits = faitsTete(etat, attente, 'conversion', rang);
		const decision = await centre.regles.capacity.moteur.decide(faits);
		if (decision.evenement === 'REFUSER') continue;
		promues.push({ tete: attente, decision: dite(decision, faits) });
		etat.inscrits += 1;
		parties.set(attente.idSession, (parties.get(attente.idSession) ?? 0) + 1);
	}
	return promues;
}
