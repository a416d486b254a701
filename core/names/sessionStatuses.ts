/** What people read where the CRM has a code: a session's status in words. */
export const sessionStatuses: Record<string, string> = {
	PLANIFIEE: 'Planifiée',
	CONFIRMEE: 'Confirmée',
	EN_COURS: 'En cours',
	TERMINEE: 'Terminée',
	ANNULEE: 'Annulée',
};
