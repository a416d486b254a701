import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../database/files';
import { missingMigrations } from '../../database/migrate';
import { missingRights, rightsInWords } from '../../database/rights';
import { readSante } from '../../database/generated/verification';
import type { Base } from '../../database/pool';
import type { Centre } from '../centre/centre';
import { toIso } from '../time/instant';

/** What waits, by age, and what was given up. */
export interface Backlog {
	moinsDUneMinute: number;
	moinsDUneHeure: number;
	plusDUneHeure: number;
	abandonnes: number;
}

/** How the installation goes (contract, section 15); numbers and times, no name of anybody. */
export interface Health {
	/** PANNE: somebody has to act now; A_VOIR: when there is time. */
	statut: 'BON' | 'A_VOIR' | 'PANNE';
	/** Each with its mend, in French. */
	problemes: string[];
	versions: { paquet: string; node: string; postgresql: string };
	/** Names of migrations that the database does not have yet. */
	migrationsManquantes: string[];
	evenements: Backlog | null;
	courriers: Backlog | null;
	/** Sessions to come whose counter is not what their rows say. */
	derives: number;
	/** Connections of this process. */
	connexions: { ouvertes: number; libres: number; enAttente: number };
	/**
	 * When due events were last looked for, reminders last written, and what is past its time last
	 * forgotten; null: never.
	 */
	passages: { balayage: string | null; rappels: string | null; conservation: string | null };
}

/** What is past its time is forgotten each hour; later than this, in milliseconds, something hinders it. */
const FORGETTING_LATE = 172_800_000;

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	version: string;
};

/**
 * Reads how it goes; four statements. A database that lacks our migrations is told of as such.
 * @throws what the database throws where it can't be reached
 */
export async function health(centre: Centre): Promise<Health> {
	const { base, fuseau } = centre;
	const migrationsManquantes = await missingMigrations(base);
	const { totalCount, idleCount, waitingCount } = base.pool;
	const versions = { paquet: version, node: process.versions.node, postgresql: '' };
	const connexions = { ouvertes: totalCount, libres: idleCount, enAttente: waitingCount };
	const unusable = await whyUnusable(base, migrationsManquantes);
	if (unusable)
		return {
			statut: 'PANNE',
			problemes: [unusable],
			versions,
			migrationsManquantes,
			evenements: null,
			courriers: null,
			derives: 0,
			connexions,
			passages: { balayage: null, rappels: null, conservation: null },
		};

	const [row] = await base.withConnection((cx) => readSante.run(undefined as never, cx));
	const evenements = row.evenements as unknown as Backlog;
	const courriers = row.courriers as unknown as Backlog;
	const urgent = [
		...(row.arrete
			? ['Les événements ne sont plus traités : publier le workflow « Sessions – événements ».']
			: []),
		...told(evenements.plusDUneHeure, 'événement(s) en retard de plus d’une heure : voir `check`.'),
		...told(
			courriers.plusDUneHeure,
			'courriel(s) en retard de plus d’une heure : voir le serveur SMTP.',
		),
	];
	const remembersTooLong = row.conservation && Date.now() - +row.conservation > FORGETTING_LATE;
	const later = [
		...(remembersTooLong && !row.arrete
			? [
					'Ce que conservation.json fait oublier ne l’est plus : voir le journal de n8n (« Session Action »).',
				]
			: []),
		...told(
			evenements.abandonnes,
			'événement(s) abandonné(s) : les rejouer par « Rejouer les échecs ».',
		),
		...told(
			courriers.abandonnes,
			'courriel(s) abandonné(s) depuis 30 jours : voir les pages, à aujourd’hui.',
		),
		...told(
			row.derives,
			'session(s) au compteur faux : `npx n8n-nodes-sessions-planning check` donne le remède.',
		),
	];
	return {
		statut: statusOf(urgent, later),
		problemes: [...urgent, ...later],
		versions: { ...versions, postgresql: row.postgresql },
		migrationsManquantes,
		evenements,
		courriers,
		derives: row.derives,
		connexions,
		passages: {
			balayage: row.balayage ? toIso(row.balayage, fuseau) : null,
			rappels: row.rappels ? toIso(row.rappels, fuseau) : null,
			conservation: row.conservation ? toIso(row.conservation, fuseau) : null,
		},
	};
}

/** What keeps every other question from being asked. */
async function whyUnusable(base: Base, migrations: string[]): Promise<string | undefined> {
	if (migrations.length > 0)
		return `${migrations.length} migration(s) à appliquer : npx n8n-nodes-sessions-planning migrate`;
	const rights = await base.withConnection(missingRights);
	if (rights.length > 0)
		return (
			`L’utilisateur de la base n’a pas tous ses droits (${rightsInWords(rights)}) : ` +
			'npx n8n-nodes-sessions-planning role UTILISATEUR'
		);
	return undefined;
}

const told = (n: number, what: string): string[] => (n > 0 ? [`${n} ${what}`] : []);

function statusOf(urgent: string[], later: string[]): Health['statut'] {
	if (urgent.length > 0) return 'PANNE';
	return later.length > 0 ? 'A_VOIR' : 'BON';
}
