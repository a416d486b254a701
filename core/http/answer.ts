import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { fingerprint } from '../idempotence/fingerprint';
import { onceIn } from '../idempotence/once';
import { endRace } from '../batch/race';
import type { WriteEndpoint, Written } from './endpoint';
import { endpoints, type EndpointName } from './endpoints';
import { readKey, readQuery, type HttpRequest } from './request';
import { toRefusal, type HttpResponse } from './response';

/**
 * Answers one HTTP request to a point of the contract's section 5, in its shape and status. Never
 * throws: a refusal and a breakdown are answers too, and after each of them nothing is changed.
 */
export async function answerEndpoint(
	centre: Centre,
	nom: EndpointName,
	incoming: HttpRequest,
): Promise<HttpResponse> {
	try {
		const point = endpoints[nom];
		if (point.genre === 'ecriture') return await write(centre, nom, point, incoming);
		const corps = await point.repondre(centre, readQuery(incoming));
		return {
			statut: point.statusOf?.(corps as never) ?? 200,
			corps: { ...corps },
			written: false,
		};
	} catch (error) {
		return toRefusal(error);
	}
}

async function write(
	centre: Centre,
	nom: EndpointName,
	point: WriteEndpoint,
	incoming: HttpRequest,
): Promise<HttpResponse> {
	const key = readKey(incoming);
	const request = point.lire(centre, incoming) as never;
	const { writeAnswer, apart } = point;
	if (apart) {
		const { corps, ...rest } = await apart(centre, request, key);
		return { ...rest, corps: { ...corps } };
	}
	if (!writeAnswer) throw new Error(`The endpoint ${nom} has no work to do.`);
	const requestKey = {
		portee: `crm/${nom}`,
		cle: point.withoutKey?.(request) ? undefined : key,
		empreinte: fingerprint({ params: incoming.params, body: incoming.body }),
	};
	// Read after the commit only: a transaction that is run again starts with nothing.
	let written = false;
	const answer = await endRace(() =>
		transaction(
			centre.base,
			(cx) =>
				onceIn<Written['corps']>(cx, requestKey, async () => {
					const writtenOne = await writeAnswer(cx, centre, request);
					written = writtenOne.written;
					return writtenOne;
				}),
			{ isolation: point.isolation ?? centre.isolation },
		),
	);
	return {
		statut: answer.statut,
		corps: { ...answer.corps },
		written: written && !answer.replayed,
	};
}
