import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executeur } from '../../database/sql';
import type { Centre } from '../centre';
import { accept, reject, type Issue } from '../errors/refus';
import { identifiant } from '../temps/champs';
import { lockAndLoad, sessionInconnue, type Etat } from './etat';
import { heal } from './heal';
import { issues, pending, readLot, type Poste } from './lot';
import { announce, choose, type Besoin, type Suite } from './promotion';
import { apply } from './apply';
import type { DecisionDite, Inscription, OptionsVerbe } from './types';

const schema = z.object({ idSession: identifiant });

export type DemandeRemplissage = z.input<typeof schema>;

export interface ResultatRemplissage {
	/** Those who received a place, in the order of the queue. */
	promotions: Inscription[];
	/** Why they did, or why nobody did. */
	decision: DecisionDite;
}

/**
 * Gives every free place of each session to the next of its queue, as many as fit; to nobody when it is closed, cancelled or has started (contract, section 4, PLACE_LIBEREE).
 * Nobody promoted is an answer, with its reason. Refused alone: SESSION_INCONNUE, CHAMP_INVALIDE.
 */
export async function fillPlaces(centre: Centre, demandes: DemandeRemplissage[], options?: OptionsVerbe): Promise<Array<Issue<ResultatRemplissage>>> {
	return await transaction(centre.base, async (cx) => await fillPlacesIn(cx, centre, demandes, options), { isolation: centre.isolation });
}

/** The same inside the caller's transaction. */
export async function fillPlacesIn(cx: Executeur, centre: Centre, demandes: DemandeRemplissage[], options: OptionsVerbe = {}): Promise<Array<Issue<ResultatRemplissage>>> {
	const postes: Array<Poste<z.output<typeof schema>, ResultatRemplissage>> = readLot(schema, demandes);
	const etats = await lockAndLoad(cx, centre, pending(postes).map(({ demande }) => demande.idSession));
	for (const poste of pending(postes)) if (!etats.has(poste.demande.idSession)) poste.issue = reject(sessionInconnue(poste.demande.idSession));
	const ouverts = pending(postes);
	if (ouverts.length === 0) return issues(postes);
	const remplies = await fillLocked(cx, centre, [...etats.values()], 'place-liberee', options);
	for (const poste of ouverts) {
		const { suite, lues } = remplies.get(poste.demande.idSession) as Remplie;
		poste.issue = accept({ promotions: lues, decision: why(suite) });
	}
	return issues(postes);
}

export interface Remplie {
	suite: Suite;
	lues: Inscription[];
}

/** Fills all free places of sessions that the caller has locked and read; `changees`: sessions whose rows the caller changed. */
export async function fillLocked(cx: Executeur, centre: Centre, etats: Etat[], origine: string, { evenements = true }: OptionsVerbe): Promise<Map<number, Remplie>> {
	const besoins: Besoin[] = etats.map((etat) => ({ etat, combien: etat.placesLibres, origine }));
	const suites = await choose(cx, centre, besoins);
	const promues = [...suites.values()].flatMap((suite) => suite.promues);
	await apply(cx, promues.map(({ tete }) => ({ idInscription: tete.idInscription, statut: 'INSCRIT', notifiePar: 'auto' })));
	const lues = await heal(cx, etats.map(({ idSession }) => idSession), promues.map(({ tete }) => tete.idSession), promues.map(({ tete }) => tete.idInscription));
	await announce(cx, centre, promues, { evenements });
	return new Map([...suites].map(([idSession, suite]) => [idSession, { suite, lues: suite.promues.map(({ tete }) => lues.get(tete.idInscription) as Inscription) }]));
}

/** Why the first was promoted, else why nobody was. */
export function why(suite: Suite): DecisionDite {
	const [premiere] = suite.promues;
	if (!premiere) return suite.reste as DecisionDite;
	const n = suite.promues.length;
	return { ...premiere.decision, message: n === 1 ? premiere.decision.message : `${n} personnes de la file reçoivent une place. ${premiere.decision.message}` };
}
