import { z } from 'zod';

import { listFormateur } from '../../database/generated/occupation';
import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { identifiant } from '../time/fields';
import { clockOf, hoursBetween, toIso } from '../time/instant';
import { closedDays } from '../calendar/closedDays';
import { yearField, monthField, instantOf, monthPeriod, openingHours } from './period';
import type { FormateurReport, FormateurSeance } from './types';
import { sessionOf } from './views';

const schema = z.object({ idFormateur: identifiant, mois: monthField, annee: yearField });

interface Dated<T> {
	debut: Date;
	fin: Date;
	valeur: T;
}

/**
 * A trainer's month: séances day by day with room and places, availability, and hours clipped to
 * the month; one statement.
 * @throws Refusal CHAMP_INVALIDE, FORMATEUR_INCONNU (contract, section 5)
 */
export async function reportTrainer(
	centre: Centre,
	request: { idFormateur: number | string; mois: number | string; annee: number | string },
): Promise<FormateurReport> {
	const { idFormateur, mois, annee } = validate(schema, request);
	const { fuseau } = centre;
	const { debut, fin, jours } = monthPeriod(annee, mois, fuseau);
	const rows = await centre.base.withConnection((cx) =>
		listFormateur.run({ idFormateur, debut, fin }, cx),
	);
	if (rows.length === 0)
		throw refuse('FORMATEUR_INCONNU', 'idFormateur', `le formateur n° ${idFormateur} n'existe pas`);
	const [{ nom, prenom, statut, fermetures }] = rows;
	const seances: Array<Dated<FormateurSeance>> = [];
	const disponibilites: Array<Dated<string>> = [];
	for (const row of rows) {
		if (!row.genre || !row.dateDebut || !row.dateFin) continue;
		const dates = { debut: row.dateDebut, fin: row.dateFin };
		if (row.genre === 'SEANCE')
			seances.push({ ...dates, valeur: seanceOf(row, `${prenom} ${nom}`, fuseau) });
		else disponibilites.push({ ...dates, valeur: row.genre });
	}
	let heures = 0;
	for (const seance of seances) {
		const from = seance.debut > debut ? seance.debut : debut;
		const to = seance.fin < fin ? seance.fin : fin;
		heures += hoursBetween(from, to);
	}
	const ferme = closedDays(centre, fermetures, jours);
	return {
		formateur: { idFormateur, nom, prenom, statut },
		mois,
		annee,
		ouverture: openingHours(centre),
		heures: Math.round(heures * 100) / 100,
		jours: jours.map((date) => {
			const fermeture = ferme(date);
			const du = new Date(instantOf(date, '00:00', fuseau));
			const au = new Date(instantOf(date, '24:00', fuseau));
			return {
				date,
				...(fermeture ? { fermeture } : {}),
				seances: clip(seances, du, au, fuseau).map(({ debut: d, fin: f, valeur }) => ({
					...valeur,
					debut: d,
					fin: f,
				})),
				disponibilites: clip(disponibilites, du, au, fuseau).map(
					({ debut: d, fin: f, valeur }) => ({ debut: d, fin: f, type: valeur }),
				),
			};
		}),
		seances: seances.map(({ valeur }) => valeur),
		disponibilites: disponibilites.map(({ debut: d, fin: f, valeur }) => ({
			dateDebut: toIso(d, fuseau),
			dateFin: toIso(f, fuseau),
			type: valeur,
		})),
	};
}

/** What of dated things lies in a day, by its wall clock. */
function clip<T>(things: Array<Dated<T>>, du: Date, au: Date, fuseau: string) {
	return things
		.filter(({ debut, fin }) => debut < au && fin > du)
		.map(({ debut, fin, valeur }) => ({
			debut: debut > du ? clockOf(debut, fuseau) : '00:00',
			fin: fin < au ? clockOf(fin, fuseau) : '24:00',
			valeur,
		}));
}

type Row = Awaited<ReturnType<typeof listFormateur.run>>[number];

function seanceOf(row: Row, formateur: string, fuseau: string): FormateurSeance {
	const session = sessionOf({ ...row, idFormateur: null });
	const [debut, fin] = [row.dateDebut, row.dateFin].map((d) => d as Date);
	return {
		debut: clockOf(debut, fuseau),
		fin: clockOf(fin, fuseau),
		dateDebut: toIso(debut, fuseau),
		dateFin: toIso(fin, fuseau),
		idReservation: row.idReservation ?? 0,
		salle: row.salle ?? '',
		salleNom: row.salleNom ?? '',
		motif: row.motif ?? null,
		...(session ? { session: { ...session, formateur, idFormateur: row.idFormateur } } : {}),
	};
}
