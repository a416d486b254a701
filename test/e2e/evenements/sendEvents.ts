import { waitFor, type stack } from '../harness';
import { actions, dataOf, makeWorld, recipientsOf, responses, toAdmin, type World } from './centre';

type Stack = Pick<ReturnType<typeof stack>, 'sql' | 'event' | 'mails' | 'callbacks' | 'ready'>;

export interface Envoi {
	action: string;
	world: World;
	correlationId: string;
	accepted: boolean;
}

/** Sends an event of each action to a stack, through whatever happens to it, and verifies what came of them. */
export function sendingsTo({ sql, event, mails, callbacks, ready }: Stack) {
	/** One event of each action, each about a session of its own. */
	async function prepare(prefix: string): Promise<Envoi[]> {
		const sendings: Envoi[] = [];
		for (const action of actions) {
			const world = await makeWorld({ sql });
			sendings.push({
				action,
				world,
				correlationId: `${prefix}-${action}-${world.mark}`,
				accepted: false,
			});
		}
		return sendings;
	}

	/** Sends as the CRM would: what was not answered is sent again later. */
	async function send(envoi: Envoi): Promise<number | undefined> {
		const { action, world, correlationId } = envoi;
		const answer = await event(action, world.idSession, dataOf(action, world), correlationId).catch(
			() => undefined,
		);
		if (answer && [200, 202].includes(answer.status)) envoi.accepted = true;
		return answer?.status;
	}

	const unfinished = async (sendings: Envoi[]) =>
		await sql(
			`select action, etat, applique_le, prochain_essai, bail_jusqua, erreur
			from sessions_planning.evenement
			where correlation_id = any ($1) and (etat <> 'TRAITE' or reponse = 'failed')`,
			[sendings.map(({ correlationId }) => correlationId)],
		);

	/**
	 * Every acknowledged event came to its end: effects once, each mail once or again with the same
	 * Message-ID, the same body to the CRM each time. Answers how many distinct mails there were for
	 * each, and how often mails and return calls went out again.
	 */
	async function verify(
		sendings: Envoi[],
		timeout = 60_000,
	): Promise<
		Array<{ action: string; courriers: number; duplicatesOf: number; repeatedReturns: number }>
	> {
		await waitFor(async () => (await unfinished(sendings)).length === 0, {
			timeout,
			every: 250,
			what: 'the events to be finished',
		}).catch(async (error: Error) => {
			throw new Error(`${error.message}: ${JSON.stringify(await unfinished(sendings))}`);
		});
		const sent = await mails();
		const { adminEmail } = ready();
		const comptes = [];
		for (const { action, world, correlationId } of sendings) {
			const calls = (await callbacks(correlationId)).filter(({ status }) => status === 200);
			expect([action, calls.length > 0]).toEqual([action, true]);
			expect(new Set(calls.map(({ raw }) => raw)).size).toBe(1);
			expect(calls[0]).toMatchObject({ valid: true, body: { response: responses[action] } });
			const about = sent
				.filter(({ subject }) => !subject.startsWith('Alertes'))
				.filter(
					({ html, envelope }) =>
						html.includes(world.mark) || envelope.to.some((to) => to.includes(world.mark)),
				);
			const distinct = new Map(about.map((mail) => [mail.messageId, mail]));
			expect([
				action,
				[...distinct.values()]
					.filter(({ envelope }) => !envelope.to.includes(adminEmail))
					.map(({ envelope }) => envelope.to[0])
					.sort(),
			]).toEqual([action, recipientsOf(action, world).sort()]);
			expect([
				action,
				[...distinct.values()].filter(({ envelope }) => envelope.to.includes(adminEmail)).length,
			]).toEqual([action, toAdmin.includes(action) ? 1 : 0]);
			await verifyRows(action, world);
			comptes.push({
				action,
				courriers: distinct.size,
				duplicatesOf: about.length - distinct.size,
				repeatedReturns: calls.length - 1,
			});
		}
		return comptes;
	}

	async function verifyRows(action: string, { idSession, converted }: World) {
		const [{ nb_inscrits, places, rangs }] = await sql(
			`select nb_inscrits,
				(select count(*)::int
					from inscription_session i
					where i.id_session = s.id_session
						and statut_inscription in ('INSCRIT', 'CONFIRME')) as places,
			(select array_agg(position_attente order by position_attente)
				from inscription_session i
					where i.id_session = s.id_session and statut_inscription = 'EN_ATTENTE') as rangs
			from sessions s
			where id_session = $1`,
			[idSession],
		);
		expect([action, nb_inscrits]).toEqual([action, places]);
		const left: Record<string, number> = { PLACE_LIBEREE: 3, SESSION_ANNULEE: 0 };
		expect([action, places]).toEqual([action, left[action] ?? 2]);
		expect(rangs).toEqual((rangs as number[]).map((_, i) => i + 1));
		const decisions = await sql(
			`select verbe, count(*)::int as n
			from sessions_planning.decision
			where id_session = $1 and id_inscription is null or id_session = $1
				and verbe in ('PROMOUVOIR', 'CONVERTIR')
			group by verbe`,
			[idSession],
		);
		const once: Record<string, string> = {
			PLACE_LIBEREE: 'PROMOUVOIR',
			SESSION_CONFIRMEE: 'CONFIRMER',
			SESSION_ANNULEE: 'ANNULER',
			ELEVE_CONVERTI: 'CONVERTIR',
		};
		expect([action, decisions]).toEqual([
			action,
			once[action] ? [{ verbe: once[action], n: 1 }] : [],
		]);
		if (action === 'ELEVE_CONVERTI')
			expect(
				await sql(
					'select count(*)::int as n from inscription_session where id_session = $1 and id_eleve = $2',
					[idSession, converted.id],
				),
			).toEqual([{ n: 1 }]);
	}

	return { prepare, send, unfinished, verify };
}
