import { factsOfAlert } from '../../../core/sessions/factsOfAlert';

const session = {
	capacite: 10,
	nbInscrits: 4,
	enAttente: 2,
	statutSession: 'PLANIFIEE',
};
const daysFrom = (maintenant: string, debut: string) =>
	factsOfAlert({ ...session, dateDebut: new Date(debut) }, new Date(maintenant), 'Europe/Paris')
		.joursAvantDebut;

describe('factsOfAlert', () => {
	it('counts days of the calendar, whatever the hour', () => {
		expect(daysFrom('2026-06-01T06:00:00Z', '2026-06-15T07:00:00Z')).toBe(14);
		expect(daysFrom('2026-06-01T18:00:00Z', '2026-06-15T07:00:00Z')).toBe(14);
		expect(daysFrom('2026-05-31T21:59:00Z', '2026-06-15T07:00:00Z')).toBe(15);
	});

	it('counts a day of a clock change as one', () => {
		expect(daysFrom('2026-03-28T22:00:00Z', '2026-03-30T06:00:00Z')).toBe(2);
		expect(daysFrom('2026-10-24T20:00:00Z', '2026-10-26T08:00:00Z')).toBe(2);
	});

	it('says how full a session is, and a session without places as full', () => {
		const facts = (capacite: number) =>
			factsOfAlert({ ...session, capacite, dateDebut: new Date() }, new Date(), 'Europe/Paris');

		expect(facts(10)).toMatchObject({ placesLibres: 6, tauxRemplissage: 40, enAttente: 2 });
		expect(facts(0)).toMatchObject({ tauxRemplissage: 100 });
	});
});
