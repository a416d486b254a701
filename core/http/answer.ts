import type { Executor } from '../../database/sql';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { fingerprint } from '../idempotence/fingerprint';
import { onceIn } from '../idempotence/once';
import { endRace } from '../batch/race';
import { misspeltFields } from '../errors/misspelt';
import { Refusal, unwrap } from '../errors/refusal';
import type { Together, WriteEndpoint, Written } from './endpoint';
import { inQueue } from './inQueue';
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
		const fields = readQuery(incoming);
		const faults = misspeltFields(fields, point.champs);
		if (faults.length > 0) throw new Refusal(faults);
		const corps = await point.repondre(centre, fields);
		return {
			statut: point.statusOf?.(corps as never) ?? 200,
			corps: { ...corps },
			written: false,
		};
	} catch (error) {
		return toRefusal(error);
	}
}

/** One request of those that can be carried out together. */
const alone =
	({ carryOut }: Together<never>) =>
	async (cx: Executor, centre: Centre, request: never): Promise<Written> =>
		unwrap((await carryOut(cx, centre, [request], { wait: true }))[0]);

const toResponse = ({ corps, ...rest }: Written): HttpResponse => ({
	...rest,
	corps: { ...corps },
});

async function write(
	centre: Centre,
	nom: EndpointName,
	point: WriteEndpoint,
	incoming: HttpRequest,
): Promise<HttpResponse> {
	const key = readKey(incoming);
	const request = point.lire(centre, incoming) as never;
	const { apart, together } = point;
	if (apart) return toResponse(await apart(centre, request, key));
	const isShared = !key && (together?.isSharable?.(request) ?? true);
	if (together && isShared)
		return toResponse(unwrap(await inQueue(centre, nom, together, request)));
	const writeAnswer = point.writeAnswer ?? (together && alone(together));
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
			// A key's answer is kept after everything else.
			{ isolation: point.isolation ?? centre.isolation, withCommit: !requestKey.cle },
		),
	);
	const { statut, corps, replayed } = answer;
	return toResponse({ statut, corps, written: written && !replayed });
}
