import { placeNeed } from '../../../core/salles/place';
import { readSituation } from '../../../core/salles/situation';
import type { Need } from '../../../core/salles/types';
import { insertReservations } from '../../../database/generated/salles';
import { transaction } from '../../../database/transaction';
import type { TestDatabase } from '../../database/harness';

/**
 * Pairs of active bookings that overlap in one physical room or hold one trainer, counted from the
 * CRM's own rows.
 */
export async function overlaps(base: TestDatabase): Promise<number> {
	const [{ n }] = await base.sql<{ n: number }>(`
		with prises as (
			select 'S' || p.id_physique as qui, r.id_reservation, r.date_debut, r.date_fin
			from reservation_salle r
			join sessions_planning.salle_physique p on p.id_salle = r.id_salle
			where r.statut = 'ACTIVE'
			union all
			select 'F' || coalesce(se.id_formateur, s.id_formateur), r.id_reservation, r.date_debut, r.date_fin
			from reservation_salle r
			left join sessions s on s.id_session = r.id_session
			left join sessions_planning.seance se on se.id_reservation = r.id_reservation
			where r.statut = 'ACTIVE' and coalesce(se.id_formateur, s.id_formateur) is not null
		)
		select count(*)::int as n
		from prises a
		join prises b on a.qui = b.qui and a.id_reservation < b.id_reservation and a.date_debut < b.date_fin
			and b.date_debut < a.date_fin`);
	return n;
}

/** The database without what forbids overlaps. */
export async function dropConstraints(base: TestDatabase): Promise<void> {
	await base.sql(
		'alter table sessions_planning.occupation_salle drop constraint occupation_salle_sans_chevauchement',
	);
	await base.sql(
		'alter table sessions_planning.occupation_formateur drop constraint occupation_formateur_sans_chevauchement',
	);
}

/**
 * Books a slot as our code does, but for the lock before the check; each meets the others once it
 * has found the slot free.
 */
export async function bookWithoutLock(
	base: TestDatabase,
	salle: string,
	debut: Date,
	fin: Date,
	meet: () => Promise<void>,
): Promise<boolean> {
	const need: Need = {
		formation: null,
		places: null,
		equipements: [],
		formateur: 'NOMMES',
		creneaux: [
			{
				path: '',
				debut,
				fin,
				salle,
				roomPath: '',
				formateurId: null,
				trainerPath: '',
				matiere: null,
			},
		],
	};
	return await transaction(base.base, async (cx) => {
		const placement = await placeNeed(
			base.centre,
			await readSituation(cx, base.centre, [need], false),
			need,
		);
		await meet();
		if (!placement.ok) return false;
		await insertReservations.run(
			{
				salles: [placement.seances[0].salle.idSalle],
				idSessions: [null as never],
				debuts: [debut],
				fins: [fin],
				motifs: [null as never],
				formateurs: [null as never],
				matieres: [null as never],
			},
			cx,
		);
		return true;
	});
}
