import { DateTime } from 'luxon';

import { readEspaceFormateur, readEspacePersonne } from '../../../database/generated/liens';
import type { Centre } from '../../centre/centre';
import { Refusal, refuse } from '../../errors/refusal';
import { slowed } from '../../errors/slowed';
import { ownerOf, type LinkOwner } from '../../liens/ownLink';
import { toIso } from '../../time/instant';
import {
	ownPersonPage,
	ownTrainerPage,
	type OwnContext,
	type OwnPerson,
	type OwnTrainer,
} from '../ownPage';
import { readPresences } from '../../presences/readPresences';
import { attendancePage } from '../attendancePage';
import { isMark } from './deeds/attendance';
import { paper } from './papers';
import { act, confirmAct, type DeedAnswer } from './acts';
import type { ReadPageRequest } from './readRequest';

/** A page, or a sheet as PDF with headers of its own. */
type OwnAnswer = Omit<DeedAnswer, 'contenu'> & Awaited<ReturnType<typeof paper>>;

/** How far back and ahead a trainer's page looks, in days: marks may be made late. */
const BACK = 31;
const AHEAD = 61;

/**
 * A page under a link of one's own, the question of a deed that it allows, or that deed (`poste`).
 * Nothing of others is in it, and nothing can be done but to oneself.
 * @throws Refusal JETON_REFUSE, a moment later
 */
export async function answerOwn(request: ReadPageRequest, poste: boolean): Promise<OwnAnswer> {
	const { centre, champs, cles, contexte, now } = request;
	const { lien = '', jeton, verbe, ...rest } = champs;
	const owner = await ownerOf(centre, cles.cleSecrets, lien, now).catch(async (error: unknown) => {
		await slowed();
		throw error;
	});
	const own: OwnContext = { ...contexte, lien };
	if (!verbe && champs.page === 'feuille' && owner.genre === 'formateur') {
		const { id } = await ownSeance(centre, owner.id, rest, now);
		return {
			statut: 200,
			written: false,
			...(await paper({ ...request, champs: { quoi: 'feuille', id, format: 'pdf' } })),
		};
	}
	if (!verbe) {
		const contenu =
			champs.page === 'presences' && owner.genre === 'formateur'
				? await marking(centre, own, owner.id, rest, now)
				: await home(centre, own, owner, now);
		return { statut: 200, written: false, contenu };
	}

	const fields = await allowed(centre, owner, verbe, rest, now);
	const asked: ReadPageRequest = {
		...request,
		centre: { ...centre, actor: `lien:${owner.genre}:${owner.id}` },
		contexte: own,
		champs: { ...fields, verbe, ...(poste && jeton ? { jeton } : {}) },
	};
	try {
		return poste ? await act(asked) : { ...(await confirmAct(asked)), written: false };
	} catch (error) {
		if (!(error instanceof Refusal) || owner.genre !== 'formateur') throw error;
		const messages = error.faults.map(({ message }) => message);
		const contenu =
			verbe === 'presences'
				? await marking(centre, own, owner.id, rest, now, messages)
				: await home(centre, own, owner, now, messages);
		return { statut: 422, written: false, contenu };
	}
}

/** The fields of what this person may do: bound to them, whatever else the request says. */
async function allowed(
	centre: Centre,
	owner: LinkOwner,
	verbe: string,
	fields: Record<string, string>,
	now: Date,
): Promise<Record<string, string>> {
	if (owner.genre === 'formateur' && verbe === 'presences') {
		const { id, seance } = await ownSeance(centre, owner.id, fields, now);
		return {
			id,
			seance,
			...Object.fromEntries(Object.entries(fields).filter(([name]) => isMark(name))),
		};
	}
	if (owner.genre === 'formateur' && verbe === 'absence') {
		const { du = '', au = '' } = fields;
		return { formateur: String(owner.id), du, au, reparer: 'non' };
	}
	if (owner.genre !== 'formateur' && verbe === 'desister') {
		const { inscriptions } = await readPersonSpace(centre, owner, now);
		const mine = inscriptions.find(
			({ idInscription }) => String(idInscription) === fields.inscription,
		);
		if (mine)
			return {
				id: String(mine.idSession),
				inscription: String(mine.idInscription),
				...(fields.motif ? { motif: fields.motif } : {}),
			};
		throw refuse('INSCRIPTION_INCONNUE', 'inscription', 'vous n’êtes plus dans cette session');
	}
	throw refuse('PAGE_INCONNUE', 'verbe', "cette page n'existe pas");
}

/** A séance of this trainer's, of those that their page shows. */
async function ownSeance(
	centre: Centre,
	idFormateur: number,
	{ seance }: Record<string, string>,
	now: Date,
): Promise<{ id: string; seance: string }> {
	const { seances } = await readTrainerSpace(centre, idFormateur, now);
	const mine = seances.find(({ idReservation }) => String(idReservation) === seance);
	if (!mine)
		throw refuse('RESERVATION_INCONNUE', 'seance', 'cette séance n’est pas, ou plus, la vôtre');
	return { id: String(mine.idSession), seance };
}

async function marking(
	centre: Centre,
	context: OwnContext,
	idFormateur: number,
	fields: Record<string, string>,
	now: Date,
	fautes: string[] = [],
): Promise<string> {
	const { id, seance } = await ownSeance(centre, idFormateur, fields, now);
	const all = await readPresences(centre, { idSession: id }, now);
	// Other trainers' séances of the same session are theirs to mark.
	const seances = all.seances.filter((one) => one.idFormateur === idFormateur);
	return attendancePage(context, { ...all, seances }, Number(seance), now, fautes);
}

async function home(
	centre: Centre,
	context: OwnContext,
	owner: LinkOwner,
	now: Date,
	fautes: string[] = [],
): Promise<string> {
	if (owner.genre === 'formateur')
		return ownTrainerPage(context, await readTrainerSpace(centre, owner.id, now), fautes);
	return ownPersonPage(context, await readPersonSpace(centre, owner, now));
}

async function readPersonSpace(
	centre: Centre,
	{ genre, id }: LinkOwner,
	now: Date,
): Promise<OwnPerson> {
	const key =
		genre === 'eleve' ? { idEleve: id, idCandidat: null } : { idEleve: null, idCandidat: id };
	const [row] = await centre.base.withConnection((cx) =>
		readEspacePersonne.run({ ...key, maintenant: now }, cx),
	);
	if (!row) throw gone();
	const local = clockOf(centre);
	return {
		prenom: row.prenom ?? '',
		nom: row.nom ?? '',
		inscriptions: (row.inscriptions as unknown as OwnPerson['inscriptions']).map((one) => ({
			...local(one),
			seances: one.seances.map(local),
		})),
		prochaines: (row.prochaines as unknown as OwnPerson['prochaines']).map(local),
	};
}

async function readTrainerSpace(
	centre: Centre,
	idFormateur: number,
	now: Date,
): Promise<OwnTrainer> {
	const day = DateTime.fromJSDate(now, { zone: centre.fuseau }).startOf('day');
	const [row] = await centre.base.withConnection((cx) =>
		readEspaceFormateur.run(
			{
				idFormateur,
				debut: day.minus({ days: BACK }).toJSDate(),
				fin: day.plus({ days: AHEAD }).toJSDate(),
			},
			cx,
		),
	);
	if (!row) throw gone();
	const local = clockOf(centre);
	return {
		prenom: row.prenom ?? '',
		nom: row.nom,
		seances: (row.seances as unknown as OwnTrainer['seances']).map(local),
		absences: (row.absences as unknown as OwnTrainer['absences']).map(local),
	};
}

const gone = () =>
	refuse('JETON_REFUSE', 'lien', "ce lien n'est plus valable : demandez-en un nouveau au centre");

/** Instants as the database has them, on the centre's clock. */
const clockOf =
	({ fuseau }: Centre) =>
	<T extends { dateDebut: string; dateFin: string }>(one: T): T => ({
		...one,
		dateDebut: toIso(new Date(one.dateDebut), fuseau),
		dateFin: toIso(new Date(one.dateFin), fuseau),
	});
