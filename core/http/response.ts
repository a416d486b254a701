import { breakdownOf, causeOf } from '../errors/breakdown';
import { isLost } from '../errors/isLost';
import { isUnavailable } from '../errors/isUnavailable';
import { Refusal } from '../errors/refusal';
import { statusOfFaults } from './statusOf';

/** An answer as the workflow sends it. */
export interface HttpResponse {
	statut: number;
	corps: Record<string, unknown>;
	/** True when a change was written that events may tell of: they need not wait for the sweeper. */
	written: boolean;
	/** What went wrong on our side, for the log: never sent. */
	panne?: string;
}

/** A refusal in the contract's one shape; anything else is our fault, told without its inner words. */
export function toRefusal(error: unknown): HttpResponse {
	if (error instanceof Refusal) {
		return {
			statut: statusOfFaults(error.faults),
			corps: { status: 'rejected', errors: error.faults, ...error.details },
			written: false,
		};
	}
	const panne = causeOf(error);
	const passes = isUnavailable(error);
	const lasting = passes ? undefined : breakdownOf(error);
	// It stays until somebody mends it: whoever asks is told what, as trying again is of no use.
	if (lasting)
		return { statut: 500, corps: { status: 'rejected', errors: [lasting] }, written: false, panne };
	const outcome = isLost(error)
		? 'on ne sait pas si la demande a été faite : vérifier, ou la répéter avec la même clé (Idempotency-Key)'
		: 'rien n’a été changé';
	const fault = passes
		? {
				path: '',
				message: `le service est momentanément indisponible : réessayer dans un instant ; ${outcome}`,
				code: 'INDISPONIBLE',
			}
		: { path: '', message: 'erreur interne : rien n’a été changé', code: 'ERREUR_TECHNIQUE' };
	return {
		statut: passes ? 503 : 500,
		corps: { status: 'rejected', errors: [fault] },
		written: false,
		panne,
	};
}
