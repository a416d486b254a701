import { dropSante, noteSante, tellSante } from '../../database/generated/verification';
import { transaction } from '../../database/transaction';
import type { Centre } from '../centre/centre';
import { notifyAdmin } from '../courriers/notifyAdmin';
import type { MailOffice } from '../courriers/mailOffice';
import type { Template } from '../courriers/template';
import { oweCourriers } from '../outbox/oweCourriers';
import { health, type Health } from './health';

/** What is known past the database, while it can't be asked; kept by whoever calls. */
export interface Absence {
	/** When it was first found away, and when that was told; ISO 8601. */
	depuis?: string;
	dite?: string;
}

const TITLES: Record<Health['statut'], string> = {
	BON: 'tout va bien de nouveau',
	A_VOIR: 'à regarder',
	PANNE: 'à réparer maintenant',
};

interface View {
	titre: string;
	statut: Health['statut'];
	problemes: string[];
	baseRevenue?: boolean;
}

/** What the words of the mail are filled with. */
const toView = ({ titre, statut, problemes, baseRevenue = false }: View) => ({
	titre,
	bon: statut === 'BON',
	aVoir: statut === 'A_VOIR',
	panne: statut === 'PANNE',
	problemes,
	baseRevenue,
});

/**
 * Owes the admin a mail when how it goes has changed, for better or worse, and has held for `patience`
 * minutes; in one transaction with the note that it was told, so that two runs at once, a crash or a
 * restart tell it once. A database that was away, and told of as such (`absence`), is told to be back.
 * @returns the state, where it was told
 * @throws what the database throws where it can't be used: `tellAbsence` is for that
 */
export async function tellHealth(
	centre: Centre,
	patience: number,
	absence: Absence = {},
): Promise<Health['statut'] | undefined> {
	const { statut, problemes, evenements } = await health(centre);
	if (!evenements) throw new NotReady(problemes[0]);
	return await transaction(centre.base, async (cx) => {
		await noteSante.run({ statut }, cx);
		const [told] = await tellSante.run(
			{ statut, patience, absenteDepuis: absence.dite ? new Date(absence.dite) : null },
			cx,
		);
		if (!told) return undefined;
		const baseRevenue = absence.dite !== undefined;
		const titre =
			baseRevenue && statut === 'BON' ? 'la base de données répond de nouveau' : TITLES[statut];
		await dropSante.run(undefined as never, cx);
		await oweCourriers(cx, [
			{
				idEvenement: null,
				cle: `sante:${told.fois}`,
				role: 'SANTE',
				contexte: toView({ titre, statut, problemes, baseRevenue }),
			},
		]);
		return statut;
	});
}

/** A database that answers, and lacks migrations or rights: nothing can be noted there. */
class NotReady extends Error {}

/**
 * Tells the admin past the database that it can't be used, once for each time that it is away, when it
 * has been for `patience` minutes.
 * @returns what is known now, for the next call
 */
export async function tellAbsence(
	error: unknown,
	{ depuis = new Date().toISOString(), dite }: Absence,
	patience: number,
	mail: {
		modele: Template;
		office: Pick<MailOffice, 'smtp' | 'expediteur' | 'adminEmail' | 'urlCrm'>;
	},
): Promise<Absence> {
	const now = new Date();
	if (dite || +now - Date.parse(depuis) < patience * 60_000) return { depuis, dite };
	const view = toView({
		titre: 'la base de données ne répond pas',
		statut: 'PANNE',
		problemes: [inWords(error)],
	});
	await notifyAdmin([view], mail.modele, mail.office, 0);
	return { depuis, dite: now.toISOString() };
}

/** Without an address, a name or a password: what a driver says may hold all three. */
function inWords(error: unknown): string {
	if (error instanceof NotReady) return error.message;
	const { code } = error as { code?: string };
	return [
		`La base du CRM ne répond pas${code ? ` (${code})` : ''} :`,
		'vérifier PostgreSQL, puis l’accès « CRM database » dans n8n.',
		'Ce qui est dû partira de lui-même à son retour.',
	].join(' ');
}
