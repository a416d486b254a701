import { z } from 'zod';

import { french } from '../errors/validate';
import { actions, type Action } from '../outbox/actions';

/** PostgreSQL refuses NUL in text, and no name or number of the CRM has control characters. */
const uncontrolled = (text: string) => !/[\p{Cc}\p{Cs}]/u.test(text.replace(/[\t\r\n]/g, ''));

const texte = (max: number) =>
	z
		.string()
		.max(max, `au plus ${max} caractères`)
		.refine((text) => text.trim() !== '', 'obligatoire : un texte est attendu')
		.refine(uncontrolled, 'caractères de contrôle interdits');

const key = z
	.number()
	.int('un numéro entier est attendu')
	.positive('un numéro positif est attendu')
	.max(2_147_483_647, 'ce numéro est trop grand');

const adresse = texte(2_000).refine(
	(text) => /^https?:\/\/[^\s<>"']+$/i.test(text) && URL.canParse(text),
	'une adresse http(s) est attendue',
);

/** The person an event speaks of. The CRM's own spellings are taken beside the contract's. */
const personne = {
	eleveId: key.nullish(),
	elevId: key.nullish(),
	idEleve: key.nullish(),
	candidatId: key.nullish(),
	idCandidat: key.nullish(),
	inscriptionId: key.nullish(),
	idInscription: key.nullish(),
};

/** The keys of the person in an event's data, received or written by our own changes. */
export const subjectShape = z.object(personne).transform((data) => ({
	idEleve: data.eleveId ?? data.elevId ?? data.idEleve ?? undefined,
	idCandidat: data.candidatId ?? data.idCandidat ?? undefined,
	idInscription: data.inscriptionId ?? data.idInscription ?? undefined,
}));

const somebody = subjectShape.superRefine(({ idEleve, idCandidat, idInscription }, ctx) => {
	if (!idEleve && !idCandidat && !idInscription)
		ctx.addIssue({
			code: 'custom',
			path: ['eleveId'],
			message: 'obligatoire : eleveId, candidatId ou inscriptionId est attendu',
		});
});

/** A convocation is sent once for the same séances, unless it is asked for again. */
const inscrit = somebody.and(
	z
		.object({ renvoyer: z.boolean().nullish() })
		.transform(({ renvoyer }) => (renvoyer ? { renvoyer: true } : {})),
);

/** A form that was left empty is no reason, and no fault either. */
const given = (value: unknown) =>
	typeof value === 'string' && value.trim() === '' ? undefined : value;

const reason = z
	.object({ motif: z.preprocess(given, texte(500).nullish()) })
	.transform((data) => (data.motif ? { motif: data.motif } : {}));

const compte = z.object({
	candidatId: key,
	eleveId: key,
	login: texte(200),
	motDePasse: z
		.string()
		.min(1, 'obligatoire : un texte est attendu')
		.max(200, 'au plus 200 caractères')
		.refine(uncontrolled, 'caractères de contrôle interdits'),
	urlConnexion: adresse,
});

/** What each action takes in `data`; anything else there is not kept. */
const donnees = {
	SESSION_CREATED: reason,
	ELEVE_INSCRIT: inscrit,
	PLACE_LIBEREE: subjectShape.and(reason),
	PROMOTION_ATTENTE: somebody,
	SESSION_CONFIRMEE: reason,
	SESSION_ANNULEE: reason,
	RAPPEL_SESSION: reason,
	ELEVE_CONVERTI: compte,
	ELEVE_DESISTE: somebody.and(reason),
	MISE_EN_ATTENTE: somebody,
	SESSION_DEPLACEE: reason,
} as const satisfies Record<Action, z.ZodTypeAny>;

export interface EventBody {
	action: Action;
	correlationId: string;
	idSession: number | null;
	/** What is kept of `data`: keys of people, a reason. */
	donnees: {
		idEleve?: number;
		idCandidat?: number;
		idInscription?: number;
		motif?: string;
		renvoyer?: boolean;
	};
	/** Login and password of ELEVE_CONVERTI: kept apart, never in `donnees`. */
	compte?: Account;
}

export interface Account {
	login: string;
	motDePasse: string;
	urlConnexion: string;
}

const nu = {
	required_error: 'obligatoire : un objet est attendu',
	invalid_type_error: 'un objet est attendu',
};

const wrapping = z.object({ action: z.enum(actions), correlationId: texte(200) }, nu);

/**
 * Reads the body of POST /webhook/session-action (contract, section 4): every fault of the envelope
 * and of `data` at once. The parts are read side by side, as zod would stop at the envelope's
 * faults.
 */
export function readEventBody(
	body: unknown,
): { success: true; data: EventBody } | { success: false; error: z.ZodError } {
	const envelope = wrapping.safeParse(body, { errorMap: french });
	const subject = (
		typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}
	) as Record<string, unknown>;
	const issues: z.ZodIssue[] = envelope.success ? [] : [...envelope.error.issues];
	if (!envelope.success && issues.some(({ path }) => path.length === 0))
		return { success: false, error: envelope.error };
	const action = actions.find((name) => name === subject.action);

	const session = (action === 'ELEVE_CONVERTI' ? key.nullish() : key).safeParse(subject.sessionId, {
		errorMap: french,
	});
	if (!session.success)
		issues.push(...session.error.issues.map((issue) => ({ ...issue, path: ['sessionId'] })));
	const data = action
		? donnees[action].safeParse(subject.data ?? {}, { errorMap: french })
		: z.record(z.unknown(), nu).nullish().safeParse(subject.data, { errorMap: french });
	if (!data.success)
		issues.push(...data.error.issues.map((issue) => ({ ...issue, path: ['data', ...issue.path] })));

	if (issues.length > 0 || !envelope.success || !session.success || !data.success || !action)
		return { success: false, error: new z.ZodError(issues) };
	const base = {
		action,
		correlationId: envelope.data.correlationId,
		idSession: session.data ?? null,
	};
	if (action !== 'ELEVE_CONVERTI')
		return { success: true, data: { ...base, donnees: data.data as EventBody['donnees'] } };
	const { candidatId, eleveId, login, motDePasse, urlConnexion } = data.data as z.output<
		typeof compte
	>;
	return {
		success: true,
		data: {
			...base,
			donnees: { idEleve: eleveId, idCandidat: candidatId },
			compte: { login, motDePasse, urlConnexion },
		},
	};
}
