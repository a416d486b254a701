import { z } from 'zod';

import type { Executor } from '../../../database/sql';
import type { Centre } from '../../centre/centre';
import { confirm, type Confirmation, type PreviewedEffect } from '../../confirmation/confirm';
import { Refusal } from '../../errors/refusal';
import { validate } from '../../errors/validate';
import { endRace } from '../../batch/race';
import { recordDecisions } from '../../outbox/recordDecisions';
import { identifiant } from '../../time/fields';
import { confirmPage, resultPage, type PageVerb } from '../action';
import { attendance } from './attendance';
import { presences } from './deeds/attendance';
import { liberer, reserver } from './deeds/bookings';
import { lever } from './deeds/lever';
import { absence, fermeture, reparer } from './deeds/losses';
import { revoquer } from './deeds/links';
import { desister, inscrire, promouvoir } from './deeds/people';
import { annuler, capacite, confirmer, creer, deplacer } from './deeds/session';
import type { Deed, Told } from './deeds/types';
import { isPrepared, prepare } from './prepare';
import type { ReadPageRequest } from './readRequest';

const deeds: Record<PageVerb, Deed> = {
	inscrire,
	promouvoir,
	desister,
	reparer,
	confirmer,
	annuler,
	capacite,
	deplacer,
	creer,
	absence,
	fermeture,
	lever,
	reserver,
	liberer,
	revoquer,
	presences,
};

const verbs = Object.keys(deeds) as [PageVerb, ...PageVerb[]];
const schema = z.object({ verbe: z.enum(verbs), jeton: z.string().max(500).default('') });

interface Asked {
	verbe: PageVerb;
	/** Its own fields, read. */
	champs: Record<string, unknown>;
	/** The same as the form sends them on. */
	sent: Record<string, string>;
	jeton: string;
}

/** Fields of the form that are no part of what is asked. */
const ours = ['verbe', 'jeton', 'lien'];

/** A field that the page which asks has itself: nothing that it shows depends on it. */
const typedLater: Partial<Record<PageVerb, string>> = { desister: 'motif', liberer: 'motif' };

function readAsked({ champs }: ReadPageRequest): Asked {
	const { verbe, jeton } = validate(schema, champs);
	const read = validate(deeds[verbe].champs, champs) as Record<string, unknown>;
	const sent = Object.fromEntries(
		Object.entries(champs).filter(
			([name, value]) => !ours.includes(name) && name !== typedLater[verbe] && value !== '',
		),
	);
	return { verbe, jeton, champs: read, sent: { verbe, ...sent } };
}

/** Done and rolled back without the token; done, once, with the token of the same outcome. */
async function run(
	{ centre, cles }: ReadPageRequest,
	{ verbe, champs, sent }: Asked,
	jeton?: string,
): Promise<Confirmation<Told>> {
	const request = { verbe: `page/${verbe}`, demande: sent, jeton, cleSecrets: cles.cleFormulaires };
	return await endRace(() =>
		confirm(centre, request, (cx) => carryOut(cx, centre, { verbe, champs })),
	);
}

/** Carries a deed out and records, where its use case does not, who did it and the words that were read. */
async function carryOut(
	cx: Executor,
	centre: Centre,
	{ verbe, champs }: Pick<Asked, 'verbe' | 'champs'>,
): Promise<PreviewedEffect<Told>> {
	const { toRecord = [], ...done } = await deeds[verbe].carryOut(cx, centre, champs);
	await recordDecisions(cx, centre.actor, toRecord, ({ idSession, phrases }) => ({
		verbe: verbe.toUpperCase(),
		idSession,
		idInscription: null,
		regle: 'secretariat',
		message: `${done.valeur.titre} : ${phrases.join(' ; ')}`,
		faits: {},
	}));
	return done;
}

interface Answer {
	statut: number;
	contenu: string;
}

/** The answer to a posted form; `written`: there is something new to tell. */
export type DeedAnswer = Answer & { written: boolean };

/**
 * Asks before it is done: nothing is written. What the rules refuse is told on the form that asked,
 * as it was filled in. @throws Refusal for a trainer's form under a link of their own, which has a page of its own
 */
export async function confirmAct(request: ReadPageRequest): Promise<Answer> {
	try {
		const asked = readAsked(request);
		return { statut: 200, contenu: ask(request, asked, await run(request, asked)) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return await refused(request, error);
	}
}

/** The desk's form that asked, with what was wrong; undefined where the question is all there is. */
function formAgain(request: ReadPageRequest, fautes: string[]): Promise<string> | undefined {
	const { verbe } = request.champs;
	if (verbe === 'presences') return attendance(request, { fautes });
	return isPrepared(verbe) ? prepare(request, fautes) : undefined;
}

async function refused(request: ReadPageRequest, error: Refusal): Promise<Answer> {
	const { champs, contexte } = request;
	// What an own link asked is answered by its owner's page: the desk's forms name everybody.
	if (contexte.lien !== undefined) throw error;
	const messages = error.faults.map(({ message }) => message);
	const contenu = await formAgain(request, messages);
	if (contenu !== undefined) return { statut: 422, contenu };
	// A request that no page of ours makes has no sheet to go back to.
	if (!Object.hasOwn(deeds, champs.verbe ?? '') || error.faults[0].code.startsWith('CHAMP_'))
		throw error;
	const id = identifiant.safeParse(champs.id);
	const idSession = id.success ? id.data : null;
	return {
		statut: 409,
		contenu: resultPage(contexte, {
			ok: false,
			quoi: idSession === null ? '' : `Session ${idSession}`,
			idSession,
			titre: "Rien n'a été changé",
			phrases: messages,
		}),
	};
}

const reasons = {
	apercu: undefined,
	invalide: "Ce formulaire n'est plus valable. Rien n'a été changé : voici ce qui se passerait.",
	mots: undefined,
	expire: "Ce formulaire a plus d'une demi-heure. Rien n'a été changé : voici ce qui se passerait.",
	change:
		"La situation a changé depuis que cette page a été ouverte. Rien n'a été changé : voici ce qui se passerait maintenant.",
};

const NOTHING = 'C’est ainsi déjà.';

function ask(
	{ contexte, champs: filled }: ReadPageRequest,
	{ verbe, sent }: Asked,
	confirmation: Confirmation<Told>,
): string {
	const { message, faits } = confirmation.effectOf;
	const { own, ...told } = confirmation.effectOf.valeur;
	const alone = contexte.lien !== undefined;
	// Whoever acts under a link of their own is told nothing of others, nor who else gets a mail.
	const valeur = alone && own ? { ...told, ...own } : told;
	if (confirmation.etat !== 'a_confirmer') {
		const done = confirmation.etat === 'fait';
		const already = alone ? NOTHING : message;
		return resultPage(contexte, {
			...valeur,
			ok: done,
			titre: done ? valeur.titre : 'Rien à changer',
			phrases: done ? valeur.phrases : [already],
		});
	}
	return confirmPage(contexte, {
		...valeur,
		verbe,
		courriels: alone ? undefined : faits.courriels,
		avertissement: reasons[confirmation.motif],
		motif: filled[typedLater[verbe] ?? ''],
		champs: { ...sent, jeton: confirmation.jeton },
	});
}

/** Does what the form asks if it is as our own page showed it; says the decision in words. */
export async function act(request: ReadPageRequest): Promise<DeedAnswer> {
	try {
		const asked = readAsked(request);
		const confirmation = await run(request, asked, asked.jeton || 'sans');
		const done = confirmation.etat === 'fait';
		return {
			statut: confirmation.etat === 'a_confirmer' ? 409 : 200,
			written: done && !confirmation.replayed,
			contenu: ask(request, asked, confirmation),
		};
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { ...(await refused(request, error)), written: false };
	}
}
