import { ownToken } from '../../../core/liens/ownLink';
import { makeSession } from '../evenements/world';
import { openTestDatabase, type TestDatabase } from '../harness';
import { cleSecrets, servePages } from './server';

let t: TestDatabase;
let site: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
	t = await openTestDatabase('vide');
	site = await servePages(t.centre, () => new Date());
});
afterAll(async () => {
	await site.close();
	await t.close();
});

it('offers on an élève’s own page no session that was refused: nobody can be enrolled there', async () => {
	const { inscriptions } = await makeSession(t, { inscrits: 1 });
	const { idSession } = await makeSession(t, { inscrits: 0, jours: 20 });
	const lien = ownToken(cleSecrets, { genre: 'eleve', id: inscriptions[0].id_eleve });
	const shown = async () => await (await fetch(`${site.url}/moi?lien=${lien}`)).text();
	expect(await shown()).not.toContain("Aucune autre session n'est ouverte");

	await t.sql(`update sessions set statut_validation = 'REFUSEE' where id_session = $1`, [
		idSession,
	]);
	expect(await shown()).toContain("Aucune autre session n'est ouverte");
});
