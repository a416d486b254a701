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
	const { session, seances, personnes } = await readPresences(centre, { idSession }, now);
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
			`cette personne n'a pas de place dans la session ${idSession}`,
		);
	// Whoever left and came back has several inscriptions, and attended by each of them.
	const inscriptions = personnes
		.filter(({ idEleve, idCandidat }) =>
			person.idEleve === null ? idCandidat === person.idCandidat : idEleve === person.idEleve,
		)
		.map(({ idInscription }) => idInscription);
	const heures = hoursOf(seances, inscriptions, now);
	if (heures.suivies === 0)
		throw refuse(
			'CERTIFICAT_SANS_HEURES',
			'idInscription',
			'aucune heure suivie n’est notée pour cette personne : marquer d’abord les présences',
		);
	const own = seances.flatMap((seance) => {
		const mark = lineOf(seance, inscriptions);
		return mark && !seance.annulee ? [{ seance, mark }] : [];
	});
	const zone = { zone: centre.fuseau };
	const { parametres } = centre.rules.centre;
	const name = `${person.prenom} ${person.nom}`.trim();
	const fill = new Map(
		Object.entries({
			centre: parametres.nom,
			signataire: parametres.signataire.nom || '…',
			qualite: parametres.signataire.qualite || '…',
			personne: name,
			formation: session.formationNom,
			periode: periodInWords(
				DateTime.fromISO(own[0].seance.dateDebut, zone),
				DateTime.fromISO(own[own.length - 1].seance.dateFin, zone),
			),
			heuresPrevues: hoursInWords(heures.prevues),
			heuresSuivies: hoursInWords(heures.suivies),
			heuresManquees: hoursInWords(heures.manquees),
		}),
	);
	const words = (text: string) =>
		text.replace(/\{(\w+)\}/g, (braces, key: string) => fill.get(key) ?? braces);
	const { titre, texte } = parametres[genre];
	const today = dayInWords(DateTime.fromJSDate(now, zone), 'd LLLL yyyy');
	return {
		genre,
		titre: words(titre),
		personne: name,
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
		lieuEtDate: parametres.ville ? `Fait à ${parametres.ville}, le ${today}` : `Le ${today}`,
		centre: {
			nom: parametres.nom,
			adresse: parametres.adresse,
			mentions: mentionsOf(parametres),
			signataire: [parametres.signataire.nom, parametres.signataire.qualite]
				.filter(Boolean)
				.join(', '),
			logo: parametres.logo,
		},
	};
}

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
