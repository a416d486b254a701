import { groupAlike } from '../../../core/verification/groupAlike';

it('makes one line of a thousand alike, with a count and three examples', () => {
	const wrong = (n: number) => ({
		table: 'sessions',
		cle: String(n),
		raison: `nb_inscrits vaut ${n} pour ${n + 1} inscription(s)`,
		remede: `update sessions set nb_inscrits = ${n + 1} where id_session = ${n};`,
	});
	const other = { table: 'salles', cle: '1', raison: 'sans code', remede: 'Donner un code.' };
	const many = [...Array.from({ length: 1000 }, (_, i) => wrong(i + 1)), other];
	expect(groupAlike(many)).toEqual([
		{
			table: 'sessions',
			cle: '1, 2, 3 et 997 de plus',
			raison: '1000 lignes, par exemple : nb_inscrits vaut 1 pour 2 inscription(s)',
			remede: 'pour la première : update sessions set nb_inscrits = 2 where id_session = 1;',
		},
		other,
	]);
	expect(groupAlike(many.slice(0, 3))).toEqual(many.slice(0, 3));
});
