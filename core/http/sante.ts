import { health } from '../verification/health';
import { readEndpoint } from './endpoint';

/** GET /crm/sante (contract, section 15): 200, or 503 where somebody has to act now. */
export const sante = readEndpoint([], async (centre) => await health(centre), {
	statusOf: ({ statut }) => (statut === 'PANNE' ? 503 : 200),
});
