import { openBrowser } from '../../e2e/browser';
import { openTestDatabase } from '../harness';
import { servePages } from './server';
it('x', async () => {
	const t = await openTestDatabase('centre');
	const site = await servePages(t.centre, () => new Date());
	const b = await openBrowser();
	const p = await b.newPage({ viewport: { width: 1200, height: 900 } });
	const [c] = await t.sql(`select s.id_session, (s.date_debut)::date::text as jour, (select max(id_reservation) from reservation_salle r where r.id_session = s.id_session) as seance from sessions s join formations f using (id_formation) where f.code = 'CAP_BJ'`);
	await p.setViewportSize({width:360,height:740});
	await p.goto(site.url + `/semaine?date=${c.jour}`);
	console.log(await p.evaluate('document.documentElement.scrollWidth'));
	await p.screenshot({ path: '/tmp/p-tel.png' });
	await p.setViewportSize({width:1200,height:900});
	for (const [n, u] of [['semaine', `/semaine?date=${c.jour}`], ['form', `/semaine?date=${c.jour}&vue=formateurs`], ['creer', '/preparer?verbe=creer&salle=ATEL_A'], ['depl', `/preparer?verbe=deplacer&id=${c.id_session}&seance=${c.seance}`], ['annuler', `/confirmer?verbe=annuler&id=${c.id_session}`], ['session', `/session?id=${c.id_session}`]]) {
		await p.goto(site.url + u); await p.screenshot({ path: `/tmp/p-${n}.png` });
	}
	await p.goto(site.url + `/semaine?date=${c.jour}`);
	require('fs').writeFileSync('/tmp/p.pdf', await p.pdf({ preferCSSPageSize: true }));
	await b.close(); await site.close(); await t.close();
}, 60000);
