import type { Centre } from '../../../core/centre/centre';
import { enrolIn } from '../../../core/inscriptions/enrol';
import { erasePersonne, erasePersonneIn } from '../../../core/personnes/erasePersonne';
import { answerEndpoint } from '../../../core/http/answer';
import type { Executor } from '../../../database/sql';
import { transaction } from '../../../database/transaction';
import { openTestDatabase, type TestDatabase } from '../../database/harness';
import { addCandidats, addEleves, addSessions } from '../../database/inscriptions/world';
import { someoneWaits } from '../meet';

/* Somebody is erased while they are being enrolled, or given a séance. */

let base: TestDatabase;
beforeEach(async () => {
	base = await openTestDatabase('vide');
});
afterEach(() => base.close());

const erased = async () => await base.sql('select genre from sessions_planning.effacement');
const revoked = async () => await base.sql('select genre from sessions_planning.lien_revoque');
const kept = async () =>
	await base.sql(
		`select statut_inscription as statut from inscription_session
		where statut_inscription <> 'ANNULE'`,
	);

/** Carries `work` out in a transaction that stays open until `meanwhile` is done. */
const during = async (
	work: (cx: Executor) => Promise<unknown>,
	meanwhile: () => Promise<unknown>,
) =>
	await transaction(base.base, async (cx) => {
		await work(cx);
		await meanwhile();
	});

/** A connection whose erasure does not lock the person. */
function withoutLock(cx: Executor): Executor {
	const twin: Executor = {
		execute: async (name, text, values) => {
			const cut = text.replaceAll(/sessions_planning\.verrouiller_\w+/g, 'unnest');
			return await cx.execute(cut === text ? name : `${name}_sans_verrou`, cut, values);
		},
		together: async (ask) => await ask(twin),
		finish: async (ask) => await ask(twin),
	};
	return twin;
}

type Erase = (centre: Centre, who: Parameters<typeof erasePersonne>[1]) => Promise<unknown>;

/** What the CRM asks for by the endpoint, thrown where it is refused. */
const eraseByEndpoint: Erase = async (centre, { idEleve, idCandidat }) => {
	const body = { eleveId: idEleve, candidatId: idCandidat };
	const { statut, corps } = await answerEndpoint(centre, 'effacerPersonne', { body });
	if (statut !== 200) throw { faults: (corps as { errors: unknown }).errors };
	return corps;
};

/** The erasure that begins once the other is under way, and waits for it. */
async function eraseBeside(
	centre: Centre,
	who: Parameters<typeof erasePersonne>[1],
	work: (cx: Executor) => Promise<unknown>,
	erase: Erase = erasePersonne,
): Promise<unknown> {
	let erasure: Promise<unknown> = Promise.resolve();
	await during(work, async () => {
		erasure = erase(centre, who).catch((error: unknown) => error);
		await someoneWaits(base);
	});
	return await erasure;
}

describe.each(['read committed', 'repeatable read', 'serializable'] as const)(
	'an erasure, %s',
	(isolation) => {
		it.each([
			['by a program', erasePersonne],
			['by the endpoint', eraseByEndpoint],
		])('%s waits for the enrolment of an élève or a candidat, and is refused', async (_, erase) => {
			const centre = { ...base.centre, isolation };
			const [idSession] = await addSessions(base, [1]);
			const [idEleve] = await addEleves(base, 1);
			const [idCandidat] = await addCandidats(base, 1);
			for (const who of [{ idEleve }, { idCandidat }])
				expect(
					await eraseBeside(
						centre,
						who,
						async (cx) =>
							await enrolIn(cx, base.centre, [{ idSession, ...who }], { evenements: false }),
						erase,
					),
				).toMatchObject({ faults: [{ code: 'EFFACEMENT_PREMATURE' }] });
			expect(await kept()).toEqual([{ statut: 'INSCRIT' }, { statut: 'EN_ATTENTE' }]);
			expect([await erased(), await revoked()]).toEqual([[], []]);
		});
	},
);

it("waits for the CRM's own enrolment and for a séance that a trainer is given", async () => {
	const [idSession] = await addSessions(base, [1]);
	const [idEleve] = await addEleves(base, 1);
	const [{ id: idFormateur }] = await base.sql<{ id: number }>(
		`insert into formateurs (nom, prenom) values ('N', 'P') returning id_formateur as id`,
	);
	await base.sql(
		`insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
		select 1, id_session, date_debut, date_debut + interval '1 hour' from sessions where id_session = $1`,
		[idSession],
	);
	const refused = { faults: [{ code: 'EFFACEMENT_PREMATURE' }] };
	expect(
		await eraseBeside(
			base.centre,
			{ idEleve },
			async (cx) =>
				await cx.execute(
					'',
					`insert into inscription_session (id_eleve, id_session, statut_inscription, date_inscription)
					values ($1, $2, 'INSCRIT', now())`,
					[idEleve, idSession],
				),
		),
	).toMatchObject(refused);
	expect(
		await eraseBeside(
			base.centre,
			{ idFormateur },
			async (cx) =>
				await cx.execute('', 'update sessions set id_formateur = $1 where id_session = $2', [
					idFormateur,
					idSession,
				]),
		),
	).toMatchObject(refused);
	expect(await erased()).toEqual([]);
});

it('an enrolment waits for an erasure that writes, and comes after it', async () => {
	const [idSession] = await addSessions(base, [1]);
	const [idEleve] = await addEleves(base, 1);
	let enrolment: Promise<unknown> = Promise.resolve();
	await during(
		async (cx) => await erasePersonneIn(cx, base.centre, { idEleve }),
		async () => {
			enrolment = transaction(
				base.base,
				async (cx) => await enrolIn(cx, base.centre, [{ idSession, idEleve }]),
			);
			await someoneWaits(base);
		},
	);
	expect(await enrolment).toMatchObject([{ ok: true }]);
	expect([await erased(), await kept()]).toEqual([[{ genre: 'eleve' }], [{ statut: 'INSCRIT' }]]);
});

it('without the lock somebody who is being enrolled would be erased', async () => {
	const [idSession] = await addSessions(base, [1]);
	const [idEleve] = await addEleves(base, 1);
	await during(
		async (cx) => await enrolIn(cx, base.centre, [{ idSession, idEleve }]),
		async () =>
			await transaction(
				base.base,
				async (cx) => await erasePersonneIn(withoutLock(cx), base.centre, { idEleve }),
			),
	);
	expect([await erased(), await kept()]).toEqual([[{ genre: 'eleve' }], [{ statut: 'INSCRIT' }]]);
});
