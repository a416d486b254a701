import { readLastCancellation } from '../../database/generated/session_status';
import type { Executor } from '../../database/sql';
import type { Centre } from '../centre/centre';
import { unwrap } from '../errors/refusal';
import { convertIn } from '../inscriptions/convert';
import { fillPlacesIn } from '../inscriptions/fillPlaces';
import type { Inscription } from '../inscriptions/types';
import { cancelSessionIn, type RequeuedPersonne } from '../sessions/cancelSession';
import { confirmSessionIn } from '../sessions/confirmSession';
import type { Action } from '../outbox/actions';
import { isAddress, type OwedCourrier } from '../outbox/oweCourriers';
import { loadContext } from './context';
import { loadPersonnes, type Personne } from './loadPersonnes';
import { toAdmin, toFormateurs, toEnrolled, toPersonne } from './recipients';
import type { Evenement } from './evenement';
import { asCrm, departure, isOver, type Notification } from './notifiers';
import { onceFor, tellsOf } from './onceFor';

type Effect = (cx: Executor, centre: Centre, evenement: Evenement) => Promise<Notification>;

/**
 * The four events that change the database, each inside the transaction that marks it applied. A
 * Refusal rolls all of it back.
 */
const byAction: Partial<Record<Action, Effect>> = {
	PLACE_LIBEREE: fill,
	SESSION_CONFIRMEE: confirm,
	SESSION_ANNULEE: cancel,
	ELEVE_CONVERTI: convert,
};

export async function effects(
	cx: Executor,
	centre: Centre,
	evenement: Evenement,
): Promise<Notification> {
	const effect = byAction[evenement.action];
	if (!effect) throw new Error(`${evenement.action} has no effect.`);
	return await effect(cx, centre, evenement);
}

const sessionOf = ({ idSession }: Evenement) => idSession as number;

const named = (inscription: Inscription, personne?: Personne) => ({
	...asCrm(inscription),
	...(personne ? { prenom: personne.prenom, nom: personne.nom } : {}),
});

/** The persons of inscriptions, as mails address them. */
async function personnesOf(
	cx: Executor,
	inscriptions: Inscription[],
): Promise<Array<Personne | undefined>> {
	return await loadPersonnes(
		cx,
		inscriptions.map(({ idSession, idEleve, idCandidat, idInscription }) => ({
			idSession,
			idEleve,
			idCandidat,
			idInscription,
		})),
	);
}

async function fill(cx: Executor, centre: Centre, evenement: Evenement): Promise<Notification> {
	const { promotions, decision } = unwrap(
		(
			await fillPlacesIn(cx, centre, [{ idSession: sessionOf(evenement) }], { evenements: false })
		)[0],
	);
	const personnes = await personnesOf(cx, promotions);
	const left = await leftOf(cx, centre, evenement, decision.message);
	if (promotions.length === 0)
		return {
			reponse: 'no_promotion',
			data: { promotions: [], raison: decision.message, regle: decision.regle },
			courriers: left,
		};
	return {
		reponse: 'promotion_done',
		data: {
			...asCrm(promotions[0]),
			promotions: promotions.map((p, i) => named(p, personnes[i])),
			raison: decision.message,
			regle: decision.regle,
		},
		courriers: [
			...left,
			...personnes.flatMap((personne) => (personne ? promotion(evenement, personne) : [])),
		],
	};
}

const promotion = (evenement: Evenement, who: Personne): OwedCourrier[] => [
	tellsOf('convocation', who.idInscription, toPersonne(evenement, 'PROMU', who)),
	toAdmin(evenement, who),
];

/**
 * A withdrawal that the CRM did with its own SQL names who left: that person and the admin are told, unless the
 * session is over and there is nothing left to leave.
 */
async function leftOf(cx: Executor, { fuseau }: Centre, evenement: Evenement, suite: string) {
	const { idSession, donnees } = evenement;
	if (!donnees.idEleve && !donnees.idCandidat && !donnees.idInscription) return [];
	const [who] = await loadPersonnes(cx, [{ idSession, ...donnees, goneByCrm: true }]);
	if (!who || who.inscrite) return [];
	const context = await loadContext(cx, [sessionOf(evenement)], fuseau);
	return isOver(evenement, context) ? [] : departure(evenement, who, suite);
}

async function confirm(cx: Executor, centre: Centre, evenement: Evenement): Promise<Notification> {
	const idSession = sessionOf(evenement);
	const { session, inscriptions } = unwrap(
		(await confirmSessionIn(cx, centre, [{ idSession }], { evenements: false }))[0],
	);
	const context = await loadContext(cx, [idSession], centre.fuseau, { enrolledOf: [idSession] });
	return {
		reponse: 'confirmation_notified',
		data: {
			statutSession: session.statutSession,
			statutValidation: session.statutValidation,
			confirmes: inscriptions.map((i) => named(i)),
		},
		courriers: [
			...toFormateurs(evenement, context),
			...toEnrolled(evenement, context.inscrits.get(idSession) ?? []),
		],
	};
}

async function cancel(cx: Executor, centre: Centre, evenement: Evenement): Promise<Notification> {
	const idSession = sessionOf(evenement);
	const { idSessionSuivante, personnes, reservationsAnnulees } = unwrap(
		(await cancelSessionIn(cx, centre, [{ idSession }], { evenements: false }))[0],
	);
	const context = await loadContext(
		cx,
		idSessionSuivante ? [idSession, idSessionSuivante] : [idSession],
		centre.fuseau,
	);
	const seances = context.seances.get(idSession) ?? [];
	// Said again under another correlation id, a cancellation tells nobody again; a session that was opened again and
	// is cancelled again, everybody. Its séances don't tell the two apart: once freed, they are as any that were.
	const [{ derniere, liberatrice, dejaDecidees }] = await readLastCancellation.run(
		{ idSession },
		cx,
	);
	const toTell = personnes.filter(
		(one) => !waited(one) || !dejaDecidees.includes(one.inscription.idInscription),
	);
	const readOnes = await personnesOf(
		cx,
		toTell.map(({ inscription }) => inscription),
	);
	const once = (decision: number, id: number | null | undefined, mail: OwedCourrier) =>
		onceFor(`annulation:${idSession}:${decision}:${id}`, mail);
	const following = context.sessions.get(idSessionSuivante ?? 0) ?? null;
	return {
		reponse: 'cancellation_notified',
		data: {
			sessionSuivanteId: idSessionSuivante,
			reservationsAnnulees,
			personnes: personnes.map(moved),
		},
		courriers: [
			...toFormateurs(evenement, context).map((mail) => once(liberatrice, mail.idFormateur, mail)),
			...toTell.flatMap((movedOne, i) => {
				const personne = readOnes[i];
				const { idInscription } = movedOne.inscription;
				if (!personne) return [];
				const mail = toPersonne(evenement, 'ELEVE', personne, {
					suivante: movedOne.suivante && following,
					...placeOf(movedOne),
					...(waited(movedOne) ? { attendait: true, sansCalendrier: true } : {}),
				});
				return [once(derniere, idInscription, tellsOf('annulation', idInscription, mail))];
			}),
		],
		seances,
	};
}

const waited = ({ statutAvant }: RequeuedPersonne) => statutAvant === 'EN_ATTENTE';

const placeOf = ({ inscription, suivante }: RequeuedPersonne) => {
	const la = suivante ?? inscription;
	return {
		rang: la.positionAttente,
		aUnePlace: la.statutInscription === 'INSCRIT' || la.statutInscription === 'CONFIRME',
	};
};

const moved = (movedOne: RequeuedPersonne) => ({
	...named(movedOne.suivante ?? movedOne.inscription),
	sessionId: (movedOne.suivante ?? movedOne.inscription).idSession,
	statutAvant: movedOne.statutAvant,
	statutInscription: (movedOne.suivante ?? movedOne.inscription).statutInscription,
	positionAttente: (movedOne.suivante ?? movedOne.inscription).positionAttente,
});

async function convert(cx: Executor, centre: Centre, evenement: Evenement): Promise<Notification> {
	const { idEleve, idCandidat } = evenement.donnees;
	// A place that is taken by it is an event of its own: its mail and its return call say "place confirmée".
	const { inscriptions, promotions } = unwrap(
		(
			await convertIn(cx, centre, [
				{ idCandidat: idCandidat as number, idEleve: idEleve as number },
			])
		)[0],
	);
	const [personne] = await loadPersonnes(cx, [{ idSession: evenement.idSession, idEleve }]);
	const courriers = personne ? [toPersonne(evenement, 'COMPTE', personne)] : [];
	return {
		reponse: 'account_notified',
		data: {
			elevId: idEleve,
			candidatId: idCandidat,
			inscriptions: inscriptions.map(
				({ idInscription, idSession, statutInscription, positionAttente }) => ({
					inscriptionId: idInscription,
					sessionId: idSession,
					statutInscription,
					positionAttente,
				}),
			),
			promotions: promotions.map(({ idInscription, idSession }) => ({
				inscriptionId: idInscription,
				sessionId: idSession,
				elevId: idEleve,
			})),
		},
		courriers,
		garderSecret: courriers.some(({ email }) => isAddress(email)),
	};
}
