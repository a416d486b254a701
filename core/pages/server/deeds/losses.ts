import { z } from 'zod';

import type { Executor } from '../../../../database/sql';
import type { Centre } from '../../../centre/centre';
import type { PreviewedEffect } from '../../../confirmation/confirm';
import { refuse } from '../../../errors/refusal';
import { withPaths } from '../../../errors/withPaths';
import { lossesOf } from '../../../planning/lossesOf';
import { recordLosses } from '../../../planning/recordLosses';
import {
	repairSessionIn,
	type RepairedPlanning,
	type RepairSessionRequest,
} from '../../../planning/repairSession';
import { readSheetIn } from '../../../sessions/readSheet';
import { identifiant, jour } from '../../../time/fields';
import { slotInWords } from '../../../time/french';
import { count } from '../../words';
import { motif, ofSession, optional } from './fields';
import { lossRefused } from './lossRefused';
import { about } from './people';
import { deed, type Told } from './types';

export const reparer = deed({
	champs: z.object(ofSession),
	carryOut: async (cx, centre, { id }) => {
		const before = await readSheetIn(cx, centre, { idSession: id });
		const repaired = await repairSessionIn(cx, centre, {
			pertes: await lossesOf(cx, centre, id),
			enregistrer: false,
			previsualiser: false,
		});
		const lines = movesInWords(repaired.movedList, id, centre.fuseau);
		return {
			message: lines.join(' ; '),
			faits: { resultat: 'réparation', seances: lines.join('\n') },
			valeur: {
				...about(before),
				effets: [...lines, toldInWords(repaired)],
				titre: 'Planning réparé',
				phrases: lines,
			},
		};
	},
});

const period = {
	du: jour,
	au: optional(jour),
	motif,
	/** Whether the séances hit are moved at once, or stay as alerts. */
	reparer: z.enum(['oui', 'non']).default('oui'),
};

export const absence = deed({
	champs: z.object({ formateur: identifiant, ...period }),
	carryOut: async (cx, centre, { formateur, ...rest }) =>
		await lose(cx, centre, { type: 'FORMATEUR', id: formateur }, rest),
});

export const fermeture = deed({
	champs: z
		.object({
			/** What the form closes: a room that was not chosen must not close the whole centre. */
			lieu: z.enum(['centre', 'salle']).default('centre'),
			salle: optional(z.string().max(200)),
			...period,
		})
		.refine(({ lieu, salle }) => lieu === 'centre' || salle, {
			path: ['salle'],
			message: 'choisissez la salle à fermer',
		})
		.refine(({ salle, reparer: repair }) => !salle || repair === 'oui', {
			path: ['reparer'],
			message:
				'une salle se ferme en la réservant : ses séances doivent être déplacées en même temps ; ' +
				'les laisser avec une alerte n’est possible que pour tout le centre',
		}),
	carryOut: async (cx, centre, { salle, ...rest }) =>
		await lose(cx, centre, salle ? { type: 'SALLE', code: salle } : { type: 'JOUR' }, rest),
});

type Loss = RepairSessionRequest['pertes'][number];
const TITLES = {
	FORMATEUR: 'Absence enregistrée',
	SALLE: 'Salle fermée',
	JOUR: 'Fermeture enregistrée',
};

/** The names of a loss's fields in the form that asked for it. */
const paths = {
	'pertes[0].id': 'formateur',
	'pertes[0].code': 'salle',
	'pertes[0].dateDebut': 'du',
	'pertes[0].dateFin': 'au',
	'pertes[0].date': 'du',
	pertes: 'du',
};

async function lose(
	cx: Executor,
	centre: Centre,
	loss: Pick<Loss, 'type' | 'id' | 'code'>,
	{ du, au, motif: why, reparer: repair }: z.output<z.ZodObject<typeof period>>,
): Promise<PreviewedEffect<Told>> {
	const request: RepairSessionRequest = {
		pertes: [{ ...loss, dateDebut: du, dateFin: au ?? du, motif: why || undefined }],
		previsualiser: false,
	};
	type Done = Pick<RepairedPlanning, 'movedList' | 'prevenus' | 'pertesEnregistrees'>;
	const { movedList, ...rest } = await withPaths<Done>(paths, () =>
		lossRefused<Done>(cx, centre, loss.type, () =>
			repair === 'oui' ? repairSessionIn(cx, centre, request) : recordLosses(cx, centre, request),
		),
	);
	const lines = movesInWords(movedList, null, centre.fuseau);
	const hit =
		repair === 'non'
			? ['Aucune séance n’est déplacée : celles qui tombent dans ces jours restent des alertes.']
			: lines;
	const nothing = repair === 'oui' && lines.length === 0 ? ['Aucune séance n’est touchée.'] : [];
	const told = lines.length > 0 ? [toldInWords(rest)] : [];
	if (rest.pertesEnregistrees === 0 && lines.length === 0)
		throw refuse('CHAMP_INVALIDE', 'du', 'ces jours sont enregistrés déjà, et rien n’y tombe');
	return {
		message: [...hit, ...nothing].join(' ; '),
		faits: { resultat: TITLES[loss.type], seances: lines.join('\n') },
		valeur: {
			qui: '',
			quoi: du === (au ?? du) ? `le ${french(du)}` : `du ${french(du)} au ${french(au ?? du)}`,
			idSession: null,
			effets: [...hit, ...nothing, ...told],
			titre: TITLES[loss.type],
			phrases: [...hit, ...nothing],
		},
	};
}

const french = (day: string) => day.split('-').reverse().join('/');

const toldInWords = ({ prevenus }: Pick<RepairedPlanning, 'prevenus'>): string => {
	const people = prevenus.flatMap(({ formateurs, inscrits }) => [...formateurs, ...inscrits]);
	return `${count(people.length, 'personne')} : formateurs et inscrits reçoivent le changement avec leur calendrier à jour.`;
};

type Move = RepairedPlanning['movedList'][number];

const placeInWords = ({ dateDebut, dateFin, salle }: Move['avant'], fuseau: string) =>
	`${slotInWords(new Date(dateDebut), new Date(dateFin), fuseau)}, ${salle}`;

/** Each move; one of another session than this, which gives way or lost the same day, says whose it is. */
const movesInWords = (moves: Move[], idSession: number | null, fuseau: string): string[] =>
	moves.map((move) => {
		const whose =
			move.idSession === idSession ? '' : `${move.formation}, session ${move.idSession} : `;
		return `${whose}${placeInWords(move.avant, fuseau)} → ${placeInWords(move.apres, fuseau)}`;
	});
