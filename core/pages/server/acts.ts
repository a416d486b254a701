import { z } from 'zod';

import { findPersonne } from '../../../database/generated/pages';
import { formToken, isFormToken } from '../../calendars/feedToken';
import type { Centre } from '../../centre/centre';
import { Refusal, refuse, unwrap } from '../../errors/refusal';
import { validate } from '../../errors/validate';
import { enrol } from '../../inscriptions/enrol';
import { promote } from '../../inscriptions/promote';
import type { Inscription } from '../../inscriptions/types';
import { withdraw } from '../../inscriptions/withdraw';
import { fingerprint } from '../../idempotence/fingerprint';
import { repairBroken } from '../../planning/repairBroken';
import type { RepairedPlanning } from '../../planning/repairSession';
import type { RepairMove } from '../../planning/repair/repair';
import { slotInWords } from '../../time/french';
import { readSheet, type Sheet } from '../../sessions/readSheet';
import { identifiant } from '../../time/fields';
import { confirmPage, resultPage, type PageVerb } from '../action';
import { personne } from '../person';
import { count, moveDay } from '../words';
import type { ReadPageRequest } from './readRequest';

const empty = (field: z.ZodTypeAny) =>
	z.preprocess((value) => (value === '' ? undefined : value), field.optional());

const schema = z
	.object({
		verbe: z.enum(['inscrire', 'promouvoir', 'desister', 'reparer']),
		id: identifiant,
		inscription: empty(identifiant),
		eleve: empty(identifiant),
		candidat: empty(identifiant),
		motif: z.string().trim().max(200).default(''),
		apercu: z.string().max(100).default(''),
		jeton: z.string().default(''),
	})
	.superRefine(({ verbe, inscription, eleve, candidat }, ctx) => {
		if ((verbe === 'promouvoir' || verbe === 'desister') && inscription === undefined)
			ctx.addIssue({
				code: 'custom',
				path: ['inscription'],
				message: "le numéro de l'inscription est attendu",
			});
		if (verbe === 'inscrire' && (eleve === undefined) === (candidat === undefined))
			ctx.addIssue({
				code: 'custom',
				path: ['eleve'],
				message: 'un élève ou un candidat est attendu',
			});
	});

type Act = z.output<typeof schema> & { inscription?: number; eleve?: number; candidat?: number };

/** What a form's token vouches for: this act on this person, or the moves that were shown, nothing else. */
const signed = ({ verbe, id, inscription, eleve, candidat, apercu }: Act) =>
	JSON.stringify([verbe, id, inscription ?? null, eleve ?? null, candidat ?? null, apercu]);

/** Asks before it is done: nothing is written. */
export async function confirmAct({
	centre,
	champs,
	contexte,
	cles,
}: ReadPageRequest): Promise<string> {
	const deed = validate(schema, champs) as Act;
	const fiche = await readSheet(centre, { idSession: deed.id });
	const { verbe, id, inscription, eleve, candidat } = deed;
	const { effets, apercu } =
		verbe === 'reparer'
			? await previewRepair(centre, id)
			: { effets: effects(verbe, fiche, inscription), apercu: '' };
	const formFields = Object.entries({
		verbe,
		id,
		inscription,
		eleve,
		candidat,
		apercu: apercu || undefined,
		jeton: formToken(cles.cleFormulaires, contexte.today, signed({ ...deed, apercu })),
	});
	return confirmPage(contexte, {
		verbe,
		personne: await whomOf(centre, deed, fiche),
		idSession: id,
		session: titleOf(fiche),
		effets,
		champs: Object.fromEntries(
			formFields.flatMap(([cle, valeur]) => (valeur === undefined ? [] : [[cle, String(valeur)]])),
		),
	});
}

/** Does what the form asks, once it is sure that our own page made it; says the decision in words. */
export async function act({
	centre,
	champs,
	contexte,
	cles,
}: ReadPageRequest): Promise<{ statut: number; contenu: string; written: boolean }> {
	const deed = validate(schema, champs) as Act;
	const jours = [contexte.today, moveDay(contexte.today, -1)];
	if (!isFormToken(cles.cleFormulaires, jours, signed(deed), deed.jeton))
		throw refuse(
			'JETON_REFUSE',
			'',
			"ce formulaire n'est plus valable : recommencez depuis la fiche de la session",
		);
	const before = await readSheet(centre, { idSession: deed.id });
	const outcome = { idSession: deed.id, session: titleOf(before) };
	try {
		const { titre, sentences } = await verbes[deed.verbe](centre, deed);
		return {
			statut: 200,
			written: true,
			contenu: resultPage(contexte, { ok: true, titre, sentences, ...outcome }),
		};
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return {
			statut: 409,
			written: false,
			contenu: resultPage(contexte, {
				ok: false,
				titre: "Rien n'a été changé",
				sentences: error.faults.map(({ message }) => message),
				...outcome,
			}),
		};
	}
}

const verbes: Record<
	PageVerb,
	(centre: Centre, deed: Act) => Promise<{ titre: string; sentences: string[] }>
> = {
	inscrire: async (centre, { id, eleve, candidat }) => {
		const [issue] = await enrol(centre, [
			{ idSession: id, idEleve: eleve, idCandidat: candidat, origine: 'fiche' },
		]);
		const { inscription, decision } = unwrap(issue);
		const attend = inscription.statutInscription === 'EN_ATTENTE';
		return {
			titre: attend ? "En liste d'attente" : 'Inscription enregistrée',
			sentences: [
				decision.message,
				...(attend ? [`Rang dans la liste d'attente : ${inscription.positionAttente}.`] : []),
			],
		};
	},
	promouvoir: async (centre, { id, inscription }) => {
		const [issue] = await promote(centre, [{ idSession: id, idInscription: inscription }]);
		return { titre: 'Place confirmée', sentences: [unwrap(issue).decision.message] };
	},
	reparer: async (centre, { id, apercu }) => {
		// What was read on the page is what is done, or nothing is.
		const preview = await repairBroken(centre, { idSession: id });
		if (fingerprint(preview.movedList) !== apercu)
			throw refuse(
				'CONFLIT',
				'',
				"le planning a changé depuis l'aperçu : regardez la réparation de nouveau",
			);
		const { movedList } = await repairBroken(centre, { idSession: id, previsualiser: false });
		return {
			titre: 'Planning réparé',
			sentences: movesInWords(movedList, id, centre.fuseau),
		};
	},
	desister: async (centre, { id, inscription, motif }) => {
		const [issue] = await withdraw(centre, [{ idInscription: inscription, motif }]);
		const { decision, promotions } = unwrap(issue);
		return {
			titre: 'Désistement enregistré',
			sentences: [decision.message, ...(await promoted(centre, id, promotions))],
		};
	},
};

async function whomOf(centre: Centre, deed: Act, fiche: Sheet): Promise<string> {
	if (deed.verbe === 'reparer') return '';
	if (deed.verbe === 'inscrire') return await nameOf(centre, deed);
	return personne(find(fiche, deed.inscription));
}

/**
 * What the repair would move and who would be told, with a mark that says whether it would still be
 * the same later. @throws Refusal where there is nothing to repair or no way to
 */
async function previewRepair(
	centre: Centre,
	idSession: number,
): Promise<{ effets: string[]; apercu: string }> {
	const { movedList, prevenus } = await repairBroken(centre, { idSession });
	const told = prevenus.flatMap(({ formateurs, inscrits }) => [...formateurs, ...inscrits]);
	return {
		effets: [
			...movesInWords(movedList, idSession, centre.fuseau),
			`${count(told.length, 'personne')} : formateurs et inscrits reçoivent le changement avec leur calendrier à jour.`,
		],
		apercu: fingerprint(movedList),
	};
}

const placeInWords = ({ dateDebut, dateFin, salle }: RepairMove['avant'], fuseau: string) =>
	`${slotInWords(new Date(dateDebut), new Date(dateFin), fuseau)}, ${salle}`;

/** Each move; one of another session, which gives way or lost the same day, says whose it is. */
const movesInWords = (
	moves: RepairedPlanning['movedList'],
	idSession: number,
	fuseau: string,
): string[] =>
	moves.map((move) => {
		const whose =
			move.idSession === idSession ? '' : `${move.formation}, session ${move.idSession} : `;
		return `${whose}${placeInWords(move.avant, fuseau)} → ${placeInWords(move.apres, fuseau)}`;
	});

async function promoted(
	centre: Centre,
	idSession: number,
	promotions: Inscription[],
): Promise<string[]> {
	if (promotions.length === 0) return [];
	const { inscrits } = await readSheet(centre, { idSession });
	const ids = new Set(promotions.map(({ idInscription }) => idInscription));
	return inscrits
		.filter(({ idInscription }) => ids.has(idInscription))
		.map((p) => `${personne(p)} a reçu la place et en est prévenu par e-mail.`);
}

async function nameOf(centre: Centre, { eleve, candidat }: Act): Promise<string> {
	const [p] = await centre.base.withConnection((cx) =>
		findPersonne.run({ idEleve: eleve, idCandidat: candidat }, cx),
	);
	if (!p?.nom)
		throw eleve
			? refuse('ELEVE_INCONNU', 'eleve', `l'élève n° ${eleve} n'existe pas`)
			: refuse('CANDIDAT_INCONNU', 'candidat', `le candidat n° ${candidat} n'existe pas`);
	return personne({ prenom: p.prenom ?? '', nom: p.nom });
}

/** The person behind an inscription of this session. */
function find(fiche: Sheet, inscription: number | undefined): Sheet['inscrits'][number] {
	const found = [...fiche.inscrits, ...fiche.enAttente].find(
		({ idInscription }) => idInscription === inscription,
	);
	if (!found)
		throw refuse(
			'INSCRIPTION_INCONNUE',
			'inscription',
			"cette personne n'est plus dans la session",
		);
	return found;
}

const titleOf = ({ session }: Sheet): string =>
	`${session.formationNom}, session ${session.idSession}`;

function effects(
	verbe: PageVerb,
	{ session, inscrits, enAttente }: Sheet,
	inscription: number | undefined,
): string[] {
	const all = session.nbInscrits + session.placesRestantes;
	const waiting = count(enAttente.length, 'personne');
	const places = `${session.nbInscrits}/${all} places prises, ${waiting} en attente.`;
	if (verbe === 'inscrire')
		return [
			places,
			"Les règles du centre décident : une place, ou un rang dans la liste d'attente. La raison est donnée ensuite.",
		];
	if (verbe === 'promouvoir')
		return [
			places,
			"La personne passe de la liste d'attente aux inscrits et en est prévenue par e-mail.",
		];
	const inscrit = inscrits.some(({ idInscription }) => idInscription === inscription);
	if (!inscrit)
		return [places, "La personne quitte la liste d'attente ; les rangs suivants avancent."];
	const [head] = enAttente;
	return [
		places,
		head
			? `La place libérée va à la tête de la liste d'attente : ${personne(head)}, si les règles le permettent.`
			: "La place redevient libre : personne n'attend.",
	];
}
