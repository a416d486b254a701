import { tools, type ToolName } from '../../../core/agent/tools';
import { stopSolver } from '../../../core/planning/solve/solver';
import { attack, type Reply, type Shot } from './attack';
import { cleSecrets, type World } from './world';

afterAll(stopSolver);

const plan = {
	formation: 'Initiation sertissage',
	heures: 8,
	dateDebut: '2031-03-03',
	dateFin: '2031-03-07',
	jours: 'lundi, mardi',
	creneaux: 'matin',
	heuresParJour: 8,
	salle: 'Atelier B',
	formateur: 'Marie Bernard',
	places: 8,
};

/** What a model writes into each tool, in words. */
async function seeds({ sql }: World): Promise<Shot[]> {
	const [{ session, qui, libre }] = await sql<Record<string, string>>(
		`select s.id_session::text as session, e.prenom || ' ' || e.nom as qui,
			(select l.prenom || ' ' || l.nom from eleves l where not exists (select from inscription_session x
				where x.id_eleve = l.id_eleve and x.id_session = s.id_session) order by l.id_eleve limit 1) as libre
		from sessions s
		join inscription_session i using (id_session)
		join eleves e using (id_eleve)
		where s.date_debut > now() + interval '2 days' and i.statut_inscription in ('INSCRIT', 'CONFIRME')
		order by s.id_session, i.id_inscription
		limit 1`,
	);
	const [{ passee, present }] = await sql<Record<string, string>>(
		`select s.id_session::text as passee, e.prenom || ' ' || e.nom as present
		from sessions s
		join inscription_session i using (id_session)
		join eleves e using (id_eleve)
		where s.date_debut < now() and i.statut_inscription in ('INSCRIT', 'CONFIRME')
		order by s.id_session, i.id_inscription
		limit 1`,
	);
	const use = (to: ToolName, sends: object) => ({ to, sends });
	return [
		use('findSessions', {
			formation: 'sertissage',
			dateDebut: '2026-12-01',
			dateFin: '2031-12-31',
		}),
		use('sessionSheet', { session }),
		use('freeSlots', {
			dateDebut: '2031-03-03',
			dateFin: '2031-03-07',
			salle: 'ATEL_B',
			jours: 'lundi',
		}),
		use('planSessions', plan),
		use('createSession', plan),
		use('createCap', {
			formation: 'CAP bijouterie',
			matieres: 'Sertissage 4 h en atelier A avec Laurent, bijouterie 8 h',
			dateDebut: '2031-09-01',
			dateFin: '2031-09-12',
		}),
		use('changeSession', { session, action: 'capacite', places: 12 }),
		use('changeSession', { session, action: 'annuler' }),
		use('repair', {
			formateur: 'Marie Bernard',
			dateDebut: '2031-03-03',
			dateFin: '2031-03-04',
			motif: 'malade',
		}),
		use('alerts', { horizon: 30 }),
		use('occupancyReport', { annee: 2026, mois: 12, formateur: 'Marie Bernard' }),
		use('explainDecision', { session, personne: qui }),
		use('enrol', { session: `session ${session}`, personne: libre }),
		use('withdraw', { session, personne: qui, motif: 'malade' }),
		use('promote', { session }),
		use('attendance', { session: passee }),
		use('markAttendance', { session: passee, personne: present, statut: 'RETARD', minutes: 10 }),
	];
}

const statuses = ['ok', 'a_confirmer', 'fait', 'ambigu', 'introuvable', 'refuse', 'invalide'];

async function use(world: World, to: ToolName, input: unknown) {
	const centre = { ...world.centre, actor: 'marjorie' };
	const answer = await tools[to]({ centre, cleSecrets }, input);
	if (!statuses.includes(answer.status) || typeof answer.nextAction !== 'string')
		throw new Error(`no answer of a tool: ${JSON.stringify(answer)}`);
	const said = JSON.stringify(answer);
	if (said.length > 60_000) throw new Error(`an answer of ${said.length} characters`);
	// One line, so that a name can't look like a part of the answer.
	if (/\\[nrtu]|[\p{Cc}]/u.test(said)) throw new Error(`more than one line: ${said.slice(0, 500)}`);
	return { answer, said };
}

async function send(world: World, { to, sends }: Shot): Promise<Reply> {
	const { answer, said } = await use(world, to as ToolName, sends);
	if (answer.status !== 'a_confirmer')
		return {
			ok: !['invalide', 'introuvable', 'ambigu'].includes(answer.status),
			wrote: false,
			said,
		};
	const done = await use(world, to as ToolName, {
		...(sends as object),
		jeton: answer.jeton,
		apercu: answer.apercu,
	});
	return { ok: true, wrote: true, said: said + done.said };
}

attack({ name: 'tools', seeds, send, from: 0, runs: 40 });
