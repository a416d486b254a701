import { prepareCases } from '../../../core/evenements/prepareCases';
import { answerEndpoint } from '../../../core/http/answer';
import { writeRappels } from '../../../core/rappels/writeRappels';
import { health } from '../../../core/verification/health';
import { expectConform } from '../endpoints/openapi';
import { openTestDatabase, type TestDatabase } from '../harness';

let t: TestDatabase;
afterEach(() => t.close());

const sweep = () => prepareCases(t.centre, 'dus', { bail: 60, limite: 10 });
async function ask() {
	const answer = await answerEndpoint(t.centre, 'sante', {});
	expectConform('GET /crm/sante', answer.statut, answer.corps);
	return answer;
}

it('is well while the sweep runs, and not once it has stopped', async () => {
	t = await openTestDatabase('centre');
	expect(await ask()).toMatchObject({ statut: 503, corps: { statut: 'PANNE' } });
	await sweep();
	// At noon: before the hour of reminders none is written, and none noted.
	await writeRappels(t.centre, new Date(new Date().setUTCHours(12, 0, 0, 0)));
	expect(await ask()).toMatchObject({
		statut: 200,
		corps: {
			statut: 'BON',
			problemes: [],
			versions: { paquet: expect.stringMatching(/^\d/), postgresql: expect.stringMatching(/^\d/) },
			passages: { balayage: expect.any(String), rappels: expect.any(String) },
		},
	});
	for (const away of ['-6 minutes', '6 minutes']) {
		await t.sql(
			`update sessions_planning.passage set le = now() + $1::interval where quoi = 'BALAYAGE'`,
			[away],
		);
		expect((await health(t.centre)).problemes).toEqual([
			expect.stringContaining('publier le workflow'),
		]);
	}
	await sweep();
	expect((await health(t.centre)).statut).toBe('BON');
});

it('tells what waits too long, what was given up and what drifted, each with its mend and without a name', async () => {
	t = await openTestDatabase('centre');
	await sweep();
	await t.sql(`insert into sessions_planning.evenement (action, correlation_id, origine, etat, recu_le, prochain_essai)
		values ('SESSION_CREATED', 'a', 'CRM', 'RECU', now() - interval '2 hours', now() + interval '1 day'),
			('SESSION_CREATED', 'b', 'CRM', 'ECHEC', now(), now())`);
	await t.sql(`insert into sessions_planning.courrier (cle, role, nom, email, etat, cree_le)
		values ('c', 'ELEVE', 'Dupond', 'x@y.example', 'A_ENVOYER', now() - interval '5 minutes'),
			('d', 'ELEVE', 'Dupond', 'x@y.example', 'ECHEC', now())`);
	await t.sql(
		`update sessions set nb_inscrits = nb_inscrits + 1
		where id_session = (select max(id_session) from sessions where date_fin > now())`,
	);
	const { statut, corps } = await ask();
	expect(statut).toBe(503);
	expect(corps).toMatchObject({
		statut: 'PANNE',
		evenements: { plusDUneHeure: 1, abandonnes: 1 },
		courriers: { moinsDUneHeure: 1, abandonnes: 1 },
		derives: 1,
	});
	expect(corps.problemes).toHaveLength(4);
	expect(JSON.stringify(corps)).not.toMatch(/Dupond|@/);
	await t.sql(`update sessions_planning.evenement set etat = 'TRAITE' where etat = 'RECU'`);
	expect(await ask()).toMatchObject({ statut: 200, corps: { statut: 'A_VOIR' } });
});

it('names the migrations that are missing', async () => {
	t = await openTestDatabase('crm');
	expect(await ask()).toMatchObject({
		statut: 503,
		corps: {
			statut: 'PANNE',
			migrationsManquantes: expect.arrayContaining(['0001_inscriptions.sql']),
		},
	});
});
