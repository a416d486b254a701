import { DateTime } from 'luxon';
import { z } from 'zod';

import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { entier, identifiant, jour, named, orderFault } from '../time/fields';
import { dayOf, parseInstant } from '../time/instant';

const bound = z.string().trim().min(1).optional();

const perte = z.object({
	type: z.enum(['FORMATEUR', 'SALLE', 'JOUR']),
	/** The trainer. */
	id: identifiant.optional(),
	/** Code, name or number of the room. */
	code: named.nullish(),
	/** A whole day 'YYYY-MM-DD', instead of the two below. */
	date: jour.optional(),
	/** Instants, or days: a day as an end is included. A lost day takes days only. */
	dateDebut: bound,
	dateFin: bound,
	motif: z.string().trim().min(1).max(200).nullish(),
});

const schema = z.object({
	pertes: z.array(perte).min(1, 'au moins une perte est attendue').max(50),
	/** Other sessions that may give way too. */
	sessions: z.array(identifiant).max(200).default([]),
	/** Days past its former end that a session may last longer. */
	delaiJours: entier(0, 366).default(28),
	/** Writes the loss where planning looks for it: absence, closure, or a booking of the room. */
	enregistrer: z.boolean().default(true),
	previsualiser: z.boolean().default(true),
});

/** What is lost (a trainer, a room, or days) and how it may be repaired. */
export type RepairSessionRequest = z.input<typeof schema>;

/** A loss from its first to its last instant; `jours` for days that are lost. */
interface ReadLoss {
	type: 'FORMATEUR' | 'SALLE' | 'JOUR';
	idFormateur?: number;
	salle?: string;
	debut: Date;
	fin: Date;
	jours: { debut: string; fin: string };
	motif: string;
}

export interface ReadRepair extends Omit<z.output<typeof schema>, 'pertes'> {
	pertes: ReadLoss[];
}

const MOTIFS = { FORMATEUR: 'formateur absent', SALLE: 'salle fermée', JOUR: 'journée perdue' };

/**
 * Reads a request of repair; every loss with its period. @throws Refusal with every field that is
 * none of its kind; where all are, with the first loss whose fields make no sense together
 */
export function readLosses(input: unknown, fuseau: string): ReadRepair {
	const { pertes, ...reste } = validate(schema, input);
	return { ...reste, pertes: pertes.map((one, i) => readLoss(one, `pertes[${i}]`, fuseau)) };
}

function readLoss(
	{ type, id, code, date, dateDebut, dateFin, motif }: z.output<typeof perte>,
	path: string,
	fuseau: string,
): ReadLoss {
	if (type === 'FORMATEUR' && id === undefined)
		throw refuse(
			'CHAMP_INVALIDE',
			`${path}.id`,
			'obligatoire : le numéro du formateur est attendu',
		);
	if (type === 'SALLE' && !code)
		throw refuse('CHAMP_INVALIDE', `${path}.code`, 'obligatoire : le code de la salle est attendu');
	const de = date ?? dateDebut;
	const a = date ?? dateFin ?? dateDebut;
	const debut = de === undefined ? undefined : parseInstant(de, fuseau);
	const readEnd = a === undefined ? undefined : parseInstant(a, fuseau);
	if (!debut)
		throw refuse(
			'CHAMP_INVALIDE',
			`${path}.dateDebut`,
			'une date est attendue, par exemple 2026-06-03 ou 2026-06-03T08:00',
		);
	if (!readEnd)
		throw refuse(
			'CHAMP_INVALIDE',
			`${path}.dateFin`,
			'une date est attendue, par exemple 2026-06-05 ou 2026-06-05T18:00',
		);
	if (type === 'JOUR' && ![de, a].every(isDay))
		throw refuse(
			'CHAMP_INVALIDE',
			`${path}.date`,
			'un jour est attendu (AAAA-MM-JJ) : un jour est perdu en entier',
		);
	// A day given as the end is part of the loss.
	const fin = isDay(a)
		? DateTime.fromJSDate(readEnd, { zone: fuseau }).plus({ days: 1 }).toJSDate()
		: readEnd;
	if (fin <= debut)
		throw refuse(
			orderFault(path, debut, fin, fuseau)[0]?.code ?? 'CHAMP_INVALIDE',
			`${path}.dateFin`,
			'la fin précède le début',
		);
	return {
		type,
		debut,
		fin,
		motif: motif ?? MOTIFS[type],
		...(type === 'FORMATEUR' ? { idFormateur: id } : {}),
		...(type === 'SALLE' ? { salle: code as string } : {}),
		jours: { debut: dayOf(debut, fuseau), fin: dayOf(new Date(fin.getTime() - 1), fuseau) },
	};
}

const isDay = (text: string | undefined) => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
