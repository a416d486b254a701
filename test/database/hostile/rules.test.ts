import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Refusal } from '../../../core/errors/refusal';
import { openCentre } from '../../../core/centre/centre';
import { answerEndpoint } from '../../../core/http/answer';
import { loadRules } from '../../../core/rules/loadRules';
import { findAlerts } from '../../../core/sessions/findAlerts';
import { stopSolver } from '../../../core/planning/solve/solver';
import { attack, type Reply, type Shot } from './attack';
import type { World } from './world';

const shipped = join(__dirname, '../../../rules');
const folder = mkdtempSync(join(tmpdir(), 'regles-hostiles-'));
afterAll(async () => {
	rmSync(folder, { recursive: true, force: true });
	await stopSolver();
});

const names = readdirSync(shipped).filter((file) => file.endsWith('.json'));

async function seeds(): Promise<Shot[]> {
	return names.map((file) => ({
		to: file,
		sends: JSON.parse(readFileSync(join(shipped, file), 'utf8')) as unknown,
	}));
}

let n = 0;

/**
 * A file is refused with its place, or works: whatever was asked by its rules is answered, and they
 * may refuse all of it.
 */
async function send({ base, sql }: World, { to, sends }: Shot): Promise<Reply> {
	const own = join(folder, String((n += 1)));
	const { mkdirSync } = await import('node:fs');
	mkdirSync(own);
	writeFileSync(join(own, to), JSON.stringify(sends));
	try {
		loadRules(own);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		for (const { code, path } of error.faults)
			if (code !== 'REGLES_INVALIDES' || !path.includes(to))
				throw new Error(`refused as ${code} at ${path}`, { cause: error });
		return { ok: false, wrote: false, said: error.message };
	}
	const centre = openCentre(base, { dossierRegles: own, acteur: 'crm' });
	const [{ session, eleve }] = await sql<Record<string, number>>(
		`select (select max(id_session) from sessions where statut_session = 'PLANIFIEE') as session,
			(select max(id_eleve) from eleves) as eleve`,
	);
	const params = { id: String(session) };
	const replies = [
		await answerEndpoint(centre, 'occupation', { query: { annee: '2026' } }),
		await answerEndpoint(centre, 'inscrire', { params, body: { eleveId: eleve } }),
		await answerEndpoint(centre, 'desister', { params, body: { eleveId: eleve } }),
		await answerEndpoint(centre, 'creer', { body: request }),
	];
	await findAlerts(centre);
	const broken = replies.find(({ panne }) => panne);
	// A rule that lets no case fire is the file's own fault, and is said so.
	if (broken && !/no rule fires/.test(broken.panne ?? ''))
		throw new Error(`broke down: ${broken.panne}`);
	return { ok: true, wrote: true, said: JSON.stringify(replies) };
}

const request = {
	sourceForm: 'FormationCourteForm',
	informationsGenerales: {
		formation: 'INIT_SERTI',
		dateDebut: '2031-03-03',
		dateFin: '2031-03-04',
		dureeHeures: 8,
	},
	joursActifs: ['LUNDI', 'MARDI'],
	ressources: {},
};

attack({ name: 'rules', seeds, send, from: 0, runs: 40 });
