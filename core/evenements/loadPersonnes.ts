import {
	readAttentes,
	readPersonnes,
	type IReadPersonnesResult,
} from '../../database/generated/evenements';
import type { Executor } from '../../database/sql';

export type Personne = IReadPersonnesResult & {
	/** Of somebody who left, where it was asked for: there was a place in the queue and no other. */
	attendait?: boolean;
};

/**
 * Who an event is about, by event; a missing person is left out. One statement, and one more where
 * somebody may be gone by the CRM's own SQL: whether they only waited is then ours to find out.
 */
export async function loadPersonnes(
	cx: Executor,
	requests: Array<{
		idSession: number | null;
		idEleve?: number | null;
		idCandidat?: number | null;
		idInscription?: number | null;
		goneByCrm?: boolean;
	}>,
): Promise<Array<Personne | undefined>> {
	if (requests.length === 0) return [];
	const rows = await readPersonnes.run(
		{
			ns: requests.map((_, n) => n),
			idSessions: requests.map((d) => d.idSession),
			idEleves: requests.map((d) => d.idEleve ?? null),
			idCandidats: requests.map((d) => d.idCandidat ?? null),
			idInscriptions: requests.map((d) => d.idInscription ?? null),
		},
		cx,
	);
	const people = rows.filter((row) => row.idEleve || row.idCandidat);
	const left = people.flatMap(({ n, idInscription }) =>
		requests[n].goneByCrm && idInscription ? idInscription : [],
	);
	const waited = left.length > 0 ? await readAttentes.run({ ids: left }, cx) : [];
	const onlyWaited = new Set(waited.map(({ idInscription }) => idInscription));
	const byRequest = new Map(
		people.map((row) => [row.n, { ...row, attendait: onlyWaited.has(row.idInscription ?? 0) }]),
	);
	return requests.map((_, n) => byRequest.get(n));
}
