import { z } from 'zod';

import { nameOwner, revokeLiens } from '../../../../database/generated/liens';
import { refuse } from '../../../errors/refusal';
import { LINK_DAYS, type LinkOwner } from '../../../liens/ownLink';
import { identifiant } from '../../../time/fields';
import { optional } from './fields';
import { deed } from './types';

export const revoquer = deed({
	champs: z
		.object({
			eleve: optional(identifiant),
			candidat: optional(identifiant),
			formateur: optional(identifiant),
		})
		.transform((asked, ctx): LinkOwner => {
			const given = Object.entries(asked).filter(([, id]) => id !== undefined);
			if (given.length !== 1)
				ctx.addIssue({ code: 'custom', path: ['eleve'], message: 'une personne est attendue' });
			const [genre, id] = given[0] ?? ['eleve', 0];
			return { genre, id } as LinkOwner;
		}),
	carryOut: async (cx, _, { genre, id }) => {
		const [named] = await nameOwner.run({ genre, idPersonne: id }, cx);
		if (!named) throw refuse('PERSONNE_INCONNUE', genre, "cette personne n'existe pas");
		await revokeLiens.run({ genre, idPersonne: id }, cx);
		const after =
			`Un nouveau lien est valable ${LINK_DAYS} jours ; ` +
			'le prochain courriel en porte un, et la nouvelle adresse de l’agenda.';
		return {
			message: after,
			faits: { resultat: 'révocation' },
			toRecord: [{ idSession: null, phrases: [named.nom] }],
			valeur: {
				qui: named.nom,
				quoi: '',
				idSession: null,
				effets: [
					'Tous les liens et agendas donnés jusqu’ici à cette personne cessent de valoir.',
					after,
				],
				titre: 'Liens révoqués',
				phrases: [after],
			},
		};
	},
});
