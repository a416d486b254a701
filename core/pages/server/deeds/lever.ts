import { DateTime } from 'luxon';
import { z } from 'zod';

import {
	liftAbsence,
	liftFermeture,
	readAbsence,
	readFermeture,
} from '../../../../database/generated/absences';
import type { Executor } from '../../../../database/sql';
import type { Centre } from '../../../centre/centre';
import { refuse } from '../../../errors/refusal';
import { identifiant } from '../../../time/fields';
import { frenchOf, periodInWords, stretchInWords } from '../../../time/french';
import { capital } from '../../words';
import { optional } from './fields';
import { deed, type Done, type Told } from './types';

/** Takes back an absence or a closure, as far as it is still to come. */
export const lever = deed({
	champs: z
		.object({ absence: optional(identifiant), fermeture: optional(identifiant) })
		.refine(({ absence, fermeture }) => (absence === undefined) !== (fermeture === undefined), {
			path: ['absence'],
			message: 'une absence ou une fermeture est attendue',
		}),
	carryOut: async (cx, centre, { absence, fermeture }) =>
		absence === undefined
			? await liftClosure(cx, centre, fermeture as number)
			: await liftOfTrainer(cx, centre, absence),
});

/** Moved séances have told everybody already: to move them back would be another change for all. */
const STAYS =
	'Les séances déplacées à cause d’elle restent où elles sont ; les alertes dont elle est seule la cause disparaissent.';

async function liftOfTrainer(
	cx: Executor,
	{ fuseau }: Centre,
	idDisponibilite: number,
): Promise<Done> {
	const des = todayOf(fuseau).toJSDate();
	const [found] = await readAbsence.run({ idDisponibilite, des }, cx);
	const lifted = found ? await liftAbsence.run({ idDisponibilite, des }, cx) : [];
	if (lifted.length === 0) throw refuse('ABSENCE_INCONNUE', 'absence', gone('absence'));
	const { formateur, dateDebut, dateFin, autre } = found;
	const free =
		dateDebut < des
			? `${formateur} est de nouveau disponible dès aujourd’hui ; les jours passés restent notés.`
			: `${formateur} est de nouveau disponible ces jours-là.`;
	const other = 'Une autre absence couvre encore une partie de ces jours : elle reste.';
	return told({
		quoi: `l'absence de ${formateur}, ${stretchInWords(dateDebut, dateFin, fuseau)}`,
		titre: 'Absence levée',
		phrases: [free, ...(autre ? [other] : [])],
	});
}

async function liftClosure(cx: Executor, { fuseau }: Centre, idFermeture: number): Promise<Done> {
	const jour = todayOf(fuseau).toISODate() as string;
	const [found] = await readFermeture.run({ idFermeture, jour }, cx);
	if (found?.agenda)
		throw refuse(
			'FERMETURE_IMPORTEE',
			'fermeture',
			`Cette fermeture vient de l’agenda « ${found.agenda} » : elle se retire dans cet agenda, ` +
				'puis l’agenda est importé de nouveau.',
		);
	const lifted = found ? await liftFermeture.run({ idFermeture, jour }, cx) : [];
	if (lifted.length === 0) throw refuse('FERMETURE_INCONNUE', 'fermeture', gone('fermeture'));
	const { dateDebut, dateFin, motif, autre } = found;
	const days = periodInWords(frenchOf(dateDebut, fuseau), frenchOf(dateFin, fuseau));
	const free =
		dateDebut < jour
			? 'Le centre est de nouveau ouvert dès aujourd’hui ; les jours passés restent notés.'
			: 'Le centre est de nouveau ouvert ces jours-là.';
	const other = 'Une autre fermeture couvre encore une partie de ces jours : elle reste.';
	return told({
		quoi: `la fermeture du centre, ${days} (${motif})`,
		titre: 'Fermeture levée',
		phrases: [free, ...(autre ? [other] : [])],
	});
}

const todayOf = (fuseau: string) => DateTime.now().setZone(fuseau).startOf('day');

const gone = (what: string) => `Cette ${what} n’est plus à lever : elle est levée déjà, ou passée.`;

function told({ quoi, titre, phrases }: Pick<Told, 'quoi' | 'titre' | 'phrases'>): Done {
	return {
		message: `${titre} : ${quoi}.`,
		faits: { resultat: titre, quoi, suite: phrases.join('\n') },
		toRecord: [{ idSession: null, phrases: [quoi] }],
		valeur: {
			qui: '',
			quoi,
			idSession: null,
			retour: 'absences',
			effets: [...phrases, STAYS],
			titre,
			phrases: [`${capital(quoi)}.`, ...phrases, STAYS],
		},
	};
}
