import { listNomsSalles } from '../../../../database/generated/pages';
import type { Executor } from '../../../../database/sql';
import type { Centre } from '../../../centre/centre';
import { Refusal, type Fault } from '../../../errors/refusal';
import type { Conflict } from '../../../salles/types';
import { slotInWords } from '../../../time/french';

/** What keeps a room from being closed, as `recordLosses` refuses it. */
type Held = Pick<Conflict, 'dateDebut' | 'dateFin' | 'avec'> & { salle: string };

/**
 * Records a loss; why it can't be is told by names and French dates, with what can be done about it
 * on the pages: the use case's own words also name what only a node can do. @throws Refusal
 */
export async function lossRefused<T>(
	cx: Executor,
	centre: Centre,
	type: 'FORMATEUR' | 'SALLE' | 'JOUR',
	job: () => Promise<T>,
): Promise<T> {
	try {
		return await job();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { faults, details } = error;
		const held = heldOf(error);
		if (held) throw new Refusal(await heldInWords(cx, centre, held), details);
		throw new Refusal(
			faults.map((fault) =>
				fault.code === 'REPARATION_IMPOSSIBLE' ? withMend(fault, type) : fault,
			),
			details,
		);
	}
}

/** What holds the room, of a refusal that is about a closure. */
const heldOf = ({ faults, details: { conflits } }: Refusal): Held[] | undefined =>
	Array.isArray(conflits) &&
	faults.every(({ path, code }) => path.startsWith('pertes[') && code === 'SALLE_OCCUPEE')
		? (conflits as Held[])
		: undefined;

async function heldInWords(cx: Executor, { fuseau }: Centre, held: Held[]): Promise<Fault[]> {
	const rooms = await listNomsSalles.run({ codes: held.map(({ salle }) => salle) }, cx);
	const nameOf = new Map(rooms.map(({ code, nom }) => [code, nom]));
	return held.map((one) => ({
		path: 'salle',
		code: 'SALLE_OCCUPEE',
		message: inWords(one, nameOf.get(one.salle) ?? one.salle, fuseau),
	}));
}

function inWords({ dateDebut, dateFin, avec }: Held, salle: string, fuseau: string): string {
	const when = slotInWords(new Date(dateDebut), new Date(dateFin), fuseau);
	if (avec.idSession !== undefined)
		return (
			`${salle} accueille ${when} une séance de la session ${avec.idSession}, qui a commencé : ` +
			'fermez la salle à partir du lendemain.'
		);
	const motif = avec.motif ? ` (${avec.motif})` : '';
	return (
		`${salle} est réservée ${when}${motif} : libérez cette réservation dans la semaine ` +
		'(« Libérer… »), puis fermez la salle.'
	);
}

const withMend = (fault: Fault, type: 'FORMATEUR' | 'SALLE' | 'JOUR'): Fault => ({
	...fault,
	message:
		`${fault.message} : déplacez-la d’abord sur la page de sa session` +
		(type === 'SALLE' ? '.' : ', ou choisissez « Les laisser, avec une alerte ».'),
});
