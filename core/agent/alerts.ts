import { z } from 'zod';

import { validate } from '../errors/validate';
import { findAlerts } from '../sessions/findAlerts';
import { integer } from './fields';
import { answer, ok, type ToolAnswer, type ToolContext } from './answer';
import { dayInFrench, firstOf } from './words';

export const champs = z.object({ horizon: integer });

const JOURS = 60;

/** What needs somebody's attention among the sessions of the next days, by alerts.json. Reads only. */
export function alertsTool({ centre }: ToolContext, input: unknown): Promise<ToolAnswer> {
	return answer(async () => {
		const { horizon: jours = JOURS } = validate(champs, input);
		const alertes = await findAlerts(centre, { jours: Math.min(jours, 1000) });
		if (alertes.length === 0)
			return ok(`Aucune alerte pour les ${jours} jours à venir.`, { nombre: 0, alertes: [] });
		const words = alertes.map(
			({ message, session }) =>
				`session ${session.idSession} (${session.formation}, ` +
				`${dayInFrench(session.dateDebut, centre.fuseau)}) : ${message}`,
		);
		return ok(`${alertes.length} alerte(s) : ${firstOf(words)}.`, {
			nombre: alertes.length,
			alertes: alertes
				.slice(0, 10)
				.map(({ code, session }) => ({ code, session: session.idSession })),
		});
	});
}
