import { DateTime } from 'luxon';
import { z } from 'zod';

import type { Centre } from '../centre/centre';
import { refuse } from '../errors/refusal';
import { validate } from '../errors/validate';
import { hoursOf, lineOf, readPresences, type PresenceHours } from '../presences/readPresences';
import { identifiant } from '../time/fields';
import { dayInWords, hoursInWords, periodInWords, slotInWords } from '../time/french';
import { markInWords } from './sheet';

const schema = z
	.object({
		idSession: identifiant,
		idInscription: identifiant.optional(),
		idEleve: identifiant.optional(),
		idCandidat: identifiant.optional(),
		/** The certificate of completion, or of attendance with each séance. */
		genre: z.enum(['certificat', 'attestation']).default('certificat'),
	})
	.refine(
		({ idInscription, idEleve, idCandidat }) =>
			[idInscription, idEleve, idCandidat].filter((id) => id !== undefined).length === 1,
		{ path: ['idInscription'], message: 'une inscription, un élève ou un candidat est attendu' },
	);

export type CertificateRequest = z.input<typeof schema>;

/** A certificate, as paper and page show it. */
export interface Certificate {
	genre: 'certificat' | 'attestation';
	titre: string;
	/** Whom it is about, and for which session: for the file's name. */
	personne: string;
	idSession: number;
	paragraphes: string[];
	heures: PresenceHours;
	/** Of an attestation: each séance, and what was marked. */
	seances: Array<{ quand: string; presence: string }>;
	/** « Fait à Lyon, le 3 mars 2027 ». */
	lieuEtDate: string;
	centre: {
		nom: string;
		adresse: string[];
		mentions: string[];
		signataire: string;
		logo: string | null;
	};
}

/**
 * What a person attended of a session, in the words of `centre.json`: certificat de réalisation or
 * attestation d'assiduité (contract, section 12); one statement. Hours are those marked as attended,
 * by all inscriptions of the person in the session, whichever is named.
 * @throws Refusal SESSION_INCONNUE, PERSONNE_INCONNUE, CERTIFICAT_SANS_HEURES
 */
export async function certificate(
	centre: Centre,
	request: CertificateRequest,
	now = new Date(),
): Promise<Certificate> {
	const { idSession, genre, ...who } = validate(schema, request);
	const presences = await readPresences(centre, { idSession }, now);
	const person = personOf(presences, who);
	const inscriptions = inscriptionsOf(presences, person);
	const heures = hoursOf(presences.seances, inscriptions, now);
	if (heures.suivies === 0)
		throw refuse(
			'CERTIFICAT_SANS_HEURES',
			'idInscription',
			'aucune heure suivie n’est notée pour cette personne : marquer d’abord les présences',
		);

	const own = presences.seances.flatMap((seance) => {
		const mark = lineOf(seance, inscriptions);
		return mark && !seance.annulee ? [{ seance, mark }] : [];
	});
	const zone = { zone: centre.fuseau };
	const { parametres } = centre.rules.centre;
	const { signataire, ville } = parametres;
	const personne = `${person.prenom} ${person.nom}`.trim();
	const words = filledWith({
		centre: parametres.nom,
		signataire: signataire.nom || '…',
		qualite: signataire.qualite || '…',
		personne,
		formation: presences.session.formationNom,
		periode: periodInWords(
			DateTime.fromISO(own[0].seance.dateDebut, zone),
			DateTime.fromISO(own[own.length - 1].seance.dateFin, zone),
		),
		heuresPrevues: hoursInWords(heures.prevues),
		heuresSuivies: hoursInWords(heures.suivies),
		heuresManquees: hoursInWords(heures.manquees),
	});
	const { titre, texte } = parametres[genre];
	const today = dayInWords(DateTime.fromJSDate(now, zone), 'd LLLL yyyy');

	return {
		genre,
		titre: words(titre),
		personne,
		idSession,
		paragraphes: texte.map(words),
		heures,
		seances:
			genre === 'attestation'
				? own.map(({ seance: { dateDebut, dateFin }, mark }) => ({
						quand: slotInWords(new Date(dateDebut), new Date(dateFin), centre.fuseau),
						presence: markInWords(mark) || 'Non renseigné',
					}))
				: [],
		lieuEtDate: ville ? `Fait à ${ville}, le ${today}` : `Le ${today}`,
		centre: {
			nom: parametres.nom,
			adresse: parametres.adresse,
			mentions: mentionsOf(parametres),
			signataire: [signataire.nom, signataire.qualite].filter(Boolean).join(', '),
			logo: parametres.logo,
		},
	};
}

type Presences = Awaited<ReturnType<typeof readPresences>>;
type Present = Presences['personnes'][number];

function personOf(
	{ session, personnes }: Presences,
	who: { idInscription?: number; idEleve?: number; idCandidat?: number },
): Present {
	const person = personnes.find(
		(one) =>
			one.idInscription === who.idInscription ||
			(who.idEleve !== undefined && one.idEleve === who.idEleve) ||
			(who.idCandidat !== undefined && one.idCandidat === who.idCandidat),
	);
	if (!person)
		throw refuse(
			'PERSONNE_INCONNUE',
			'idInscription',
			`cette personne n'a pas de place dans la session ${session.idSession}`,
		);
	return person;
}

/** Whoever left and came back has several inscriptions, and attended by each of them. */
const inscriptionsOf = ({ personnes }: Presences, person: Present): number[] =>
	personnes
		.filter(({ idEleve, idCandidat }) =>
			person.idEleve === null ? idCandidat === person.idCandidat : idEleve === person.idEleve,
		)
		.map(({ idInscription }) => idInscription);

/** Puts these in the place of their names in braces; what has no such name stays. */
const filledWith = (values: Record<string, string>) => {
	const known = new Map(Object.entries(values));
	return (text: string) =>
		text.replace(/\{(\w+)\}/g, (braces, key: string) => known.get(key) ?? braces);
};

/** SIRET and declaration of activity, where they are known. */
export const mentionsOf = ({
	siret,
	numeroDeclaration,
}: {
	siret: string;
	numeroDeclaration: string;
}): string[] => [
	...(siret ? [`SIRET ${siret}`] : []),
	...(numeroDeclaration
		? [
				`Déclaration d'activité enregistrée sous le numéro ${numeroDeclaration}. ` +
					"Cet enregistrement ne vaut pas agrément de l'État.",
			]
		: []),
];
