import {
	readDernieresDecisions,
	type IReadAnnoncesResult,
} from '../../database/generated/annonces';
import { readEvenements } from '../../database/generated/evenements';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { loadContext, type Seance, type SessionInWords } from '../evenements/context';
import { toEvenement, type Evenement } from '../evenements/evenement';
import { loadPersonnes } from '../evenements/loadPersonnes';
import { movesInWords, trainersLost, type MoveInWords } from '../evenements/movesInWords';
import type { ToldDecision } from '../inscriptions/types';
import type { Action } from '../outbox/actions';
import { toIso } from '../time/instant';

/** What a staff's workflow is told: an event with its session, person and decision, or an alert. */
export interface Annonce {
	idAnnonce: number;
	/** One of the actions, or ALERTE. */
	action: Action | 'ALERTE';
	correlationId: string | null;
	/** When it happened. */
	le: string;
	session: SessionInWords | null;
	/** The active séances; those of a cancelled session as they were. */
	seances: Seance[];
	personne: {
		idEleve: number | null;
		idCandidat: number | null;
		idInscription: number | null;
		prenom: string;
		nom: string;
		email: string | null;
	} | null;
	/** What was decided last of the person, else of the session. */
	decision: ToldDecision | null;
	motif: string | null;
	deplacement?: MoveInWords[];
	/** What the event did, as the return call says it. */
	data: Record<string, unknown>;
	/** Of an alert: its code and words. */
	alerte: { code: string; message: string } | null;
}

type Row = Pick<
	IReadAnnoncesResult,
	'idAnnonce' | 'idEvenement' | 'idSession' | 'code' | 'message' | 'creeLe'
>;

/** Announcements with all they tell, in a number of statements that does not grow with theirs. */
export async function tellAnnonces(cx: Executor, centre: Centre, rows: Row[]): Promise<Annonce[]> {
	const ids = rows.flatMap(({ idEvenement }) => idEvenement ?? []);
	const read = ids.length > 0 ? await readEvenements.run({ ids }, cx) : [];
	const recuLe = new Map(read.map((row) => [row.idEvenement, row.recuLe]));
	const evenements = new Map(read.map((row) => [row.idEvenement, toEvenement(row)]));
	const all = [...evenements.values()];
	const idSessions = [...rows, ...all].flatMap(({ idSession }) => idSession ?? []);
	const context = await loadContext(cx, idSessions, centre.fuseau, { former: trainersLost(all) });
	const persons = await personsOf(cx, all);
	const decisions = await decisionsOf(cx, rows, evenements, persons);
	return rows.map((row, i): Annonce => {
		const evenement = evenements.get(row.idEvenement ?? 0);
		const idSession = evenement?.idSession ?? row.idSession ?? 0;
		const person = evenement && persons.get(evenement.idEvenement);
		const deplacement = evenement && movesInWords(evenement, context, centre.fuseau);
		return {
			idAnnonce: row.idAnnonce,
			action: evenement?.action ?? 'ALERTE',
			correlationId: evenement?.correlationId ?? null,
			le: toIso(recuLe.get(row.idEvenement ?? 0) ?? row.creeLe, centre.fuseau),
			session: context.sessions.get(idSession) ?? null,
			seances: evenement?.effets.seances ?? context.seances.get(idSession) ?? [],
			personne: person ?? null,
			decision: decisions.get(i) ?? null,
			motif: evenement?.donnees.motif ?? null,
			...(deplacement && { deplacement }),
			data: evenement?.effets.data ?? {},
			alerte: row.code === null ? null : { code: row.code, message: row.message ?? '' },
		};
	});
}

type Person = NonNullable<Annonce['personne']>;

/** The person whom an event names, or whom it promoted first. */
async function personsOf(cx: Executor, evenements: Evenement[]): Promise<Map<number, Person>> {
	const named = evenements.flatMap((evenement) => {
		const { idEleve, idCandidat, idInscription } = subjectOf(evenement);
		if (idEleve === undefined && idCandidat === undefined && idInscription === undefined) return [];
		const { idEvenement, idSession } = evenement;
		return [
			{ idEvenement, key: { idSession: idSession ?? 0, idEleve, idCandidat, idInscription } },
		];
	});
	if (named.length === 0) return new Map();
	const found = await loadPersonnes(
		cx,
		named.map(({ key }) => ({
			idSession: key.idSession,
			idEleve: key.idEleve ?? null,
			idCandidat: key.idCandidat ?? null,
			idInscription: key.idInscription ?? null,
		})),
	);
	const persons = new Map<number, Person>();
	named.forEach(({ idEvenement }, i) => {
		const one = found[i];
		if (!one) return;
		const { idEleve, idCandidat, idInscription, prenom, nom, email } = one;
		persons.set(idEvenement, { idEleve, idCandidat, idInscription, prenom, nom, email });
	});
	return persons;
}

function subjectOf({ donnees, effets: { data } }: Evenement) {
	const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
	return {
		idEleve: donnees.idEleve ?? number(data.elevId),
		idCandidat: donnees.idCandidat ?? number(data.candidatId),
		idInscription: donnees.idInscription ?? number(data.inscriptionId),
	};
}

/** By the place of the row: the last decision of its person's inscription, else of its session. */
async function decisionsOf(
	cx: Executor,
	rows: Row[],
	evenements: Map<number, Evenement>,
	persons: Map<number, Person>,
): Promise<Map<number, ToldDecision>> {
	const asked = rows.flatMap(({ idEvenement, idSession }, i) => {
		const evenement = evenements.get(idEvenement ?? 0);
		if (!evenement) return [];
		const session = evenement.idSession ?? idSession;
		const person = persons.get(evenement.idEvenement);
		return session === null ? [] : [{ i, session, inscription: person?.idInscription ?? null }];
	});
	if (asked.length === 0) return new Map();
	const found = await readDernieresDecisions.run(
		{
			idSessions: asked.map(({ session }) => session),
			idInscriptions: asked.map(({ inscription }) => inscription),
		},
		cx,
	);
	return new Map(
		found.map(({ rang, regle, message, faits }) => [
			asked[Number(rang) - 1].i,
			{ regle, message, faits: faits as ToldDecision['faits'] },
		]),
	);
}
