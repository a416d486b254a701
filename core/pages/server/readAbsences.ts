import {
	listAbsences,
	listFermetures,
	listSallesFermees,
	type IListAbsencesResult,
} from '../../../database/generated/absences';
import type { Centre } from '../../centre/centre';
import { frenchOf, periodInWords, stretchInWords } from '../../time/french';
import type { AbsencesView, AbsenceView } from '../absencesPage';

/** Absences, closures and closed rooms that are not over, in three statements of one round trip. */
export async function readAbsences(centre: Centre, jour: string, des: Date): Promise<AbsencesView> {
	const { fuseau } = centre;
	const [absences, fermetures, salles] = await centre.base.withConnection((cx) =>
		cx.together((all) =>
			Promise.all([
				listAbsences.run({ des, idFormateur: null }, all),
				listFermetures.run({ jour }, all),
				listSallesFermees.run({ des, fuseau }, all),
			]),
		),
	);
	return {
		absences: absences.map((one) => absenceOf(one, fuseau)),
		fermetures: fermetures.map(({ idFermeture, dateDebut, dateFin, motif, agenda }) => ({
			idFermeture,
			motif,
			quand: periodInWords(frenchOf(dateDebut, fuseau), frenchOf(dateFin, fuseau)),
			agenda: agenda ?? null,
		})),
		salles: salles.map(({ idReservation, salle, motif, dateDebut, dateFin }) => ({
			idReservation,
			salle,
			motif,
			quand: stretchInWords(dateDebut, dateFin, fuseau),
		})),
	};
}

/** Those of one trainer. */
export async function readAbsencesOf(
	centre: Centre,
	idFormateur: number,
	des: Date,
): Promise<AbsenceView[]> {
	const read = await centre.base.withConnection((cx) => listAbsences.run({ des, idFormateur }, cx));
	return read.map((one) => absenceOf(one, centre.fuseau));
}

const absenceOf = (
	{ idDisponibilite, idFormateur, formateur, dateDebut, dateFin }: IListAbsencesResult,
	fuseau: string,
): AbsenceView => ({
	idDisponibilite,
	idFormateur,
	formateur,
	quand: stretchInWords(dateDebut, dateFin, fuseau),
});
