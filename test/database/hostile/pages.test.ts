import { validateHeaderValue } from 'node:http';

import { parse as readCsv } from 'csv-parse/sync';

import { feedToken } from '../../../core/calendars/feedToken';
import { ownToken } from '../../../core/liens/ownLink';
import { answerFeed, answerPage, type PageResponse } from '../../../core/pages/server/answerPage';
import { readPageForm } from '../../../core/pages/server/readRequest';
import { stopSolver } from '../../../core/planning/solve/solver';
import { attack, type Reply, type Shot } from './attack';
import { readCalendar } from './readCalendar';
import { readPage } from './readPage';
import { cleFormulaires, cleSecrets, type World } from './world';

afterAll(stopSolver);

const keys = { cleSecrets, cleFormulaires };
const base = 'http://127.0.0.1/webhook/planning';

/** Visits of every page, every form and every deed, with fields that are right. */
async function seeds({ sql }: World): Promise<Shot[]> {
	const [{ session, inscription, seance, eleve, formateur }] = await sql<Record<string, number>>(
		`select s.id_session as session, i.id_inscription as inscription, r.id_reservation as seance,
			i.id_eleve as eleve, s.id_formateur as formateur
		from sessions s
		join inscription_session i using (id_session)
		join reservation_salle r using (id_session)
		where s.date_debut > now() + interval '2 days' and i.statut_inscription in ('INSCRIT', 'CONFIRME')
		order by 1, 2, 3
		limit 1`,
	);
	const [{ passee, present, tenue }] = await sql<Record<string, number>>(
		`select s.id_session as passee, i.id_inscription as present, r.id_reservation as tenue
		from sessions s
		join inscription_session i using (id_session)
		join reservation_salle r using (id_session)
		where r.date_fin < now() and i.statut_inscription in ('INSCRIT', 'CONFIRME')
		order by 1, 2, 3 desc
		limit 1`,
	);
	const [{ attend, file }] = await sql<Record<string, number>>(
		`select id_inscription as attend, id_session as file
		from inscription_session
		where statut_inscription = 'EN_ATTENTE'
		order by 1
		limit 1`,
	);
	const [{ libre }] = await sql<Record<string, number>>(
		`select id_eleve as libre from eleves e
		where not exists (select from inscription_session i
			where i.id_eleve = e.id_eleve and i.id_session = $1)
		order by 1
		limit 1`,
		[session],
	);
	const [{ absence, fermeture, reunion }] = await sql<Record<string, number>>(
		`select
			(select max(id_disponibilite) from disponibilite_formateur where type = 'INDISPONIBLE') as absence,
			(select max(id_fermeture) from sessions_planning.fermeture) as fermeture,
			(select max(id_reservation) from reservation_salle where id_session is null) as reunion`,
	);
	const id = String(session);
	const get = (to: string, query: object = {}) => ({ to, sends: { query } });
	const lien = (genre: 'eleve' | 'formateur', n: number) => ownToken(cleSecrets, { genre, id: n });
	const deeds: Array<Record<string, string>> = [
		{ verbe: 'inscrire', id, eleve: String(libre) },
		{ verbe: 'promouvoir', id: String(file), inscription: String(attend) },
		{ verbe: 'desister', id, inscription: String(inscription), motif: 'malade' },
		{ verbe: 'confirmer', id },
		{ verbe: 'annuler', id },
		{ verbe: 'capacite', id, places: '12' },
		{ verbe: 'deplacer', id, seance: String(seance), date: '2031-03-03', heure: '09:00' },
		{
			verbe: 'creer',
			formation: 'INIT_SERTI',
			salle: 'ATEL_B',
			date: '2031-03-03',
			debut: '09:00',
			fin: '12:00',
			jours: '2',
			rythme: 'semaines',
			formateur: '',
			places: '8',
		},
		{
			verbe: 'absence',
			formateur: String(formateur),
			du: '2031-03-03',
			au: '2031-03-04',
			motif: 'congé',
			reparer: 'non',
		},
		{
			verbe: 'fermeture',
			lieu: 'centre',
			salle: '',
			du: '2031-03-03',
			au: '',
			motif: 'travaux',
			reparer: 'oui',
		},
		{ verbe: 'fermeture', lieu: 'salle', salle: 'REUNION', du: '2031-03-10', motif: 'peinture' },
		{ verbe: 'lever', absence: String(absence), fermeture: '' },
		{ verbe: 'lever', absence: '', fermeture: String(fermeture) },
		{
			verbe: 'reserver',
			salle: 'THEO',
			date: '2031-03-04',
			debut: '10:00',
			fin: '12:00',
			motif: 'conseil',
		},
		{ verbe: 'liberer', reservation: String(reunion), motif: 'reporté' },
		{ verbe: 'revoquer', eleve: String(eleve), candidat: '', formateur: '' },
		{
			verbe: 'presences',
			id: String(passee),
			seance: String(tenue),
			[`p${present}`]: 'RETARD',
			[`m${present}`]: '10',
		},
	];
	return [
		get(''),
		get('', { annee: '2026' }),
		get('recherche', { q: 'martin' }),
		get('personne', { eleve: String(eleve) }),
		get('semaine', { date: '2026-12-07', vue: 'formateurs' }),
		get('mois', { salle: 'ATEL_B', mois: '12', annee: '2026' }),
		get('jour', { date: '2026-12-07', salle: 'ATEL_B' }),
		get('formateur', { id: String(formateur), mois: '12', annee: '2026' }),
		get('session', { id, onglet: 'planning', q: 'durand' }),
		get('session', { id, onglet: 'historique' }),
		get('sante'),
		get('absences'),
		get('preparer', { verbe: 'fermeture', lieu: 'salle', salle: 'REUNION', du: '2031-03-03' }),
		get('preparer', { verbe: 'reserver', salle: 'THEO', date: '2031-03-04', debut: '10:00' }),
		get('presences', { id, seance: String(seance) }),
		get('formation', { code: 'INIT_SERTI' }),
		get('exporter', { session: id }),
		get('exporter', { eleve: String(eleve) }),
		get('papier', { quoi: 'feuille', id, du: '2026-12-07', au: '2031-12-07' }),
		get('preparer', { verbe: 'deplacer', id, seance: String(seance), date: '2031-03-03' }),
		get('preparer', { verbe: 'creer', formation: 'INIT_SERTI', date: '2031-03-03', jours: '2' }),
		get('preparer', { verbe: 'absence', formateur: '1', du: '2031-03-03', motif: 'x' }),
		get('agenda', { salle: 'ATEL_B', jeton: feedToken(cleSecrets, 'salle', 'ATEL_B') }),
		get('agenda', { session: id, jeton: feedToken(cleSecrets, 'session', id) }),
		get('moi', { lien: lien('eleve', eleve) }),
		get('moi', { lien: lien('formateur', formateur), page: '' }),
		get('moi', { lien: lien('eleve', eleve), verbe: 'desister', inscription: String(inscription) }),
		get('moi', {
			lien: lien('formateur', formateur),
			verbe: 'absence',
			du: '2031-03-03',
			au: '2031-03-04',
			motif: 'malade',
		}),
		...deeds.map((fields) => get('confirmer', fields)),
	];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** An address' query as Express reads it (`a=1&a=2`, `a[b]=1`), a form's body as a browser writes it. */
const formOf = (fields: Record<string, unknown>) =>
	readPageForm(
		Buffer.from(
			new URLSearchParams(
				Object.entries(fields).map(([name, value]) => [
					name,
					typeof value === 'object' ? JSON.stringify(value) : String(value),
				]),
			).toString(),
		),
	);

async function send({ centre }: World, { to, sends }: Shot): Promise<Reply> {
	const query = isObject(sends) && isObject(sends.query) ? sends.query : {};
	const incoming = { chemin: to, base, query };
	if (to === 'agenda') return judged(await answerFeed(centre, incoming, keys), to, false);
	const reply = judged(await answerPage(centre, incoming, keys), to, false);
	if (to !== 'confirmer' && !(to === 'moi' && 'verbe' in query)) return reply;

	// The same posted with the token of the question, which is what does it.
	const [, jeton = ''] = /name="jeton" value="([^"]*)"/.exec(reply.said) ?? [];
	const chemin = to === 'moi' ? 'moi' : 'agir';
	const body = formOf({ ...query, jeton });
	const done = judged(
		await answerPage(centre, { ...incoming, chemin, query: {}, body, poste: true }, keys),
		chemin,
		true,
	);
	return { ...done, said: reply.said + done.said };
}

/** An answer is a page, a table, a calendar or a paper, and nothing else. */
function judged({ statut, headers, contenu, panne }: PageResponse, to: string, wrote: boolean) {
	if (panne) throw new Error(`broke down: ${statut} ${panne}`);
	if (statut >= 500) throw new Error(`answered ${statut}`);
	for (const [name, value] of Object.entries(headers)) validateHeaderValue(name, value);
	const text = contenu.toString();
	const type = headers['Content-Type'];
	if (type.startsWith('text/html')) readPage(text);
	if (type.startsWith('text/calendar')) readCalendar(text);
	if (type.startsWith('text/csv'))
		readCsv(text, { delimiter: ';', bom: true, relax_column_count: false });
	if (text.length > 2_000_000) throw new Error(`an answer of ${text.length} characters to ${to}`);
	return { ok: statut < 400, wrote: wrote && statut < 400, said: text + JSON.stringify(headers) };
}

attack({ name: 'pages', seeds, send, from: 1, runs: 40 });
