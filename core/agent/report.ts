import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { reportYear } from '../occupation/reportYear';
import { reportTrainer } from '../occupation/reportTrainer';
import type { Occupation } from '../occupation/types';
import { resolve } from '../names/resolve';
import { integer, openText } from './fields';
import { firstOf } from './words';
import { answer, ok, type ToolContext, type ToolAnswer } from './answer';
import { type NamedFormateur } from '../names/types';
import { monthInWords } from '../time/french';

export const champs = z.object({
	annee: integer,
	mois: integer,
	salle: openText,
	formateur: openText,
});

/** How full rooms are, in a month or a year, by hours; or how many hours a trainer has in a month. */
export function occupancyReportTool({ centre }: ToolContext, input: unknown): Promise<ToolAnswer> {
	return answer(async () => {
		const asked = validate(champs, input);
		if (asked.mois && asked.mois > 12)
			throw refuse('CHAMP_INVALIDE', 'mois', 'un numéro de mois de 1 à 12 est attendu');
		const annee = asked.annee ?? DateTime.now().setZone(centre.fuseau).year;
		const { salle, formateur } = await centre.base.withConnection((cx) =>
			resolve(cx, centre.fuseau, { salle: asked.salle, formateur: asked.formateur }),
		);
		if (formateur) return await trainerReport(centre, formateur, annee, asked.mois);
		const report = await reportYear(centre, { annee });
		const periode = asked.mois ? monthInWords(annee, asked.mois) : `l'année ${annee}`;
		const rows = report.salles
			.filter(({ code }) => !salle || code === salle.code)
			.map(({ code, nom, mois, annee: total, composee }) => ({
				code,
				nom,
				composee,
				...(asked.mois ? mois[asked.mois - 1] : total),
			}));
		if (rows.length === 0)
			return ok(`Aucune salle active avec des heures pour ${periode}.`, { salles: [] });
		return ok(
			`Occupation pour ${periode} (heures réservées ÷ heures d'ouverture, ` +
				`${report.ouverture.debut}–${report.ouverture.fin}) : ` +
				`${rows.map((l) => `${l.nom} ${inWords(l)}`).join(' ; ')}.`,
			{
				annee,
				mois: asked.mois ?? null,
				salles: rows.map(({ code, occupation, heuresOccupees, heuresTotales, couleur }) => ({
					salle: code,
					occupation,
					heuresOccupees,
					heuresTotales,
					couleur,
				})),
			},
		);
	});
}

const inWords = ({ occupation, heuresOccupees, heuresTotales, couleur }: Occupation) =>
	`${occupation} % (${heuresOccupees} h sur ${heuresTotales} h, ${couleur})`;

async function trainerReport(
	centre: Centre,
	{ idFormateur, prenom, nom }: NamedFormateur,
	annee: number,
	mois?: number,
): Promise<ToolAnswer> {
	if (!mois)
		throw refuse(
			'CHAMP_INVALIDE',
			'mois',
			'obligatoire pour un formateur : un numéro de mois de 1 à 12',
		);
	const { heures, seances } = await reportTrainer(centre, { idFormateur, mois, annee });
	const words = seances.map(
		({ dateDebut, dateFin, salleNom, session }) =>
			`${dateDebut.slice(0, 16).replace('T', ' ')}–${dateFin.slice(11, 16)} ` +
			`${salleNom}${session ? ` ${session.formation} (session ${session.idSession})` : ''}`,
	);
	return ok(
		`${prenom} ${nom} a ${heures} h en ${monthInWords(annee, mois)}, ${seances.length} ` +
			`séance(s)${words.length > 0 ? ` : ${firstOf(words, 15)}` : ''}.`,
		{ formateur: idFormateur, annee, mois, heures, seances: seances.length },
	);
}
