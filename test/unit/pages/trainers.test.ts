import { searchPage } from '../../../core/pages/searchPage';
import { sessionPage } from '../../../core/pages/sessionPage';
import { todayPage } from '../../../core/pages/todayPage';
import { weekPage } from '../../../core/pages/weekPage';
import { toutes } from './allPages';
import { examples } from './examples';

const MARIE =
	/<a href="formateur\?id=3&amp;mois=\d+&amp;annee=2026"><bdi>Marie Bernard<\/bdi><\/a>/;

it.each(['session', 'semaine', 'mois', 'jour'])(
	'the page %s leads to the trainers it names',
	(name) => {
		expect(toutes()[name]).toMatch(MARIE);
	},
);

it('leads from each séance of a session to who holds it', () => {
	const rows = toutes()['session-planning'].split('<tbody').at(-1);
	expect(rows).toMatch(MARIE);
});

it('leads from the week of the trainers to each of them', () => {
	const week = weekPage(examples().contexte('semaine'), {
		vue: 'formateurs',
		premier: '2026-06-01',
		jours: [],
		lignes: [{ code: '3', nom: 'Marie Bernard', jours: [] }],
	});
	expect(week).toContain(
		'<th scope="row"><a href="formateur?id=3&amp;mois=6&amp;annee=2026"><bdi>Marie Bernard</bdi></a></th>',
	);
});

it('names all trainers of a session that has several, whoever holds most of it first', () => {
	const e = examples();
	const [first, ...others] = e.fiche.seances;
	const replaced = { ...first, formateurId: 4, formateur: 'Laurent Dupont' };
	const page = sessionPage(e.contexte('session'), {
		...e.fiche,
		session: { ...e.fiche.session, idFormateur: null, formateur: 'Marie Bernard, Laurent Dupont' },
		seances: [replaced, ...others],
	});
	const facts = /<dt>Formateurs<\/dt>\s*<dd>(.*?)<\/dd>/.exec(page)?.[1] ?? '';
	expect(facts.replace(/<[^>]+>/g, '')).toBe('Marie Bernard, Laurent Dupont');
	expect([...facts.matchAll(/formateur\?id=(\d)/g)].map(([, id]) => id)).toEqual(['3', '4']);
});

it('names the trainer of a session without séances, and says where there is none', () => {
	const e = examples();
	const shown = (session: object) =>
		sessionPage(e.contexte('session'), {
			...e.fiche,
			session: { ...e.fiche.session, ...session },
			seances: [],
		});
	expect(shown({})).toMatch(MARIE);
	expect(shown({ idFormateur: null, formateur: null })).toContain('<dd>à définir</dd>');
});

it('finds trainers, and says in French that nobody is called so', () => {
	const { recherche, 'recherche-vide': nothing } = toutes();
	expect(recherche).toContain('4\u00a0résultats');
	expect(recherche).toMatch(
		/<h2>Formateurs<\/h2>.*<a href="formateur\?id=3&amp;mois=6&amp;annee=2026">/,
	);
	expect(nothing).toContain('Aucune personne ni session ne porte ce nom.');
	const alone = searchPage(examples().contexte('recherche'), 'bernard', {
		personnes: [],
		formateurs: [{ idFormateur: 3, nom: 'Bernard Marie' }],
		sessions: [],
	});
	expect(alone).toContain('1\u00a0résultat');
	expect(alone).not.toContain('Aucune');
});

it('shows every alert, the first twenty at once', () => {
	const today = (n: number) =>
		todayPage(examples().contexte(''), {
			maintenant: '2026-06-03T10:00:00+02:00',
			seances: [],
			absents: [],
			alertes: Array.from({ length: n }, (_, i) => ({
				message: `Alerte numéro ${i + 1}.`,
				idSession: i + 1,
				formation: 'Initiation sertissage',
				dateDebut: '2026-06-10T08:00:00+02:00',
			})),
			nonEnvoyes: [],
		});
	const [shown, folded] = today(22).split('<details');
	expect(shown).toContain('22\u00a0alertes');
	expect(shown.match(/Alerte numéro/g)).toHaveLength(20);
	expect(folded).toContain('<summary>Voir les 2 autres alertes</summary>');
	expect(folded.match(/Alerte numéro/g)).toHaveLength(2);
	expect(today(21)).toContain('Voir l&#39;autre alerte');
	expect(today(20)).not.toContain('<details');
});
