import { z } from 'zod';

import type { Executor } from '../../../../database/sql';
import type { Centre } from '../../../centre/centre';
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
import { capital, count } from '../../words';
import { motif, ofSession, optional } from './fields';
import { lossRefused } from './lossRefused';
import { about } from './people';
import { bySession, tellSeances, type SeanceToTell, type ToldSeance } from './tellSeances';
import { deed, type Done } from './types';

export const reparer = deed({
	champs: z.object(ofSession),
	carryOut: async (cx, centre, { id }) => {
		const before = await readSheetIn(cx, centre, { idSession: id });
		const repaired = await repairSessionIn(cx, centre, {
			pertes: await lossesOf(cx, centre, id),
			enregistrer: false,
			previsualiser: false,
		});
		const told = await tellSeances(cx, repaired.movedList, centre.fuseau);
		// One of another session, which gives way or lost the same day, says whose it is.
		const lines = told.lines.map((one) => (one.idSession === id ? one.mots : whole(one)));
		return {
			message: lines.join(' ; '),
			faits: { resultat: 'réparation', seances: lines.join('\n') },
			toRecord: bySession(told.lines, []),
			valeur: {
				...about(before),
				effets: [...lines, toldInWords(repaired)],
				avertissements: repaired.avertissements,
				titre: 'Planning réparé',
				phrases: lines,
			},
		};
	},
});

const period = {
	du: jour,
	au: optional(jour),
	/** Whether the séances hit are moved at once, or stay as alerts. */
	reparer: z.enum(['oui', 'non']).default('oui'),
};

const chosenTrainer = z
	.string({ required_error: 'un formateur est attendu' })
	.min(1, 'un formateur est attendu')
	.pipe(identifiant);

/** The reason is not asked for: it may be about health, and nothing here needs it. */
export const absence = deed({
	champs: z.object({ formateur: chosenTrainer, ...period }),
	carryOut: async (cx, centre, { formateur, ...rest }) =>
		await lose(cx, centre, { type: 'FORMATEUR', id: formateur }, rest),
});

export const fermeture = deed({
	champs: z
		.object({
			/** What the form closes: a room that was not chosen must not close the whole centre. */
			lieu: z.enum(['centre', 'salle']).default('centre'),
			salle: optional(z.string().max(200)),
			motif,
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
	carryOut: async (cx, centre, { salle, motif: why, ...rest }) => {
		const loss = salle ? { type: 'SALLE' as const, code: salle } : { type: 'JOUR' as const };
		return await lose(cx, centre, { ...loss, motif: why || undefined }, rest);
	},
});

/** A trainer by key, a room by its code, or whole days. */
interface Loss {
	type: 'FORMATEUR' | 'SALLE' | 'JOUR';
	id?: number;
	code?: string;
	motif?: string;
}
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
	loss: Loss,
	{ du, au, reparer: repair }: z.output<z.ZodObject<typeof period>>,
): Promise<Done> {
	const request: RepairSessionRequest = {
		pertes: [{ ...loss, dateDebut: du, dateFin: au ?? du }],
		previsualiser: false,
	};
	type Lost = Pick<
		RepairedPlanning,
		'movedList' | 'prevenus' | 'pertesEnregistrees' | 'avertissements'
	> & { touchedList?: SeanceToTell[] };
	const {
		movedList,
		touchedList = [],
		...rest
	} = await withPaths<Lost>(paths, () =>
		lossRefused<Lost>(cx, centre, loss.type, () =>
			repair === 'oui' ? repairSessionIn(cx, centre, request) : recordLosses(cx, centre, request),
		),
	);
	const { lines, names } = await tellSeances(cx, [...movedList, ...touchedList], centre.fuseau, {
		salle: loss.code,
		formateur: loss.id,
	});
	const hit = lines.map(whole);
	if (rest.pertesEnregistrees === 0 && movedList.length === 0)
		throw refuse('CHAMP_INVALIDE', 'du', 'ces jours sont enregistrés déjà, et rien n’y tombe');
	const qui = {
		FORMATEUR: names.formateurs[String(loss.id)] ?? '',
		SALLE: `«\u00a0${names.salles[loss.code ?? ''] ?? loss.code}\u00a0»`,
		JOUR: 'tout le centre',
	}[loss.type];
	const quoi = du === (au ?? du) ? `le ${french(du)}` : `du ${french(du)} au ${french(au ?? du)}`;
	const subject = `${capital(qui)}, ${quoi}`;
	const stay = touchedList.length > 0 ? [LEFT] : [];
	const nothing = hit.length === 0 ? ['Aucune séance n’est touchée.'] : [];
	const told = movedList.length > 0 ? [toldInWords(rest)] : [];
	return {
		message: [subject, ...stay, ...hit, ...nothing].join(' ; '),
		faits: { resultat: TITLES[loss.type], seances: hit.join('\n') },
		toRecord: bySession(lines, [subject]),
		valeur: {
			qui,
			quoi,
			idSession: null,
			effets: [...stay, ...hit, ...nothing, ...told],
			avertissements: rest.avertissements,
			titre: TITLES[loss.type],
			phrases: [`${subject}.`, ...stay, ...hit, ...nothing],
		},
	};
}

const LEFT = 'Aucune séance n’est déplacée : celles-ci restent des alertes.';

const french = (day: string) => day.split('-').reverse().join('/');

const toldInWords = ({ prevenus }: Pick<RepairedPlanning, 'prevenus'>): string => {
	const people = prevenus.flatMap(({ formateurs, inscrits }) => [...formateurs, ...inscrits]);
	return `${count(people.length, 'personne')} : formateurs et inscrits reçoivent le changement avec leur calendrier à jour.`;
};

/** A séance beside those of other sessions. */
const whole = ({ session, mots }: ToldSeance): string => `${session} : ${mots}`;
