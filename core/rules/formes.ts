import { z } from 'zod';

import type { FormeFichier } from './fichier';

const heure = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'une heure HH:MM est attendue');
const sans = z.object({}).passthrough().default({});

/** Every rule file: the facts it may compare (docs/rules.md explains each), the events it may fire, its parameters. */
export const formes = {
	priority: {
		faits: ['type', 'parcoursValide', 'paiementOk', 'statutCandidat', 'origine'],
		evenements: ['PRIORITE'],
		parametres: sans,
	},
	capacity: {
		faits: [
			'verbe',
			'type',
			'origine',
			'priorite',
			'statutCandidat',
			'placesLibres',
			'enAttente',
			'nbInscrits',
			'capacite',
			'rang',
			'statutSession',
			'statutValidation',
			'commencee',
			'terminee',
			'forcee',
		],
		evenements: ['INSCRIRE', 'METTRE_EN_ATTENTE', 'PROMOUVOIR', 'REFUSER'],
		parametres: sans,
	},
	booking: {
		faits: [
			'statut',
			'code',
			'capaciteMax',
			'places',
			'formation',
			'formationCompatible',
			'equipementsManquants',
			'weekend',
			'soir',
			'disponibleWeekend',
			'disponibleSoir',
			'dansOuverture',
			'jourFerie',
			'fermeture',
		],
		evenements: ['REFUSER'],
		parametres: z
			.object({
				ouverture: z.object({ debut: heure, fin: heure }).strict(),
				soirDes: heure,
			})
			.strict(),
	},
	planning: { faits: [], evenements: [], parametres: z.object({}).passthrough() },
	alerts: {
		faits: [
			'placesLibres',
			'nbInscrits',
			'capacite',
			'enAttente',
			'tauxRemplissage',
			'joursAvantDebut',
			'statutSession',
		],
		evenements: ['ALERTER'],
		parametres: sans,
	},
} as const satisfies Record<string, FormeFichier>;

export type NomFichier = keyof typeof formes;
