import { insertCourriers } from '../../database/generated/courriers';
import type { Executor } from '../../database/sql';

/** Notices to the admin that belong to no event. */
const NOTICES = ['ALERTE', 'ANOMALIE', 'SANTE'] as const;

type Notice = (typeof NOTICES)[number];

/** Whom a mail is for. */
export type Role = 'FORMATEUR' | 'ELEVE' | 'PROMU' | 'COMPTE' | 'ADMIN' | Notice;

export const isNotice = (role: Role): role is Notice => NOTICES.some((one) => one === role);

export interface OwedCourrier {
	idEvenement: number | null;
	/** Same key, same mail: it is owed once. */
	cle: string;
	role: Role;
	/**
	 * The state that this mail tells of an inscription, and which one: what that was told of another
	 * state may be told again. A place is `convocation`, whichever mail says it.
	 */
	dit?: `${'convocation' | 'desistement' | 'attente' | 'annulation'}:${number}`;
	idEleve?: number | null;
	idCandidat?: number | null;
	idFormateur?: number | null;
	prenom?: string;
	nom?: string;
	/**
	 * Empty: nobody to write to, which is reported. The admin's address is a setting and read when
	 * the mail is sent.
	 */
	email?: string | null;
	/** What this mail says beyond its session. */
	contexte?: Record<string, unknown>;
}

export const toAdmin = (role: Role): boolean => role === 'ADMIN' || isNotice(role);

/**
 * Writes mails that are owed, in the transaction of their reason and in one statement. One that was
 * owed under its key before is not owed again, unless nobody got it.
 * @returns the keys of those that were not owed or sent before
 */
export async function oweCourriers(cx: Executor, courriers: OwedCourrier[]): Promise<Set<string>> {
	if (courriers.length === 0) return new Set();
	const numbers = (values: Array<number | null | undefined>) =>
		values.map((value) => value ?? null);
	const owed = await insertCourriers.run(
		{
			idEvenements: numbers(courriers.map((c) => c.idEvenement)),
			cles: courriers.map((c) => c.cle),
			roles: courriers.map((c) => c.role),
			idEleves: numbers(courriers.map((c) => c.idEleve)),
			idCandidats: numbers(courriers.map((c) => c.idCandidat)),
			idFormateurs: numbers(courriers.map((c) => c.idFormateur)),
			prenoms: courriers.map((c) => c.prenom ?? ''),
			noms: courriers.map((c) => c.nom ?? ''),
			emails: courriers.map((c) => c.email?.trim() || null),
			contextes: courriers.map((c) => JSON.stringify(c.contexte ?? {})),
			etats: courriers.map((c) =>
				toAdmin(c.role) || isAddress(c.email) ? 'A_ENVOYER' : 'SANS_ADRESSE',
			),
			dits: courriers.map((c) => c.dit ?? null),
		},
		cx,
	);
	return new Set(owed.map(({ cle }) => cle));
}

/** One address and nothing else: no list, no display name, no line break can pass. */
export function isAddress(email: string | null | undefined): email is string {
	return /^[^\s<>,;:"@()[\]\\\p{Cc}]+@[^\s<>,;:"@()[\]\\\p{Cc}]+$/u.test(email?.trim() ?? '');
}
