import { createHmac } from 'node:crypto';

import type { IReadCourriersOfResult } from '../../database/generated/courriers';
import type { Evenement } from './evenement';

/** The CRM's side of the return call, from its credential. */
export interface Crm {
	baseUrl: string;
	callbackPath: string;
	signingSecret: string;
	/** Whether it is called for the actions beyond the eight, too. */
	retoursEtendus?: boolean;
}

/** `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">` (contract, section 4). */
export function sign(body: string, secret: string, now = Date.now()): string {
	const t = Math.floor(now / 1000);
	return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

const whom = ({ role, prenom, nom, idEleve, idCandidat, idFormateur }: IReadCourriersOfResult) => ({
	role: role.toLowerCase(),
	...(idEleve ? { elevId: idEleve } : {}),
	...(idCandidat ? { candidatId: idCandidat } : {}),
	...(idFormateur ? { formateurId: idFormateur } : {}),
	...(prenom || nom ? { prenom, nom } : {}),
});

/**
 * The return call's body: what the event did, and who could not be written to. Written once, then
 * always sent as it is.
 */
export function toReturnCall(evenement: Evenement, courriers: IReadCourriersOfResult[]): string {
	const sansAdresse = courriers.filter(({ etat }) => etat === 'SANS_ADRESSE').map(whom);
	const sansObjet = courriers.filter(({ etat }) => etat === 'SANS_OBJET').length;
	const echecs = courriers
		.filter(({ etat }) => etat === 'ECHEC')
		.map((c) => ({ ...whom(c), error: c.erreur }));
	return JSON.stringify({
		type: 'session_action_done',
		correlationId: evenement.correlationId,
		action: evenement.action,
		response: evenement.reponse,
		data: {
			sessionId: evenement.idSession,
			...(evenement.reponse === 'failed' && evenement.donnees.idEleve
				? { elevId: evenement.donnees.idEleve }
				: {}),
			...(evenement.reponse === 'failed' && evenement.donnees.idCandidat
				? { candidatId: evenement.donnees.idCandidat }
				: {}),
			...evenement.effets.data,
			courriers: {
				envoyes: courriers.filter(({ etat }) => etat === 'ENVOYE').length,
				sansAdresse,
				echecs,
				...(sansObjet > 0 && { sansObjet }),
			},
			...(evenement.reponse === 'failed' ? { error: evenement.erreur } : {}),
		},
	});
}
