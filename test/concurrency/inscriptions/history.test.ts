import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { changeCapacity } from '../../../core/inscriptions/changeCapacity';
import { convert } from '../../../core/inscriptions/convert';
import { enrol, enrolIn } from '../../../core/inscriptions/enrol';
import { fillPlaces } from '../../../core/inscriptions/fillPlaces';
import { promote } from '../../../core/inscriptions/promote';
import { rerank } from '../../../core/inscriptions/rerank';
import { withdraw, withdrawIn } from '../../../core/inscriptions/withdraw';
import { cancelSession } from '../../../core/sessions/cancelSession';
import { confirmSession } from '../../../core/sessions/confirmSession';
import type { Executor } from '../../../database/sql';
import { transaction } from '../../../database/transaction';
import { openTestDatabase, type TestDatabase } from '../../database/harness';
import {
	addCandidats,
	addEleves,
	addSessions,
	faults,
	queue,
} from '../../database/inscriptions/world';
import { checkHistory, readHistory } from '../../faults/history';
import { meeting } from '../meet';
import { withoutLock } from './twin';

const audit = readFileSync(join(__dirname, '../../faults/audit.sql'), 'utf8');

let base: TestDatabase;
beforeAll(async () => {
	base = await openTestDatabase('vide', { maxConnexions: 20 });
	await base.sql(audit);
});
afterAll(async () => await base.close());

async function unexplained(idSessions?: number[]): Promise<string[]> {
	const { entries, world } = await readHistory(base.sql, idSessions);
	return checkHistory(entries, world).faults;
}

/** A session whose one place is taken, with two who wait. */
async function fullSession() {
	const [idSession] = await addSessions(base, [1]);
	const [holder, first, second] = await addEleves(base, 3);
	for (const idEleve of [holder, first, second]) await enrol(base.centre, [{ idSession, idEleve }]);
	return { idSession, holder, first, second };
}

describe.each(['read committed', 'repeatable read', 'serializable'] as const)(
	'a queue under everything at once, %s',
	(isolation) => {
		it('has a reason for each of its steps', async () => {
			const centre = { ...base.centre, isolation };
			const sessions = await addSessions(base, [3, 2, 4]);
			const eleves = await addEleves(base, 14);
			const candidats = await addCandidats(base, 6);
			await base.sql(
				`update eleves set paiement_ok = false where id_eleve = any ($1) and id_eleve % 3 = 0`,
				[eleves],
			);
			await base.sql(`update candidats set statut = 'ABANDON' where id_candidat = $1`, [
				candidats[5],
			]);
			const one = (n: number) => sessions[n % sessions.length];
			const jobs = Array.from({ length: 90 }, (_, n) => async () => {
				const [idSession, idEleve] = [one(n), eleves[(n * 7) % eleves.length]];
				if (n === 70) return await cancelSession(centre, [{ idSession: sessions[1] }]);
				if (n === 40) return await confirmSession(centre, [{ idSession }]);
				if (n % 23 === 5) return await rerank(centre, [{ idSession }]);
				if (n % 19 === 3)
					return await changeCapacity(centre, [{ idSession, capaciteMax: 1 + (n % 6) }]);
				if (n % 17 === 2) return await promote(centre, [{ idSession, forcee: n % 2 === 0 }]);
				if (n % 13 === 4) return await fillPlaces(centre, [{ idSession }]);
				if (n % 11 === 6)
					return await convert(centre, [{ idCandidat: candidats[n % 3], idEleve: eleves[n % 3] }]);
				if (n % 5 === 0)
					return await enrol(centre, [{ idSession, idCandidat: candidats[n % candidats.length] }]);
				if (n % 3 === 0) return await withdraw(centre, [{ idSession, idEleve }]);
				return await enrol(centre, [{ idSession, idEleve }]);
			});
			const lanes = Array.from({ length: 12 }, async (_, lane) => {
				for (let n = lane; n < jobs.length; n += 12) await jobs[n]();
			});
			await Promise.all(lanes);
			expect(await unexplained(sessions)).toEqual([]);
		});
	},
);

it('a conversion that frees one of two places has a reason for the promotion too', async () => {
	const [idSession] = await addSessions(base, [2]);
	const [idCandidat] = await addCandidats(base, 1);
	const [idEleve, waiting] = await addEleves(base, 2);
	await enrol(base.centre, [
		{ idSession, idCandidat, forcee: true },
		{ idSession, idEleve, forcee: true },
		{ idSession, idEleve: waiting },
	]);
	await convert(base.centre, [{ idCandidat, idEleve }]);
	expect(await queue(base, idSession)).toEqual([]);
	expect(await unexplained([idSession])).toEqual([]);
});

describe('what two right states hide', () => {
	it('is a promotion past the head, though the next hand puts it right', async () => {
		const { idSession, holder, first, second } = await fullSession();
		await transaction(base.base, async (cx) => {
			const mutant: Executor = {
				// The queue is read from its end.
				execute: async (name, text, values) =>
					await cx.execute(
						`${name}_m`,
						text.replaceAll(
							'i.priorite, i.date_inscription nulls last, i.id_inscription\n\toffset',
							'i.id_inscription desc\n\toffset',
						),
						values,
					),
				together: async (ask) => await ask(mutant),
				finish: async (ask) => await ask(mutant),
			};
			await withdrawIn(mutant, base.centre, [{ idSession, idEleve: holder }]);
		});
		expect(await queue(base, idSession)).toEqual([`e${first}`]);
		await withdraw(base.centre, [{ idSession, idEleve: second }]);
		// The end is what it ought to be, and no table shows that somebody was passed over.
		expect(await faults(base)).toEqual([]);
		expect(await queue(base, idSession)).toEqual([]);
		expect(await unexplained([idSession])).toEqual([
			expect.stringMatching(/G5: PROMOUVOIR \d+ at rank 2/),
		]);
	});

	it('is a change that nobody decided, also where it is taken back', async () => {
		const { idSession, first, second } = await fullSession();
		const swap = async (a: number, b: number) =>
			await base.sql(
				`update inscription_session
				set position_attente = 3 - position_attente, priorite = case id_eleve when $2 then 1 else 2 end
				where id_session = $1 and id_eleve in ($2, $3)`,
				[idSession, a, b],
			);
		await swap(second, first);
		await swap(first, second);
		await base.sql('update inscription_session set priorite = 1 where id_session = $1', [
			idSession,
		]);
		expect(await faults(base)).toEqual([]);
		expect(await unexplained([idSession])).not.toEqual([]);
	});

	it('is what is decided without the lock', async () => {
		const { idSession, holder, second } = await fullSession();
		const [another] = await addEleves(base, 1);
		const meet = meeting(2);
		const beside = async (job: (cx: Executor) => Promise<unknown>) =>
			await transaction(base.base, async (cx) => await job(withoutLock(cx, meet)));
		await Promise.all([
			beside(async (cx) => await withdrawIn(cx, base.centre, [{ idSession, idEleve: holder }])),
			beside(async (cx) => await enrolIn(cx, base.centre, [{ idSession, idEleve: another }])),
		]);
		await withdraw(base.centre, [{ idSession, idEleve: second }]);
		expect(await unexplained([idSession])).not.toEqual([]);
	});
});
