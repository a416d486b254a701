import { writePresences } from '../../../database/generated/presences';
import type { Centre } from '../../../core/centre/centre';
import { withdrawIn } from '../../../core/inscriptions/withdraw';
import { markPresences } from '../../../core/presences/markPresences';
import { readPresencesIn } from '../../../core/presences/readPresences';
import { transaction } from '../../../database/transaction';
import { openTestDatabase, type TestDatabase } from '../../database/harness';
import { someoneWaits } from '../meet';

/* Somebody leaves while their excuse for a séance to come is being noted. */

let base: TestDatabase;
let session: number;
let seance: number;
let inscription: number;
beforeEach(async () => {
	base = await openTestDatabase('vide');
	await base.sql(
		`insert into eleves (nom, prenom, parcours_valide, paiement_ok) values ('Un', 'U', true, true)`,
	);
	[{ session, seance, inscription }] = await base.sql<{
		session: number;
		seance: number;
		inscription: number;
	}>(
		`with made as (
			insert into sessions (id_formation, id_salle, salle_principale, date_debut, date_fin, capacite_max, nb_inscrits)
			select f.id_formation, s.id_salle, s.nom, '2037-03-02 08:00', '2037-03-02 11:00', 5, 1
			from formations f, salles s
			where f.code = 'INIT_SERTI' and s.code = 'ATEL_B'
			returning id_session, id_salle, date_debut, date_fin
		), booked as (
			insert into reservation_salle (id_salle, id_session, date_debut, date_fin)
			select id_salle, id_session, date_debut, date_fin from made
			returning id_reservation
		), enrolled as (
			insert into inscription_session (id_eleve, id_session, date_inscription, statut_inscription)
			select 1, id_session, '2026-01-01', 'INSCRIT' from made
			returning id_inscription
		)
		select made.id_session as session, id_reservation as seance, id_inscription as inscription
		from made, booked, enrolled`,
	);
});
afterEach(() => base.close());

const mark = () => ({
	idReservation: seance,
	idInscription: inscription,
	statut: 'EXCUSE' as const,
});
const marked = async () => await base.sql('select statut from sessions_planning.presence');

/** Leaves in a transaction that stays open until `meanwhile` is done. */
const leaveDuring = (meanwhile: () => Promise<void>) =>
	transaction(base.base, async (cx) => {
		await withdrawIn(cx, base.centre, [{ idInscription: inscription }]);
		await meanwhile();
	});

it.each(['read committed', 'repeatable read', 'serializable'] as const)(
	'waits for the session, and notes nothing of whoever has left: %s',
	async (isolation) => {
		const centre: Centre = { ...base.centre, isolation };
		let note: Promise<unknown> = Promise.resolve();
		await leaveDuring(async () => {
			note = markPresences(centre, { idSession: session, presences: [mark()] }).catch(
				(error: unknown) => error,
			);
			await someoneWaits(base);
		});
		expect(await note).toMatchObject({ faults: [{ code: 'PERSONNE_INCONNUE' }] });
		expect(await marked()).toEqual([]);
	},
);

it('without the lock the mark of somebody who has left would stay', async () => {
	await leaveDuring(async () => {
		// The twin: what marking does, but for its first statement.
		await transaction(base.base, async (cx) => {
			const [before] = await readPresencesIn(cx, base.centre, [session], new Date());
			expect(before.seances[0].presences).toHaveLength(1);
			await writePresences.run(
				{
					par: 'twin',
					idReservations: [seance],
					idInscriptions: [inscription],
					statuts: ['EXCUSE'],
					minutes: [null] as unknown as number[],
				},
				cx,
			);
		});
	});
	expect(await marked()).toEqual([{ statut: 'EXCUSE' }]);
});
