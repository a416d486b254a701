import type { RequestedSlot } from './types';

/** A stretch of time that nobody is asked to teach: what is looked at where only rooms matter. */
export const slotOf = (
	debut: Date,
	fin: Date,
	{ salle = null, path = '' }: { salle?: string | null; path?: string } = {},
): RequestedSlot => ({
	path,
	debut,
	fin,
	salle,
	roomPath: 'salle',
	formateurId: null,
	trainerPath: '',
	matiere: null,
});
