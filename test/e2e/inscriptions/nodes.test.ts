import { stack } from '../harness';
import { draw, type Atelier } from '../sessions/workshop';

const s = stack();
const ateliers: Atelier[] = [];
const node = async (nom: string, parameters: object) => {
	const atelier = await draw(s, nom, parameters);
	ateliers.push(atelier);
	return atelier;
};
afterAll(async () => {
	for (const atelier of ateliers) await atelier.remove();
});

const by = (nom: string) => ({ __rl: true, mode: 'id', value: `={{ $json.${nom} }}` });
const field = (nom: string) => `={{ $json.${nom} }}`;

async function people() {
	const [{ id_session: idSession }] = await s.sql<{ id_session: number }>(
		`insert into sessions (id_formation, date_debut, date_fin, capacite_max)
		select min(id_formation), '2033-05-02 07:00', '2033-05-04 15:00', 1
		from formations
		returning id_session`,
	);
	const eleves = (
		await s.sql<{ id_eleve: number }>(
			`insert into eleves (nom, prenom, parcours_valide, paiement_ok)
			select 'Nœud' || n, 'E', true, true
			from generate_series(1, 3) n
			returning id_eleve`,
		)
	).map(({ id_eleve }) => id_eleve);
	const [{ id_candidat: idCandidat }] = await s.sql<{ id_candidat: number }>(
		`insert into candidats (nom, prenom) values ('Nœud', 'C') returning id_candidat`,
	);
	return { idSession, eleves, idCandidat };
}

describe('Enrol and Withdraw & Promote', () => {
	it('run a whole life of a queue, item by item', async () => {
		const { idSession, eleves, idCandidat } = await people();
		const enrol = await node('enrol', {
			idSession: by('idSession'),
			genre: 'eleve',
			idEleve: by('idEleve'),
			origine: 'fiche',
			forcee: field('forcee'),
			options: { acteur: 'marie@abj.example' },
		});
		const placed = await enrol.run([
			...eleves.map((idEleve) => ({ idSession, idEleve, forcee: false })),
			{ idSession, idEleve: 0 },
			{ idSession: 99_999_999, idEleve: eleves[0], forcee: false },
			{ idSession, idEleve: eleves[0], forcee: false },
		]);
		expect(placed).toMatchObject([
			{
				status: 'enrolled',
				idSession,
				idEleve: eleves[0],
				statutInscription: 'INSCRIT',
				positionAttente: null,
				decision: { regle: 'capacity:place-libre' },
			},
			{ status: 'waiting', positionAttente: 1, nextAction: expect.stringContaining('rang 1') },
			{ status: 'waiting', positionAttente: 2 },
			{ status: 'rejected', errors: [{ path: 'idEleve', code: 'CHAMP_INVALIDE' }] },
			{ status: 'rejected', errors: [{ path: 'idSession', code: 'SESSION_INCONNUE' }] },
			{
				status: 'enrolled',
				dejaInscrit: true,
				idInscription: placed[0].idInscription,
				nextAction: expect.stringContaining('était déjà inscrite'),
			},
		]);
		expect(
			await s.sql('select distinct acteur from sessions_planning.decision where id_session = $1', [
				idSession,
			]),
		).toEqual([{ acteur: 'marie@abj.example' }]);

		const candidat = await node('enrol', {
			idSession: by('idSession'),
			genre: 'candidat',
			idCandidat: by('idCandidat'),
			origine: 'fiche',
			forcee: false,
			options: {},
		});
		expect(await candidat.run([{ idSession, idCandidat }])).toMatchObject([
			{ status: 'waiting', positionAttente: 3 },
		]);

		const leave = await node('withdrawPromote', {
			operation: 'desister',
			designer: 'personne',
			idSession: by('idSession'),
			genre: 'eleve',
			idEleve: by('idEleve'),
			motif: 'Malade',
			promouvoir: true,
			options: {},
		});
		const left = {
			status: 'withdrawn, promoted',
			inscription: { statutInscription: 'ANNULE', motifAnnulation: 'Malade' },
			promotion: { idEleve: eleves[1] },
		};
		expect(await leave.run([{ idSession, idEleve: eleves[0] }])).toMatchObject([left]);
		expect(await leave.run([{ idSession, idEleve: eleves[0] }])).toMatchObject([left]);

		const promote = await node('withdrawPromote', {
			operation: 'promouvoir',
			idSession: by('idSession'),
			idInscription: '',
			forcee: field('forcee'),
			options: {},
		});
		expect(
			await promote.run([
				{ idSession, forcee: false },
				{ idSession, forcee: true },
			]),
		).toMatchObject([
			{ status: 'rejected', errors: [{ code: 'SESSION_COMPLETE' }] },
			{ status: 'promoted', inscription: { idEleve: eleves[2] } },
		]);

		const more = await node('withdrawPromote', {
			operation: 'capacite',
			idSession: by('idSession'),
			capaciteMax: 5,
			options: {},
		});
		expect(await more.run([{ idSession }])).toMatchObject([
			{ status: 'changed, promoted', places: 5, promotions: [{ idCandidat }] },
		]);
		const fill = await node('withdrawPromote', {
			operation: 'remplir',
			idSession: by('idSession'),
			options: {},
		});
		expect(await fill.run([{ idSession }])).toMatchObject([
			{ status: 'nobody promoted', decision: { regle: 'file-vide' } },
		]);
		const rank = await node('withdrawPromote', {
			operation: 'reclasser',
			idSession: by('idSession'),
			options: {},
		});
		expect(await rank.run([{ idSession }])).toMatchObject([
			{ status: 'unchanged', changements: [] },
		]);
	});
});
