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
import { toRefusal } from '../../http/response';
import { attendance } from './attendance';
import { isMark } from './deeds/attendance';
import { paper } from './papers';
import { act, confirmAct, type DeedAnswer } from './acts';
import type { ReadPageRequest } from './readRequest';

/** A page, or a sheet as PDF with headers of its own. */
type OwnAnswer = Omit<DeedAnswer, 'contenu'> & Awaited<ReturnType<typeof paper>>;

/** What somebody asks under their own link. */
type OwnRequest = ReadPageRequest & { contexte: OwnContext };

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
	const seen: OwnRequest = { ...request, contexte: own, champs: rest };
	const marks = (verbe ?? champs.page) === 'presences' && owner.genre === 'formateur';
	if (!verbe) {
		const contenu = marks ? await marking(seen, owner.id) : await home(seen, owner);
		return { statut: 200, written: false, contenu };
	}

	try {
		const fields = await allowed(centre, owner, verbe, rest, now);
		const asked: ReadPageRequest = {
			...seen,
			centre: { ...centre, actor: `lien:${owner.genre}:${owner.id}` },
			champs: { ...fields, verbe, ...(poste && jeton ? { jeton } : {}) },
		};
		return poste ? await act(asked) : { ...(await confirmAct(asked)), written: false };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const fautes = error.faults.map(({ message }) => message);
		const contenu =
			marks && error.faults[0].code !== 'RESERVATION_INCONNUE'
				? await marking(seen, owner.id, fautes)
				: await home(seen, owner, fautes);
		const statut = toRefusal(error).statut === 404 ? 404 : 422;
		return { statut, written: false, contenu };
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

/** The form for the marks of one of a trainer's séances. */
async function marking(
	request: OwnRequest,
	idFormateur: number,
	fautes?: string[],
): Promise<string> {
	const { centre, champs, now } = request;
	const mine = await ownSeance(centre, idFormateur, champs, now);
	return await attendance({ ...request, champs: { ...champs, ...mine } }, { idFormateur, fautes });
}

/** The owner's page, with what was wrong with what they asked. */
async function home(
	{ centre, champs, contexte, now }: OwnRequest,
	owner: LinkOwner,
	fautes: string[] = [],
): Promise<string> {
	if (owner.genre !== 'formateur')
		return ownPersonPage(contexte, await readPersonSpace(centre, owner, now), fautes);
	const trainer = await readTrainerSpace(centre, owner.id, now);
	return ownTrainerPage(contexte, trainer, { fautes, sent: champs });
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
