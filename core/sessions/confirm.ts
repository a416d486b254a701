import { z } from 'zod';

import { transaction } from '../../database/transaction';
import type { Executeur } from '../../database/sql';
import {
	confirmSessions,
	loadActifs,
	readSessions,
} from '../../database/queries/sessions_statut.queries';
import type { Centre } from '../centre';
import { accept, refuse, reject, type Issue } from '../errors/refus';
import { writeEvenements } from '../evenements/write';
import { lockAndLoad, sessionInconnue } from '../inscriptions/etat';
import { heal } from '../inscriptions/heal';
import { issues, pending, readLot, type Poste } from '../inscriptions/lot';
import type { DecisionDite, Inscription, OptionsVerbe } from '../inscriptions/types';
import { recordDecisions } from '../rules/record';
import { identifiant } from '../temps/champs';
import { sessionDite, type SessionDite } from './statut';

const schema = z.object({ idSession: identifiant });

export type DemandeConfirmation = z.input<typeof schema>;

export interface ResultatConfirmation {
	session: SessionDite;
	/** Everybody who has a place there, confirmed. */
	inscriptions: Inscription[];
	/** True when it was confirmed before and nobody was left to confirm. */
	dejaConfirmee: boolean;
	decision: DecisionDite;
}

/**
 * Confirms sessions: CONFIRMEE and VALIDEE, INSCRIT becomes CONFIRME with today's date; no rank changes (contract, section 4, SESSION_CONFIRMEE).
 * Refused alone: SESSION_INCONNUE, SESSION_ANNULEE, SESSION_TERMINEE, CHAMP_INVALIDE.
 */
export async function confirmSession(
	centre: Centre,
	demandes: DemandeConfirmation[],
	options?: OptionsVerbe,
): Promise<Array<Issue<ResultatConfirmation>>> {
	return await transaction(
		centre.base,
		async (cx) => await confirmSessionIn(cx, centre, demandes, options),
		{ isolation: centre.isolation },
	);
}

/** The same inside the caller's transaction. */
export async function confirmSessionIn(
	cx: Executeur,
	centre: Centre,
	demandes: DemandeConfirmation[],
	{ evenements = true }: OptionsVerbe = {},
): Promise<Array<Issue<ResultatConfirmation>>> {
	const postes: Array<Poste<z.output<typeof schema>, ResultatConfirmation>> = readLot(
		schema,
		demandes,
	);
	const [etats] = await lockAndLoad(cx, centre, {
		idSessions: pending(postes).map(({ demande }) => demande.idSession),
	});
	for (const poste of pending(postes)) {
		const { idSession } = poste.demande;
		const statut = etats.get(idSession)?.ligne.statutSession;
		if (!statut) poste.issue = reject(sessionInconnue(idSession));
		else if (statut === 'ANNULEE')
			poste.issue = reject(
				refuse(
					'SESSION_ANNULEE',
					'idSession',
					`La session ${idSession} est annulée : elle ne peut plus être confirmée.`,
				),
			);
		else if (statut === 'TERMINEE')
			poste.issue = reject(
				refuse(
					'SESSION_TERMINEE',
					'idSession',
					`La session ${idSession} est terminée : elle ne peut plus être confirmée.`,
				),
			);
	}
	const ouverts = pending(postes);
	const idSessions = [...new Set(ouverts.map(({ demande }) => demande.idSession))];
	if (idSessions.length === 0) return issues(postes);

	const confirmees = await confirmSessions.run({ idSessions, fuseau: centre.fuseau }, cx);
	const placees = (await loadActifs.run({ idSessions }, cx)).filter(
		({ statut }) => statut === 'CONFIRME',
	);
	const lues = [
		...(
			await heal(
				cx,
				idSessions,
				confirmees.map(({ idSession }) => idSession),
				placees.map(({ idInscription }) => idInscription),
			)
		).values(),
	];
	const sessions = new Map(
		(await readSessions.run({ idSessions }, cx)).map((ligne) => [
			ligne.idSession,
			sessionDite(ligne, centre),
		]),
	);
	const nouvelles = idSessions.filter(
		(id) =>
			!isConfirmed(etats.get(id)?.ligne) || confirmees.some(({ idSession }) => idSession === id),
	);
	await recordDecisions(cx, centre.acteur, [
		...nouvelles.map((idSession) => ({
			verbe: 'CONFIRMER',
			idSession,
			idInscription: null,
			...say(confirmees.filter((c) => c.idSession === idSession).length),
		})),
		...confirmees.map(({ idSession, idInscription }) => ({
			verbe: 'CONFIRMER',
			idSession,
			idInscription,
			regle: 'session-confirmee',
			message: 'La session est confirmée : inscription confirmée.',
			faits: { statutAvant: 'INSCRIT' },
		})),
	]);
	if (evenements)
		await writeEvenements(
			cx,
			nouvelles.map((idSession) => ({ action: 'SESSION_CONFIRMEE', idSession, donnees: {} })),
		);
	for (const poste of ouverts) {
		const { idSession } = poste.demande;
		const session = sessions.get(idSession) as SessionDite;
		const inscriptions = lues
			.filter((i) => i.idSession === idSession)
			.sort((a, b) => a.idInscription - b.idInscription);
		const dejaConfirmee = !nouvelles.includes(idSession);
		poste.issue = accept({
			session,
			inscriptions,
			dejaConfirmee,
			decision: dejaConfirmee
				? deja
				: say(confirmees.filter((c) => c.idSession === idSession).length),
		});
	}
	return issues(postes);
}

const isConfirmed = (ligne?: { statutSession: string; statutValidation: string }) =>
	ligne?.statutSession === 'CONFIRMEE' && ligne.statutValidation === 'VALIDEE';

const deja: DecisionDite = {
	regle: 'deja-confirmee',
	message: "La session était déjà confirmée : rien n'a changé.",
	faits: {},
};

const say = (n: number): DecisionDite => ({
	regle: 'session-confirmee',
	message: `La session est confirmée, et ${n} inscription(s) avec elle. Aucun rang ne change.`,
	faits: { confirmees: n },
});
