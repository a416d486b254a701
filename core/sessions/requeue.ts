import type { Executor } from '../../database/sql';
import { insertInscriptions } from '../../database/generated/inscriptions';
import type { ILoadActifsResult } from '../../database/generated/session_status';
import type { Centre } from '../centre/centre';
import { apply, type InscriptionChange } from '../inscriptions/apply';
import type { SessionState } from '../inscriptions/state';
import { DataChanged } from '../batch/items';
import { personKey } from '../inscriptions/personne';
import { priorityOf } from '../inscriptions/priority';
import type { ToldDecision } from '../inscriptions/types';

/** What becomes of one person of a session that is cancelled. */
export interface Requeueing {
	idSession: number;
	idInscription: number;
	statutAvant: string;
	idSessionSuivante: number | null;
	/** The inscription at the next session: written now, or there before. */
	idInscriptionSuivante: number | null;
	decision: ToldDecision;
}

interface Arrival {
	deplacement: Requeueing;
	idEleve: number | null;
	idCandidat: number | null;
	priorite: number;
	jour: string;
}

/** One person at a session; `idInscription` is 0 until it is written, and then told to all who mean it. */
interface Present {
	idInscription: number;
	movedList: Requeueing[];
}

/**
 * Moves everybody active on the sessions `cancelledOnes` to the queue of the next open session of the
 * same training, in the order of `actifs`: those with a place first, then by rank. They arrive
 * there today, behind those who wait with the same priority: a newcomer passes nobody (guarantee
 * G4). Where there is no such session they wait on their own. `states` and `actifs` hold the
 * cancelled sessions and all that may follow them, locked.
 */
export async function requeue(
	cx: Executor,
	centre: Centre,
	cancelledOnes: number[],
	states: Map<number, SessionState>,
	actifs: ILoadActifsResult[],
): Promise<{ movedList: Requeueing[]; touchees: number[] }> {
	const suivantes = new Map(
		cancelledOnes.map((id) => [
			id,
			nextOpen(states.get(id) as SessionState, cancelledOnes, states),
		]),
	);
	const presents = indexOf(actifs);
	const changes: InscriptionChange[] = [];
	const arrivees: Arrival[] = [];
	const movedList: Requeueing[] = [];
	for (const actif of actifs) {
		const { idSession, idInscription, idEleve, idCandidat } = actif;
		if (!suivantes.has(idSession)) continue;
		const following = suivantes.get(idSession);
		const { priorite, decision: ranking } = await priorityOf(
			centre,
			{ ...actif, eleve: idEleve !== null },
			'annulation',
		);
		const say = (regle: string, message: string) => ({
			regle,
			message,
			faits: { ...ranking.faits, priorite },
		});
		const deplacement: Requeueing = {
			idSession,
			idInscription,
			statutAvant: actif.statut,
			idSessionSuivante: following?.idSession ?? null,
			idInscriptionSuivante: null,
			decision: say(
				'annulation-sans-suivante',
				`Aucune autre session ouverte de cette formation : en liste d'attente de la session annulée. ${ranking.message}`,
			),
		};
		movedList.push(deplacement);
		if (!following) {
			changes.push({ idInscription, statut: 'EN_ATTENTE', priorite });
			continue;
		}
		changes.push({ idInscription, statut: 'ANNULE', motif: 'SESSION_ANNULEE' });
		const keys = allKeys(following.idSession, actif);
		const presentKey = keys.find((key) => presents.has(key));
		const already = presentKey === undefined ? undefined : presents.get(presentKey);
		if (already) {
			deplacement.decision = say(
				'annulation-deja-present',
				`Déjà inscrit ou en attente à la session ${following.idSession}, la prochaine de ` +
					'cette formation : cette inscription-là demeure.',
			);
			deplacement.idInscriptionSuivante = already.idInscription;
			already.movedList.push(deplacement);
			continue;
		}
		const present: Present = { idInscription: 0, movedList: [deplacement] };
		for (const cle of keys) presents.set(cle, present);
		deplacement.decision = say(
			'annulation-vers-la-suivante',
			`En liste d'attente de la session ${following.idSession}, la prochaine de cette formation. ${ranking.message}`,
		);
		arrivees.push({
			deplacement,
			idEleve,
			idCandidat: idEleve === null ? idCandidat : null,
			priorite,
			jour: following.arrivee(priorite),
		});
		following.wait(priorite);
	}
	await apply(cx, changes);
	await arrive(cx, arrivees, presents);
	return {
		movedList,
		touchees: [
			...new Set(arrivees.map(({ deplacement }) => deplacement.idSessionSuivante as number)),
		],
	};
}

/**
 * The first open session of the training that starts after this one, else the first that is still
 * to come.
 */
function nextOpen(
	annulee: SessionState,
	cancelledOnes: number[],
	states: Map<number, SessionState>,
): SessionState | undefined {
	const open = [...states.values()]
		.filter(
			({ idSession, ligne }) =>
				!cancelledOnes.includes(idSession) &&
				ligne.idFormation === annulee.ligne.idFormation &&
				!ligne.commencee &&
				['PLANIFIEE', 'CONFIRMEE'].includes(ligne.statutSession) &&
				ligne.statutValidation !== 'REFUSEE',
		)
		.sort(
			(a, b) => Number(a.ligne.dateDebut) - Number(b.ligne.dateDebut) || a.idSession - b.idSession,
		);
	return open.find(({ ligne }) => ligne.dateDebut >= annulee.ligne.dateDebut) ?? open[0];
}

/** All keys of one person at a session: an élève and the candidat he was are one. */
const allKeys = (
	idSession: number,
	{ idEleve, idCandidat, candidatDeLEleve, elevesDuCandidat }: ILoadActifsResult,
) => [
	...[idEleve, ...(idEleve === null ? (elevesDuCandidat ?? []) : [])]
		.filter((id) => id !== null)
		.map((id) => personKey(idSession, { idEleve: id })),
	...[idCandidat, candidatDeLEleve]
		.filter((id) => id !== null)
		.map((id) => personKey(idSession, { idCandidat: id })),
];

const ownKeys = (idSession: number, { idEleve, idCandidat }: ILoadActifsResult) => [
	...(idEleve !== null ? [personKey(idSession, { idEleve })] : []),
	...(idCandidat !== null ? [personKey(idSession, { idCandidat })] : []),
];

const indexOf = (actifs: ILoadActifsResult[]) =>
	new Map<string, Present>(
		actifs.flatMap((actif) =>
			ownKeys(actif.idSession, actif).map((key) => [
				key,
				{ idInscription: actif.idInscription, movedList: [] },
			]),
		),
	);

async function arrive(
	cx: Executor,
	arrivees: Arrival[],
	presents: Map<string, Present>,
): Promise<void> {
	if (arrivees.length === 0) return;
	const written = await insertInscriptions.run(
		{
			idSessions: arrivees.map(({ deplacement }) => deplacement.idSessionSuivante as number),
			idEleves: arrivees.map(({ idEleve }) => idEleve),
			idCandidats: arrivees.map(({ idCandidat }) => idCandidat),
			statuts: arrivees.map(() => 'EN_ATTENTE'),
			priorites: arrivees.map(({ priorite }) => priorite),
			jours: arrivees.map(({ jour }) => jour),
			notifiePar: arrivees.map(() => null),
		},
		cx,
	);
	if (written.length < arrivees.length) throw new DataChanged();
	for (const row of written) {
		for (const deplacement of presents.get(personKey(row.idSession, row))?.movedList ?? [])
			deplacement.idInscriptionSuivante = row.idInscription;
	}
}
