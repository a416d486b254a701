import {
	readEtat,
	receiveEvenements,
	type IReceiveEvenementsResult,
} from '../../database/generated/evenements';
import { grouped } from '../batch/grouped';
import type { Base } from '../centre/base';
import type { Centre } from '../centre/centre';
import { isUnavailable } from '../errors/isUnavailable';
import { parseBody, tooLarge } from '../errors/parseBody';
import { Refusal, type Fault } from '../errors/refusal';
import { toFaults } from '../errors/validate';
import { readEventBody } from './readBody';
import { seal } from './secret';

/** Most bytes of a body: eight actions of a few fields each need no more. */
export const EVENT_MAX_SIZE = 64 * 1024;

export interface Receiving {
	idEvenement: number;
	/** Good once: whoever hands it in works on the event. */
	jeton: string;
}

/** The answer to the CRM, and the event to work on when it is a new one (contract, section 4). */
export interface Receipt {
	statut: 200 | 202 | 400 | 404;
	corps: Record<string, unknown>;
	prise?: Receiving;
	/** What the event is, where it could be read. */
	action?: string;
}

const refused = (statut: 400 | 404, faults: Fault[]): Receipt => ({
	statut,
	corps: { status: 'rejected', errors: faults },
});

/** A body that is larger than any event. */
export const eventTooLarge = (): Receipt => refused(400, tooLarge(EVENT_MAX_SIZE).faults);

/**
 * The JSON of a request's body; undefined: it could not be read to its end. Its faults are the
 * body's own: they are told in the contract's shape.
 */
export function parseEventBody(
	bytes: Buffer | undefined,
	contentType: string | undefined,
): { ok: true; value: unknown } | { ok: false; receipt: Receipt } {
	try {
		return { ok: true, value: parseBody(bytes, contentType, EVENT_MAX_SIZE) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { ok: false, receipt: refused(400, error.faults) };
	}
}

/**
 * Takes an event of the CRM: validates it, and writes it durably unless (action, correlationId) is known.
 * `bail` (seconds): how long the caller has before the event counts as left behind.
 * @throws Refusal CLE_SECRETS_ABSENTE when a password can't be kept encrypted; whatever the database throws
 */
export async function receive(
	centre: Centre,
	body: unknown,
	options: { bail: number; cleSecrets?: string },
): Promise<Receipt> {
	const read = readEventBody(body);
	if (!read.success) return refused(400, toFaults(read.error));
	const { action, correlationId, idSession, donnees, compte } = read.data;
	const secret = compte ? seal(compte, options.cleSecrets, `${action}:${correlationId}`) : null;
	const { idEleve, idCandidat, idInscription } = donnees;

	const written = await write(centre.base, {
		action,
		correlationId,
		idSession,
		idEleve,
		idCandidat,
		idInscription,
		donnees: JSON.stringify(donnees),
		secret,
		bail: options.bail,
	});
	if (written.idEvenement && written.jeton)
		return {
			statut: 202,
			corps: { status: 'accepted', correlationId },
			action,
			prise: { idEvenement: written.idEvenement, jeton: written.jeton },
		};
	const unknownOnes = unknownOf(written, { idSession, idEleve, idCandidat, idInscription });
	if (!written.etat && unknownOnes.length > 0) return refused(404, unknownOnes);
	const state = written.etat ?? (await stateOf(centre.base, action, correlationId));
	return { statut: 200, corps: { status: 'duplicate', correlationId, state }, action };
}

/** Of an event that another sender wrote within our statement: only a new one sees its row. */
async function stateOf(base: Base, action: string, correlationId: string) {
	return await base.withConnection(async (cx) => {
		const [known] = await readEtat.run({ action, correlationId }, cx);
		return known?.etat;
	});
}

/** An event as it is to be written. */
interface ToReceive {
	action: string;
	correlationId: string;
	idSession: number | null;
	idEleve?: number;
	idCandidat?: number;
	idInscription?: number;
	donnees: string;
	secret: string | null;
	bail: number;
}

type Written = IReceiveEvenementsResult;

const DEADLOCK = '40P01';

const inboxes = new WeakMap<Base, (event: ToReceive) => Promise<Written | Promise<Written>>>();

/** Events that come while others are being written share a statement and its commit. */
async function write(base: Base, event: ToReceive): Promise<Written> {
	const known = inboxes.get(base);
	const inbox = known ?? grouped(async (events: ToReceive[]) => await writeAll(base, events));
	if (!known) inboxes.set(base, inbox);
	return await inbox(event);
}

/**
 * One that the database refuses in words of its own is written without the others, and they without it; so is each
 * where another process writes the same ones in another order, and the database ends what would wait forever.
 */
async function writeAll(
	base: Base,
	events: ToReceive[],
): Promise<Array<Written | Promise<Written>>> {
	try {
		return await writeTogether(base, events);
	} catch (error) {
		const { code } = error as { code?: string };
		if (events.length === 1 || (isUnavailable(error) && code !== DEADLOCK)) throw error;
		return events.map(async (event) => (await writeTogether(base, [event]))[0]);
	}
}

async function writeTogether(base: Base, events: ToReceive[]): Promise<Written[]> {
	const column = <K extends keyof ToReceive>(name: K) => events.map((event) => event[name] ?? null);
	const columns = {
		actions: column('action'),
		correlationIds: column('correlationId'),
		idSessions: column('idSession'),
		idEleves: column('idEleve'),
		idCandidats: column('idCandidat'),
		idInscriptions: column('idInscription'),
		donnees: column('donnees'),
		secrets: column('secret'),
		bails: column('bail'),
	};
	return await base.withConnection(async (cx) => await receiveEvenements.run(columns, cx));
}

type Unknown = {
	sessionInconnue: boolean;
	eleveInconnu: boolean;
	candidatInconnu: boolean;
	inscriptionInconnue: boolean;
};

function unknownOf(
	unknownOnes: Unknown,
	ids: { idSession: number | null; idEleve?: number; idCandidat?: number; idInscription?: number },
): Fault[] {
	return [
		...(unknownOnes.sessionInconnue
			? [
					{
						path: 'sessionId',
						message: `la session ${ids.idSession} n'existe pas`,
						code: 'SESSION_INCONNUE',
					},
				]
			: []),
		...(unknownOnes.eleveInconnu
			? [
					{
						path: 'data.eleveId',
						message: `l'élève ${ids.idEleve} n'existe pas`,
						code: 'ELEVE_INCONNU',
					},
				]
			: []),
		...(unknownOnes.candidatInconnu
			? [
					{
						path: 'data.candidatId',
						message: `le candidat ${ids.idCandidat} n'existe pas`,
						code: 'CANDIDAT_INCONNU',
					},
				]
			: []),
		...(unknownOnes.inscriptionInconnue
			? [
					{
						path: 'data.inscriptionId',
						message: `l'inscription ${ids.idInscription} n'existe pas dans cette session`,
						code: 'INSCRIPTION_INCONNUE',
					},
				]
			: []),
	];
}
