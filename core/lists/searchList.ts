import { DateTime } from 'luxon';

import type { Executeur } from '../../database/sql';
import * as queries from '../../database/generated/lists';
import type { Centre } from '../centre/centre';

/** One choice of a list: what people read and the value that stands for it. */
export interface ListChoice {
	name: string;
	value: string;
}

type Recherche = (
	cx: Executeur,
	filtre: string | undefined,
	fuseau: string,
) => Promise<ListChoice[]>;

const personne = (p: { prenom: string; nom: string; email: string | null }) =>
	`${p.nom} ${p.prenom}${p.email ? ` (${p.email})` : ''}`;

const searches = {
	salles: async (cx, filtre) =>
		(await queries.searchSalles.run({ filtre }, cx)).map((s) => ({
			name: `${s.nom} (${s.code}, ${s.capaciteMax} places${s.statut === 'ACTIVE' ? '' : ', inactive'})`,
			value: s.code,
		})),
	formations: async (cx, filtre) =>
		(await queries.searchFormations.run({ filtre }, cx)).map((f) => ({
			name: `${f.nom} (${f.code}, ${f.dureeHeures} h${f.actif ? '' : ', inactive'})`,
			value: f.code,
		})),
	formateurs: async (cx, filtre) =>
		(await queries.searchFormateurs.run({ filtre }, cx)).map((f) => ({
			name: `${f.nom} ${f.prenom}${f.statut === 'ACTIF' ? '' : ' (inactif)'}`,
			value: String(f.idFormateur),
		})),
	sessions: async (cx, filtre, fuseau) =>
		(await queries.searchSessions.run({ filtre }, cx)).map((s) => ({
			name: `n° ${s.idSession} ${s.formation}, ${DateTime.fromJSDate(s.dateDebut, { zone: fuseau }).setLocale('fr').toFormat('d LLL yyyy')} (${s.nbInscrits}/${s.capaciteMax}, ${s.statutSession})`,
			value: String(s.idSession),
		})),
	eleves: async (cx, filtre) =>
		(await queries.searchEleves.run({ filtre }, cx)).map((p) => ({
			name: personne(p),
			value: String(p.idEleve),
		})),
	candidats: async (cx, filtre) =>
		(await queries.searchCandidats.run({ filtre }, cx)).map((p) => ({
			name: personne(p),
			value: String(p.idCandidat),
		})),
} satisfies Record<string, Recherche>;

export type ListName = keyof typeof searches;

/** At most 100 choices of a list whose name, code, number or address contain `texte`, in one statement. */
export async function searchList(
	centre: Centre,
	liste: ListName,
	texte?: string,
): Promise<ListChoice[]> {
	const filtre = texte ? `%${texte.replace(/[\\%_]/g, '\\$&')}%` : undefined;
	return await centre.base.withConnexion(
		async (cx) => await searches[liste](cx, filtre, centre.fuseau),
	);
}
