import { Mentions } from '../../../core/personnes/Mentions';
import { scrub, withoutOthers } from '../../../core/personnes/scrub';
import { scrubTraces } from '../../../core/personnes/scrubTraces';
import type { Subject } from '../../../core/personnes/subject';

const subject: Subject = {
	eleves: [1],
	candidats: [],
	formateurs: [],
	inscriptions: [10],
	mentions: new Mentions([{ prenom: 'Zoé', nom: 'Roux', email: 'zoe@mail.example' }], 'X'),
	pseudonym: 'X',
	inCrm: true,
	asked: { path: 'idEleve', id: 1 },
};
const told = {
	personnes: [
		{
			elevId: 1,
			prenom: 'Zoé',
			nom: 'Roux',
			email: 'zoe@mail.example',
			mot: 'libre',
			statut: 'EN_ATTENTE',
		},
		{ elevId: 2, prenom: 'Jean', nom: 'Roux', email: 'jean@mail.example', mot: 'avec Zoé Roux' },
	],
	session: { formation: 'Serti', dateDebut: '2026-06-03T08:00:00+02:00', places: 3 },
};

it('takes a person out of what is about several, and nothing of the others', () => {
	expect(scrub(told, subject)).toEqual({
		...told,
		personnes: [
			{ elevId: 1, prenom: '', nom: 'X', email: null, mot: '', statut: 'EN_ATTENTE' },
			{ ...told.personnes[1], mot: 'avec X' },
		],
	});
});

it('shows a person what is about several without the others', () => {
	const shown = { ...told, premier: told.personnes[1], soi: told.personnes[0] };
	const { premier: _, ...rest } = shown;
	expect(withoutOthers(shown, subject)).toEqual({ ...rest, personnes: [told.personnes[0]] });
});

it('keeps of what was confirmed of a person that it was, and no word', () => {
	const reponses = ['confirmation', 'crm/inscrire'].map((portee) => ({
		portee,
		cle: 'k',
		creeLe: new Date(),
		reponse: { message: 'place pour Zoé Roux, malade', valeur: { idInscription: 10, rang: 2 } },
	}));
	const none = {
		...{ courriers: [], evenements: [], decisions: [], alertes: [], annonces: [], fermetures: [] },
		...{ matieres: [], presences: [], corrections: [], effacements: [], crm: {} },
	};
	const { reponses: after } = scrubTraces({ ...none, reponses } as never, subject);
	expect(after.map(({ reponse }) => reponse)).toEqual([
		{ message: '', valeur: { idInscription: 10, rang: 2 } },
		{ message: 'place pour X, malade', valeur: { idInscription: 10, rang: 2 } },
	]);
});
