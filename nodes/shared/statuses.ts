import type { INodePropertyOptions } from 'n8n-workflow';

/** The statuses of a session, as the nodes' lists show them. */
export const sessionStatuses: INodePropertyOptions[] = [
	['Cancelled', 'ANNULEE'],
	['Confirmed', 'CONFIRMEE'],
	['Over', 'TERMINEE'],
	['Planned', 'PLANIFIEE'],
	['Running', 'EN_COURS'],
].map(([name, value]) => ({ name, value }));
