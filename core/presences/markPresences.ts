import { z } from 'zod';

import { transaction } from '../../database/transaction';
import { lockSessionsOfPresences, writePresences } from '../../database/generated/presences';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { Refusal, refuse, type Fault } from '../errors/refusal';
import { validate } from '../errors/validate';
import { entier, identifiant } from '../time/fields';
import { slotInWords } from '../time/french';
import {
	presenceStatuses,
	readPresencesIn,
	type PresenceSeance,
	type SessionPresences,
} from './readPresences';
import { whose } from './whose';

const mark = z.object({
	/** The séance, by its booking. */
	idReservation: identifiant,
	/** Who: the inscription, or the élève or candidat. */
	idInscription: identifiant.optional(),
	idEleve: identifiant.optional(),
	idCandidat: identifiant.optional(),
	statut: z.enum(presenceStatuses, {
		errorMap: () => ({ message: `attendu ${presenceStatuses.join(', ')}` }),
	}),
	/** Of a RETARD alone: minutes, at least one. */
	minutes: entier(1, 1_440, 'un nombre entier de minutes est attendu').nullish(),
});

const given = (value: unknown) => (value === null || value === '' ? undefined : value);
/** One mark as it is asked for: an empty field is none. */
export const oneMark = z.preprocess(
	(raw) =>
		typeof raw === 'object' && raw !== null
			? Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, given(value)]))
			: raw,
	mark,
);

const schema = z.object({
	idSession: identifiant,
	presences: z.array(oneMark).min(1, 'au moins une présence est attendue').max(5_000),
});

export interface MarkRequest {
	idSession: number | string;
	presences: Array<z.input<typeof mark>>;
}

export interface MarkedPresences extends SessionPresences {
	/** How many marks are new or another than before. */
	changees: number;
}

/**
 * Marks who was there (contract, section 12), all or none: under the session's lock, once a person
 * and séance, each correction kept with who, when, from what to what. Nothing is marked of a séance
 * that is closed, cancelled or, but for an EXCUSE, to come; nor of whoever had no place then.
 * @throws Refusal with every fault: SESSION_INCONNUE, RESERVATION_INCONNUE, PERSONNE_INCONNUE,
 *   PRESENCE_SANS_PLACE, PRESENCES_CLOSES, SEANCE_A_VENIR, SEANCE_ANNULEE, CHAMP_INVALIDE
 */
export async function markPresences(
	centre: Centre,
	request: MarkRequest,
	now = new Date(),
): Promise<MarkedPresences> {
	return await transaction(centre.base, (cx) => markPresencesIn(cx, centre, request, now), {
		isolation: centre.isolation,
	});
}

/** The same inside the caller's transaction. */
export async function markPresencesIn(
	cx: Executor,
	centre: Centre,
	request: MarkRequest,
	now = new Date(),
): Promise<MarkedPresences> {
	const { idSession, presences } = validate(schema, request);
	await lockSessionsOfPresences.run({ idSessions: [idSession] }, cx);
	const [before] = await readPresencesIn(cx, centre, [idSession], now);
	if (!before)
		throw refuse('SESSION_INCONNUE', 'idSession', `la session ${idSession} n'existe pas`);

	const faults: Fault[] = [];
	const marks = presences.map((asked, i) => {
		const idInscription = whose(before, asked)?.idInscription;
		const found = faultOf(before, { ...asked, idInscription }, centre, now);
		if (found) faults.push({ ...found, path: `presences[${i}]${found.path && `.${found.path}`}` });
		return { ...asked, idInscription: idInscription ?? 0 };
	});
	const twice = marks.findIndex(
		(one, i) =>
			marks.findIndex(
				(other) =>
					other.idReservation === one.idReservation && other.idInscription === one.idInscription,
			) !== i,
	);
	if (faults.length === 0 && twice >= 0)
		faults.push({
			path: `presences[${twice}]`,
			message: 'cette personne est citée deux fois pour cette séance',
			code: 'CHAMP_INVALIDE',
		});
	if (faults.length > 0) throw new Refusal(faults);

	const changed = await writePresences.run(
		{
			par: centre.actor,
			idReservations: marks.map(({ idReservation }) => idReservation),
			idInscriptions: marks.map(({ idInscription }) => idInscription),
			statuts: marks.map(({ statut }) => statut),
			minutes: marks.map(({ minutes }) => minutes ?? null) as number[],
		},
		cx,
	);
	const [after] = await readPresencesIn(cx, centre, [idSession], now);
	return { ...after, changees: changed.length };
}

type Asked = z.output<typeof mark>;

function faultOf(
	{ session, seances, personnes }: SessionPresences,
	{ idReservation, idInscription, statut, minutes }: Asked,
	centre: Centre,
	now: Date,
): Fault | undefined {
	const seance = seances.find((one) => one.idReservation === idReservation);
	if (!seance)
		return {
			code: 'RESERVATION_INCONNUE',
			path: 'idReservation',
			message: `la réservation ${idReservation} n'est pas une séance de la session ${session.idSession}`,
		};
	const when = slotInWords(new Date(seance.dateDebut), new Date(seance.dateFin), centre.fuseau);
	if (!personnes.some((one) => one.idInscription === idInscription))
		return {
			code: 'PERSONNE_INCONNUE',
			path: 'idInscription',
			message: `cette personne n'a pas de place dans la session ${session.idSession}`,
		};
	if (seance.annulee)
		return {
			code: 'SEANCE_ANNULEE',
			path: '',
			message: `la séance du ${when} est annulée`,
		};
	if (seance.close)
		return {
			code: 'PRESENCES_CLOSES',
			path: '',
			message:
				`les présences du ${when} sont closes depuis plus de ` +
				`${centre.rules.centre.parametres.presences.clotureJours} jours`,
		};
	if (!seance.presences.some((one) => one.idInscription === idInscription))
		return {
			code: 'PRESENCE_SANS_PLACE',
			path: '',
			message: `cette personne n'avait pas de place le ${when}`,
		};
	return faultOfStatus(seance, statut, minutes ?? null, now, when);
}

function faultOfStatus(
	{ dateDebut, heures }: PresenceSeance,
	statut: Asked['statut'],
	minutes: number | null,
	now: Date,
	when: string,
): Fault | undefined {
	if (statut !== 'EXCUSE' && new Date(dateDebut) > now)
		return {
			code: 'SEANCE_A_VENIR',
			path: '',
			message: `la séance du ${when} n'a pas commencé : seul EXCUSE peut être noté d'avance`,
		};
	if ((statut === 'RETARD') !== (minutes !== null))
		return {
			code: 'CHAMP_INVALIDE',
			path: 'minutes',
			message: 'les minutes d’un RETARD sont attendues, et d’un RETARD seulement',
		};
	if (minutes !== null && minutes >= heures * 60)
		return {
			code: 'CHAMP_INVALIDE',
			path: 'minutes',
			message: `la séance dure ${heures * 60} minutes : noter ABSENT`,
		};
	return undefined;
}
