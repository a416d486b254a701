import { matieresInWords } from '../../../core/agent/matieresInWords';

test.each([
	[
		'Sertissage 180 h en atelier B avec Laurent, dessin 60 h',
		[
			{ nom: 'Sertissage', heures: 180, salles: ['atelier B'], formateurs: ['Laurent'] },
			{ nom: 'Dessin', heures: 60, salles: [], formateurs: [] },
		],
	],
	[
		'bijouterie : 300 heures dans l’atelier A ou C avec Marie Bernard et Laurent Dupont ; CAO 24,5h',
		[
			{
				nom: 'Bijouterie',
				heures: 300,
				salles: ['atelier A', 'atelier C'],
				formateurs: ['Marie Bernard', 'Laurent Dupont'],
			},
			{ nom: 'CAO', heures: 24.5, salles: [], formateurs: [] },
		],
	],
	[
		"80 h de polissage salle ATEL_POL par Sophie Petit puis 50 h d'histoire de l'art",
		[
			{ nom: 'Polissage', heures: 80, salles: ['ATEL_POL'], formateurs: ['Sophie Petit'] },
			{ nom: "Histoire de l'art", heures: 50, salles: [], formateurs: [] },
		],
	],
])('%s', (text, expected) => expect(matieresInWords(text)).toEqual(expected));

test.each([
	['', /au moins une matière/],
	['Sertissage en atelier B', /les heures manquent/],
	['60 h', /le nom de la matière manque/],
	['Dessin 60 h avec Laurent, Marie', /« Marie » : les heures manquent/],
])('« %s » is refused with what is missing', (text, message) =>
	expect(() => matieresInWords(text)).toThrow(message),
);
