import { parseRequestBody, type HttpRequest } from '../../../core/http/request';
import { answerEndpoint } from '../../../core/http/answer';
import type { EndpointName } from '../../../core/http/endpoints';
import { toRefusal } from '../../../core/http/response';
import { stopSolver } from '../../../core/planning/solve/solver';
import { documentedAs, expectConform } from '../endpoints/openapi';
import { attack, type Reply, type Shot } from './attack';
import type { World } from './world';

afterAll(stopSolver);

const fixed = {
	formation: 'INIT_SERTI',
	salle: 'ATEL_B',
	formateurId: 1,
	capaciteMax: 8,
	creneaux: [
		{
			dateDebut: '2031-03-03T08:00',
			dateFin: '2031-03-03T12:00',
			matiere: 'Serti',
			salle: 'ATEL_B',
		},
		{ dateDebut: '2031-03-04T08:00:00+01:00', dateFin: '2031-03-04T12:00:00+01:00' },
	],
	notesComplementaires: 'rien',
	demandePar: 'Anne',
};
const block = {
	formation: 'INIT_SERTI',
	bloc: { dateDebut: '2031-04-07', jours: 3, creneaux: ['MATIN'], weekends: false },
};
const short = {
	sourceForm: 'FormationCourteForm',
	type: 'COURTE',
	demandePar: 'Anne',
	dateCreation: '2026-01-01T08:00:00Z',
	informationsGenerales: {
		formation: 'INIT_SERTI',
		dateDebut: '2031-03-03',
		dateFin: '2031-03-07',
		dureeHeures: 12,
		capaciteMax: 8,
	},
	joursActifs: ['LUNDI', 'MARDI'],
	creneaux: ['MATIN', 'APRES_MIDI'],
	heuresParJour: 8,
	pauseMinutes: 30,
	ressources: { salle: 'ATEL_B', formateurId: null },
	notesComplementaires: 'rien',
};
const cap = {
	...short,
	sourceForm: 'FormationCAPForm',
	type: 'CAP',
	informationsGenerales: {
		formation: 'CAP_BJ',
		dateDebut: '2031-09-01',
		dateFinGlobale: '2031-09-19',
		dureeHeures: '10,5',
	},
	ressources: { salle: null, formateurId: null },
	heuresParSemaine: 20,
	semaines: { uneSur: 2, depuis: '2031-09-01' },
	joursParSemaine: { depuis: '2031-09-01', cycle: [['LUNDI', 'MARDI', 'JEUDI'], ['MARDI']] },
	matieres: [
		{ nom: 'Sertissage', heures: 6, salles: ['ATEL_A'], formateurs: [1] },
		{ nom: 'Bijouterie', heures: 4.5 },
	],
};

/** Good requests of every point, of the sample centre's rows. */
async function seeds({ sql }: World): Promise<Shot[]> {
	const [{ session, eleve, inscription, attente }] = await sql<Record<string, number>>(
		`select s.id_session as session, i.id_eleve as eleve, i.id_inscription as inscription,
			(select e.id_eleve from eleves e where not exists (select from inscription_session x
				where x.id_eleve = e.id_eleve and x.id_session = s.id_session) order by 1 limit 1) as attente
		from sessions s
		join formations f using (id_formation)
		join inscription_session i using (id_session)
		where f.code = 'INIT_SERTI' and s.date_debut > now()
		order by s.id_session, i.id_inscription
		limit 1`,
	);
	const [{ file }] = await sql<Record<string, number>>(
		`select id_session as file
		from sessions s
		where date_debut > now()
			and exists (select from inscription_session i
				where i.id_session = s.id_session and i.statut_inscription = 'EN_ATTENTE')
		order by capacite_max - nb_inscrits desc, 1
		limit 1`,
	);
	const [{ passee, seance, present }] = await sql<Record<string, number>>(
		`select s.id_session as passee, r.id_reservation as seance, i.id_inscription as present
		from sessions s
		join reservation_salle r using (id_session)
		join inscription_session i using (id_session)
		where r.date_fin < now() and i.statut_inscription in ('INSCRIT', 'CONFIRME')
		order by 1, 2 desc, 3
		limit 1`,
	);
	const params = { id: String(session) };
	const get = (to: EndpointName, sends: HttpRequest) => ({ to, sends });
	const post = (to: EndpointName, body: object, more: HttpRequest = {}) => ({
		to,
		sends: { ...more, body, headers: { 'idempotency-key': 'cle-1' } },
	});
	return [
		get('sessions', { query: { formation: 'INIT_SERTI' } }),
		get('fiche', { params }),
		get('salles', {}),
		get('formations', { query: { actif: 'true' } }),
		get('formateurs', { query: { statut: 'ACTIF' } }),
		get('planningSalle', { params: { salle: 'ATEL_B' }, query: { mois: '6', annee: '2026' } }),
		get('planningFormateur', { params: { id: '2' }, query: { mois: '12', annee: '2026' } }),
		get('occupation', { query: { annee: '2026' } }),
		get('presences', { params: { id: String(passee) } }),
		get('sante', {}),
		post('creer', fixed),
		post('creer', block),
		post('creer', short),
		post('creer', cap),
		post('creer', { ...cap, previsualiser: true }),
		post('creerEnsemble', {
			demandes: [short, cap],
			creer: 'CELLES_QUI_TIENNENT',
			limiteSecondes: 1,
		}),
		post('creerEnsemble', { demandes: [short], previsualiser: true, limiteSecondes: 1 }),
		post('inscrire', { eleveId: attente, origine: 'fiche' }, { params }),
		post('inscrire', { candidatId: 1, origine: 'conversion' }, { params }),
		post('desister', { eleveId: eleve, motif: 'malade' }, { params }),
		post('desister', { inscriptionId: inscription, motif: null }, { params }),
		post('promouvoir', {}, { params: { id: String(file) } }),
		post('promouvoir', { inscriptionId: inscription }, { params }),
		post(
			'marquerPresences',
			{
				presences: [
					{ idReservation: seance, inscriptionId: present, statut: 'RETARD', minutes: 10 },
					{ idReservation: seance - 1, idInscription: present, statut: 'PRESENT' },
				],
			},
			{ params: { id: String(passee) } },
		),
	];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** As it comes over HTTP: the body in bytes, whatever else there is in text. */
function overHttp(sends: unknown): HttpRequest & { body?: unknown } {
	const { params, query, headers, body } = isObject(sends) ? sends : { body: sends };
	const texts = (fields: unknown) =>
		isObject(fields) ? (fields as Record<string, unknown>) : undefined;
	return {
		params: texts(params),
		query: texts(query),
		headers: texts(headers),
		body:
			body === undefined
				? undefined
				: parseRequestBody(Buffer.from(JSON.stringify(body)), 'application/json'),
	};
}

const isPost = (to: string) => documentedAs[to as EndpointName].startsWith('POST');

async function send({ centre }: World, { to, sends }: Shot): Promise<Reply> {
	let answer;
	try {
		answer = await answerEndpoint({ ...centre, actor: 'crm' }, to as EndpointName, overHttp(sends));
	} catch (error) {
		answer = toRefusal(error);
	}
	const { statut, corps, panne } = answer;
	if (panne) throw new Error(`broke down: ${statut} ${panne}`);
	const sent = JSON.parse(JSON.stringify(corps)) as typeof corps;
	if (statut >= 500 && to !== 'sante') throw new Error(`answered ${statut}`);
	expectConform(documentedAs[to as EndpointName], statut, sent);
	const said = JSON.stringify(sent);
	if (statut >= 400 && to !== 'sante' && said.length > 200_000)
		throw new Error(`a refusal of ${said.length} characters`);
	return { ok: statut < 400 || to === 'sante', wrote: statut < 400 && isPost(to), said };
}

attack({ name: 'endpoints', seeds, send, from: 1, runs: 60 });
