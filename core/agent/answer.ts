import type { Centre } from '../centre/centre';
import { shownWords, type Confirmation } from '../confirmation/confirm';
import { TOKEN_MINUTES } from '../confirmation/token';
import { Refusal } from '../errors/refusal';

/**
 * What a tool of the agent is given: the centre with the actor in it (never from the model), and
 * the key that signs confirmations.
 */
export interface ToolContext {
	centre: Centre;
	cleSecrets?: string;
}

/** What a tool answers: one small flat item. `nextAction` tells the agent what to do with it. */
export interface ToolAnswer {
	status: 'ok' | 'a_confirmer' | 'fait' | 'ambigu' | 'introuvable' | 'refuse' | 'invalide';
	message: string;
	nextAction: string;
	[given: string]: unknown;
}

const NOTHING_TO_DO = 'Répondre à la personne avec ces informations.';

export const ok = (
	message: string,
	donnees: Record<string, unknown> = {},
	nextAction = NOTHING_TO_DO,
): ToolAnswer => ({ status: 'ok', message, nextAction, ...donnees });

const suites: Record<string, string> = {
	SESSION_COMPLETE:
		"La session n'a plus de place : proposer la liste d'attente (preview_enrol) ou une autre session (find_sessions).",
	SESSION_COMMENCEE: 'La session a commencé : proposer une session à venir (find_sessions).',
	SESSION_ANNULEE: 'La session est annulée : proposer une autre session (find_sessions).',
	SESSION_TERMINEE: 'La session est terminée : proposer une session à venir (find_sessions).',
	FILE_VIDE: "Dire que personne n'attend pour cette session.",
	PLAN_IMPOSSIBLE:
		"Dire ce qui bloque et proposer l'un des assouplissements, puis rappeler plan_sessions avec lui.",
	PLAN_NON_TROUVE:
		"Dire qu'aucun plan n'a été trouvé à temps, sans dire que c'est impossible, et proposer de réessayer.",
	SALLE_OCCUPEE: 'Chercher un autre créneau ou une autre salle avec free_slots.',
	FORMATEUR_OCCUPE: 'Proposer un autre formateur, ou un autre créneau.',
	CLE_SECRETS_ABSENTE: "Ne pas réessayer : l'administration doit renseigner la clé dans n8n.",
};

/** A refusal in words that an agent can act on. */
export function fromRefusal({ faults: faults, details }: Refusal): ToolAnswer {
	const message = faults
		.map(({ path, message: dit }) => (path && !dit.startsWith('«') ? `${path} : ${dit}` : dit))
		.join(' ; ');
	const { code } = faults[0];
	const fields = faults
		.map(({ path }) => path)
		.filter(Boolean)
		.join(', ');
	if (code === 'AMBIGU')
		return {
			status: 'ambigu',
			code,
			message,
			nextAction:
				"Demander à la personne ce qu'elle veut dire, sans choisir à sa place, puis rappeler " +
				`l'outil avec la valeur entre guillemets après la flèche (champ : ${fields}).`,
			...details,
		};
	if (code === 'INTROUVABLE')
		return {
			status: 'introuvable',
			code,
			message,
			nextAction: `Ne rien deviner : faire préciser ${fields} à la personne, puis rappeler l'outil.`,
			...details,
		};
	if (code.startsWith('CHAMP_'))
		return {
			status: 'invalide',
			code,
			message,
			nextAction: `Corriger ${fields} et rappeler l'outil ; demander à la personne ce qui manque.`,
		};
	return {
		status: 'refuse',
		code,
		message: `${message}. Rien n'a été changé.`.replace(/\.\.+/, '.'),
		nextAction:
			suites[code] ??
			"Expliquer ce refus à la personne ; ne pas rappeler l'outil avec la même demande.",
		...details,
	};
}

/**
 * Runs a tool: a refusal is an answer, not an error. Every text of it is one line: what people
 * wrote into names can't look like a part of its own.
 */
export async function answer(job: () => Promise<ToolAnswer>): Promise<ToolAnswer> {
	try {
		return oneLine(await job());
	} catch (error) {
		if (error instanceof Refusal) return oneLine(fromRefusal(error));
		throw error;
	}
}

const oneLine = (reponse: ToolAnswer) =>
	JSON.parse(
		JSON.stringify(reponse, (_, value: unknown) =>
			typeof value === 'string' ? value.replace(/[\p{C}\s]+/gu, ' ') : value,
		),
	) as ToolAnswer;

const reasons = {
	apercu: '',
	invalide:
		"Rien n'a été fait : ce jeton n'est pas celui d'un aperçu de cette demande. Nouvel aperçu. ",
	mots: "Rien n'a été fait : l'aperçu recopié n'est pas celui que ce jeton accompagnait. Nouvel aperçu. ",
	expire: `Rien n'a été fait : l'aperçu a plus de ${TOKEN_MINUTES} minutes. Nouvel aperçu. `,
	change: "Rien n'a été fait : la situation a changé depuis l'aperçu",
} as const;

/** A preview, a commit or its repetition as the agent is told of it. */
export function fromConfirmation<T extends Record<string, unknown>>(
	verbe: string,
	confirmation: Confirmation<T>,
): ToolAnswer {
	const { effectOf } = confirmation;
	const { faits } = effectOf;
	const donnees = { ...effectOf.valeur, ...faits };
	if (confirmation.etat === 'rien')
		return ok(
			effectOf.message,
			donnees,
			"Il n'y a rien à faire ni à confirmer : le dire à la personne.",
		);
	if (confirmation.etat === 'fait') {
		const message = confirmation.replayed
			? `Déjà fait par cette confirmation, rien n'a été refait. ${effectOf.message}`
			: `C'est fait. ${effectOf.message}`;
		return {
			status: 'fait',
			message: `${message} Courriels : ${faits.courriels}.`,
			nextAction: 'Dire à la personne ce qui a été fait. Ne pas rappeler cet outil.',
			...donnees,
		};
	}
	const { motif, change, jeton } = confirmation;
	const differences = change.map((nom) => `${nom} : ${faits[nom] || 'rien'}`).join(' ; ');
	const what = differences ? ` (${differences})` : '';
	const before = motif === 'change' ? `${reasons.change}${what}. Nouvel aperçu. ` : reasons[motif];
	return {
		status: 'a_confirmer',
		message: `${before}Rien n'est encore changé. ${effectOf.message} Courriels qui partiraient : ${faits.courriels}.`,
		nextAction:
			'Montrer cet aperçu à la personne et attendre son accord ; ensuite seulement, rappeler « ' +
			`${verbe} » avec les mêmes champs, jeton="${jeton}" et, si l'outil le demande, apercu recopié tel quel.`,
		jeton,
		apercu: shownWords(effectOf.message),
		...donnees,
	};
}
