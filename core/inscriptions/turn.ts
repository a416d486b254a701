import type { Executeur } from '../../database/sql';
import { loadEnAttenteOf } from '../../database/queries/inscriptions.queries';
import type { Centre } from '../centre';
import { apply } from './apply';
import { dite, type Etat } from './etat';
import { announce, faitsTete, type Promue } from './promotion';

/** Gives a free place to each of these élèves who waits and whose turn it is by capacity.json (origine: conversion), in the order of the queues. */
export async function takeTurns(cx: Executeur, centre: Centre, etats: Map<number, Etat>, idEleves: Iterable<number>, options: { evenements: boolean }): Promise<Promue[]> {
	const attentes = await loadEnAttenteOf.run({ idEleves: [...idEleves], idSessions: [...etats.keys()] }, cx);
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
	await apply(cx, promues.map(({ tete }) => ({ idInscription: tete.idInscription, statut: 'INSCRIT', notifiePar: 'auto' })));
	await announce(cx, centre, promues, options);
	return promues;
}
