import { z } from 'zod';

import type { Executor } from '../../../../database/sql';
import { findPersonne } from '../../../../database/generated/pages';
import { refuse, unwrap } from '../../../errors/refusal';
import { enrolIn } from '../../../inscriptions/enrol';
import { promoteIn } from '../../../inscriptions/promote';
import type { Inscription } from '../../../inscriptions/types';
import { withdrawIn } from '../../../inscriptions/withdraw';
import { readSheetIn, type Sheet } from '../../../sessions/readSheet';
import { identifiant } from '../../../time/fields';
import { personne } from '../../person';
import { count } from '../../words';
import { motif, ofSession, optional } from './fields';
import { deed } from './types';

const inscription = z
	.string({ required_error: "le numéro de l'inscription est attendu" })
	.pipe(identifiant);

export const inscrire = deed({
	champs: z
		.object({ ...ofSession, eleve: optional(identifiant), candidat: optional(identifiant) })
		.refine(({ eleve, candidat }) => (eleve === undefined) !== (candidat === undefined), {
			path: ['eleve'],
			message: 'un élève ou un candidat est attendu',
		}),
	carryOut: async (cx, centre, { id, eleve, candidat }) => {
		const qui = await readName(cx, eleve, candidat);
		const before = await readSheetIn(cx, centre, { idSession: id });
		const {
			inscription: made,
			decision,
			dejaInscrit,
		} = unwrap(
			(
				await enrolIn(cx, centre, [
					{ idSession: id, idEleve: eleve, idCandidat: candidat, origine: 'fiche' },
				])
			)[0],
		);
		const waits = made.statutInscription === 'EN_ATTENTE';
		const rank = waits ? [`Rang dans la liste d'attente : ${made.positionAttente}.`] : [];
		const titre = waits ? "En liste d'attente" : 'Inscription enregistrée';
		return {
			message: decision.message,
			sansEffet: dejaInscrit,
			faits: { resultat: titre, rang: String(made.positionAttente ?? '') },
			valeur: {
				...about(before),
				qui,
				effets: [placesOf(before), decision.message, ...rank],
				titre,
				phrases: [decision.message, ...rank],
			},
		};
	},
});

export const promouvoir = deed({
	champs: z.object({ ...ofSession, inscription }),
	carryOut: async (cx, centre, { id, inscription: idInscription }) => {
		const before = await readSheetIn(cx, centre, { idSession: id });
		const qui = personne(find(before, idInscription));
		const { decision } = unwrap(
			(await promoteIn(cx, centre, [{ idSession: id, idInscription }]))[0],
		);
		return {
			message: decision.message,
			faits: { resultat: 'promotion' },
			valeur: {
				...about(before),
				qui,
				effets: [
					placesOf(before),
					"La personne passe de la liste d'attente aux inscrits et en est prévenue par e-mail.",
				],
				titre: 'Place confirmée',
				phrases: [decision.message],
			},
		};
	},
});

export const desister = deed({
	champs: z.object({ ...ofSession, inscription, motif }),
	carryOut: async (cx, centre, { id, inscription: idInscription, motif: why }) => {
		const before = await readSheetIn(cx, centre, { idSession: id });
		const qui = personne(find(before, idInscription));
		const had = before.inscrits.some((one) => one.idInscription === idInscription);
		const { decision, promotions } = unwrap(
			(await withdrawIn(cx, centre, [{ idInscription, motif: why }]))[0],
		);
		const next = namesOf(before, promotions);
		const freed = next.map(
			(name) => `La place libérée va à ${name}, qui en est prévenu par e-mail.`,
		);
		const nobody = had
			? 'La place redevient libre.'
			: "La personne quitte la liste d'attente ; les rangs suivants avancent.";
		return {
			message: decision.message,
			faits: { resultat: 'désistement', placeDonneeA: next.join(', ') },
			valeur: {
				...about(before),
				qui,
				effets: [placesOf(before), ...(freed.length > 0 ? freed : [nobody])],
				titre: 'Désistement enregistré',
				phrases: [
					decision.message,
					...next.map((name) => `${name} a reçu la place et en est prévenu par e-mail.`),
				],
				own: {
					effets: [
						had
							? "La place est rendue ; si quelqu'un attend, elle lui revient."
							: "La place dans la liste d'attente est rendue.",
						'Un courriel le confirme, et le calendrier est mis à jour.',
					],
					phrases: ['C’est noté : un courriel le confirme.'],
				},
			},
		};
	},
});

/** Where a sheet is from, in words. */
export const about = ({ session }: Sheet) => ({
	qui: '',
	quoi: titleOf(session),
	idSession: session.idSession,
});

export const titleOf = (session: Sheet['session']): string =>
	`${session.formationNom ?? session.formation}, session ${session.idSession}`;

function placesOf({ session, enAttente }: Sheet): string {
	const all = session.nbInscrits + session.placesRestantes;
	return `${session.nbInscrits}/${all} places prises, ${count(enAttente.length, 'personne')} en attente.`;
}

/** Who of a sheet these inscriptions are. */
function namesOf({ enAttente }: Sheet, promotions: Inscription[]): string[] {
	const ids = new Set(promotions.map(({ idInscription }) => idInscription));
	return enAttente.filter(({ idInscription }) => ids.has(idInscription)).map(personne);
}

/** The person behind an inscription of this session. */
function find(sheet: Sheet, idInscription: number): Sheet['inscrits'][number] {
	const found = [...sheet.inscrits, ...sheet.enAttente].find(
		(one) => one.idInscription === idInscription,
	);
	if (!found)
		throw refuse(
			'INSCRIPTION_INCONNUE',
			'inscription',
			"cette personne n'est plus dans la session",
		);
	return found;
}

async function readName(
	cx: Executor,
	eleve: number | undefined,
	candidat: number | undefined,
): Promise<string> {
	const [found] = await findPersonne.run({ idEleve: eleve, idCandidat: candidat }, cx);
	if (!found?.nom)
		throw eleve
			? refuse('ELEVE_INCONNU', 'eleve', `l'élève n° ${eleve} n'existe pas`)
			: refuse('CANDIDAT_INCONNU', 'candidat', `le candidat n° ${candidat} n'existe pas`);
	return personne({ prenom: found.prenom ?? '', nom: found.nom });
}
