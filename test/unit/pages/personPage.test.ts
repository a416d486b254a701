import { personPage, type PersonView } from '../../../core/pages/personPage';
import { examples } from './examples';

const agnes = (inscription: Partial<PersonView['inscriptions'][number]>): PersonView => ({
	genre: 'eleve',
	id: 26,
	prenom: 'Agnès',
	nom: "d'Aubigné",
	email: null,
	inscriptions: [
		{
			idInscription: 1,
			idSession: 17,
			formation: 'Taille de pierres fines',
			salle: null,
			statutSession: 'PLANIFIEE',
			statutInscription: 'EN_ATTENTE',
			positionAttente: 1,
			motif: null,
			dateDebut: '2027-02-16T09:00:00+01:00',
			dateFin: '2027-02-16T12:00:00+01:00',
			...inscription,
		},
	],
	courriers: [],
	decisions: [],
	heures: [],
});

const shown = (inscription: Partial<PersonView['inscriptions'][number]>) =>
	personPage(examples().contexte('personne'), agnes(inscription));

it('says of a session of one day which it is, and of a longer one from when to when', () => {
	expect(shown({})).toContain('>le 16 février 2027<');
	expect(shown({ dateFin: '2027-02-18T12:00:00+01:00' })).toContain(
		'>du 16 février 2027 au 18 février 2027<',
	);
});

it('says of a session that somebody waits on that it was cancelled', () => {
	expect(shown({ statutSession: 'ANNULEE' })).toContain('rang 1<br>session annulée<');
	expect(shown({})).not.toContain('session annulée');
});
