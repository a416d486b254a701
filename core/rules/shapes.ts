import { z } from 'zod';

import { centreSchema } from './centreRules';
import { conservationSchema } from './conservationRules';
import { heure, opening } from './opening';
import { planningRulesSchema } from './planningRules';
import type { FileShape } from './ruleFile';

const sans = z.object({}).passthrough().default({});

/**
 * Every rule file: the facts it may compare (docs/rules.md explains each), the events it may fire,
 * its parameters.
 */
export const shapes = {
	priority: {
		facts: ['type', 'parcoursValide', 'paiementOk', 'statutCandidat', 'origine'],
		events: ['PRIORITE'],
		parameters: sans,
	},
	capacity: {
		facts: [
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
		events: ['INSCRIRE', 'METTRE_EN_ATTENTE', 'PROMOUVOIR', 'REFUSER'],
		parameters: sans,
	},
	booking: {
		facts: [
			'statut',
			'code',
			'nom',
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
		events: ['REFUSER'],
		parameters: z.object({ ouverture: opening, soirDes: heure }).strict(),
	},
	planning: { facts: [], events: [], parameters: planningRulesSchema },
	centre: { facts: [], events: [], parameters: centreSchema },
	conservation: { facts: [], events: [], parameters: conservationSchema },
	alerts: {
		facts: [
			'placesLibres',
			'nbInscrits',
			'capacite',
			'enAttente',
			'tauxRemplissage',
			'joursAvantDebut',
			'statutSession',
			'seancesCompromises',
			'absencesDeSuite',
			'partManquee',
			'absents',
			'compromises',
		],
		events: ['ALERTER'],
		parameters: sans,
	},
} as const satisfies Record<string, FileShape>;

export type RuleFileName = keyof typeof shapes;
