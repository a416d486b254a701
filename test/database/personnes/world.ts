import { tools, type ToolName } from '../../../core/agent/tools';
import { sendCourriers } from '../../../core/courriers/sendCourriers';
import { deliverReturns } from '../../../core/evenements/deliverReturns';
import { prepareCases } from '../../../core/evenements/prepareCases';
import { answerEndpoint } from '../../../core/http/answer';
import type { EndpointName } from '../../../core/http/endpoints';
import { markPresences } from '../../../core/presences/markPresences';
import { writeAlerts } from '../../../core/rappels/writeAlerts';
import { crmServer, cleSecrets, mailServer, makeSession, post } from '../evenements/world';
import type { TestDatabase } from '../harness';

/** Somebody whom no other text of the tests names by chance. */
export const she = {
	prenom: 'Zébulonne',
	nom: "Quatrepoints-d'Œuvre",
	email: 'zebulonne.q@introuvable.example',
	/** Her address before the CRM changed it. */
	oldEmail: 'zq-avant@introuvable.example',
	phone: '06 99 88 77 66',
	home: '14 impasse des Mésanges',
	login: 'zquatre',
	motDePasse: 'Pass-Trombone-77',
};
export const fullName = `${she.prenom} ${she.nom}`;

/** What of hers must be nowhere, as it may be written anywhere: folded. */
const needles = [
	'zebulonne',
	'quatrepoints',
	'introuvable',
	'99 88 77 66',
	'mesanges',
	'zquatre',
	'trombone',
];

export const fold = (text: string) =>
	text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();

/** Every row of every table of our schema as text, folded, by table. */
export async function dump({ sql }: TestDatabase, schema = 'sessions_planning') {
	const tables = await sql<{ nom: string }>(
		`select table_name::text as nom from information_schema.tables
		where table_schema = $1 and table_type = 'BASE TABLE' order by 1`,
		[schema],
	);
	const texts: Record<string, string> = {};
	for (const { nom } of tables) {
		const rows = await sql<{ t: string }>(`select t::text from ${schema}.${nom} t order by 1`);
		texts[nom] = fold(rows.map(({ t }) => t).join('\n'));
	}
	return texts;
}

/** The tables in which any of these stands, with those that do. */
export const found = (texts: Record<string, string>, sought = needles) =>
	Object.fromEntries(
		Object.entries(texts)
			.map(([table, text]): [string, string[]] => [
				table,
				sought.filter((one) => text.includes(one)),
			])
			.filter(([, these]) => these.length > 0),
	);

/**
 * Runs her through everything that leaves a trace: an enrolment as candidat with a key that names her,
 * the conversion with login and password, convocations that arrive and one that fails, the agent, a
 * reminder, a place and its loss with a reason of her own, a cancellation, attendance with its alert,
 * notes by staff. In the end her sessions are over or left.
 */
export async function live(t: TestDatabase) {
	const { centre, sql } = t;
	const smtp = await mailServer();
	const crm = await crmServer();
	const office = { ...smtp.office, essaisMax: 1 };
	const modele = { sujet: '{{prenom}}', html: '{{nom}}', texte: '{{nom}}' };
	async function work() {
		await sql('update sessions_planning.evenement set prochain_essai = now(), bail_jusqua = null');
		for (;;) {
			const cases = await prepareCases(centre, 'dus', { bail: 60, limite: 50 });
			if (cases.length === 0) break;
			for (const role of ['FORMATEUR', 'ELEVE', 'PROMU', 'COMPTE', 'ADMIN'] as const)
				await sendCourriers(centre, cases, { role, modele }, office);
			await deliverReturns(centre, cases, {
				crm: crm.crm,
				essaisMax: 1,
				delaiMs: 30_000,
				bail: 60,
			});
		}
		for (const role of ['ALERTE', 'ANOMALIE'] as const)
			await sendCourriers(centre, undefined, { role, modele }, office);
	}
	const ask = async (nom: EndpointName, id: number, body: object, key?: string) => {
		const answer = await answerEndpoint(centre, nom, {
			params: { id: String(id) },
			body,
			headers: key ? { 'idempotency-key': key } : {},
		});
		if (answer.statut >= 300) throw new Error(JSON.stringify(answer.corps));
		return answer.corps;
	};
	const asMarjorie = async (tool: ToolName, input: object) => {
		const context = { centre: { ...centre, actor: 'marjorie' }, cleSecrets };
		const { jeton } = await tools[tool](context, input);
		return await tools[tool](context, { ...input, jeton });
	};
	try {
		// A workflow listens, so that alerts are told to it.
		await sql(
			`insert into sessions_planning.abonnement (cle, xid_depuis) values ('w', pg_current_xact_id())`,
		);
		const [{ id: idCandidat }] = await sql<{ id: number }>(
			`insert into candidats (nom, prenom, email, statut) values ($1, $2, $3, 'EN_COURS') returning id_candidat as id`,
			[she.nom, she.prenom, she.oldEmail],
		);
		const full = await makeSession(t, { places: 2, inscrits: 1, jours: 40 });
		await ask('inscrire', full.idSession, { candidatId: idCandidat }, `pour ${she.oldEmail}`);
		await work();

		const [{ id: idEleve }] = await sql<{ id: number }>(
			`insert into eleves (nom, prenom, email, parcours_valide, paiement_ok, id_candidat)
			values ($1, $2, $3, true, true, $4) returning id_eleve as id`,
			[she.nom, she.prenom, she.email, idCandidat],
		);
		await post(t, 'ELEVE_CONVERTI', null, {
			candidatId: idCandidat,
			eleveId: idEleve,
			login: she.login,
			motDePasse: she.motDePasse,
			urlConnexion: 'https://crm.example/moi',
		});
		await work();

		const agent = await makeSession(t, { places: 4, inscrits: 2, jours: 45 });
		await asMarjorie('enrol', { personne: fullName, session: agent.idSession });
		smtp.state.refuse = (to) => (to === she.email ? 550 : undefined);
		await work();
		smtp.state.refuse = undefined;
		await post(
			t,
			'ELEVE_INSCRIT',
			agent.idSession,
			{ eleveId: idEleve, renvoyer: true },
			`inscription-${she.email}`,
		);
		await post(t, 'RAPPEL_SESSION', agent.idSession);
		await work();
		await ask('desister', agent.idSession, {
			eleveId: idEleve,
			motif: `Déménage au ${she.home}, joindre au ${she.phone}`,
		});
		await ask('desister', full.idSession, { eleveId: idEleve, motif: 'Arrêt maladie' });
		await work();

		const cancelled = await makeSession(t, {
			places: 4,
			inscrits: 2,
			jours: 50,
			formation: 'PERF_SERTI',
		});
		await ask('inscrire', cancelled.idSession, { eleveId: idEleve }, 'k');
		await work();
		await post(t, 'SESSION_ANNULEE', cancelled.idSession);
		await work();
		await sql(
			`update inscription_session set statut_inscription = 'ANNULE', motif_annulation = $2, position_attente = null
			where id_eleve = $1 and statut_inscription <> 'ANNULE'`,
			[idEleve, `écrit par le CRM : ${she.home}`],
		);

		// A session that is over since yesterday: who was there is marked, an absence is told.
		const past = await makeSession(t, { places: 4, inscrits: 2, jours: -3 });
		const [{ id: idInscription }] = await sql<{ id: number }>(
			`insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription, priorite)
			values ($1, $2, current_date - 10, 'CONFIRME', 1) returning id_inscription as id`,
			[idEleve, past.idSession],
		);
		await sql('update sessions set nb_inscrits = 3 where id_session = $1', [past.idSession]);
		const [{ id: idReservation }] = await sql<{ id: number }>(
			'select id_reservation as id from reservation_salle where id_session = $1',
			[past.idSession],
		);
		for (const statut of ['PRESENT', 'ABSENT'] as const)
			await markPresences(
				{ ...centre, actor: fullName },
				{
					idSession: past.idSession,
					presences: [{ idReservation, idInscription, statut }],
				},
			);
		await writeAlerts(centre, new Date(new Date().setUTCHours(12, 0, 0, 0)));
		await work();
		await sql(
			`insert into sessions_planning.fermeture (date_debut, date_fin, motif, source)
			values ('2031-01-01', '2031-01-01', $1, $2)`,
			[`Hommage à ${she.nom.toUpperCase()} ${she.prenom}`, `agenda de ${she.email}`],
		);
		await sql(
			`insert into sessions_planning.seance (id_reservation, matiere) values ($1, $2)
			on conflict (id_reservation) do update set matiere = excluded.matiere`,
			[idReservation, `Rattrapage de ${fullName}`],
		);
		await sql(
			`update sessions set notes = jsonb_build_object('demandePar', $2::text) where id_session = $1`,
			[past.idSession, fullName],
		);
		return {
			idEleve,
			idCandidat,
			idInscription,
			idSession: past.idSession,
			agent,
			full,
			cancelled,
		};
	} finally {
		await smtp.close();
		await crm.close();
	}
}
