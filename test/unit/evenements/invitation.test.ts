import { toIcs } from '../../../core/courriers/invitation';
import type { Seance, SessionInWords } from '../../../core/evenements/context';

const seance = {
	idReservation: 7,
	idFormateur: 1,
	dateDebut: '2027-03-27T09:00:00+01:00',
	dateFin: '2027-03-27T12:00:00+01:00',
	jour: '',
	debut: '',
	fin: '',
	salle: 'Atelier B; RdC, gauche',
	matiere: null,
	formateur: 'Anaïs Roy',
} as Seance;
const apres = {
	...seance,
	idReservation: 8,
	dateDebut: '2027-03-29T09:00:00+02:00',
	dateFin: '2027-03-29T12:00:00+02:00',
};
const make = (changes: object = {}) =>
	toIcs({
		calendarMethod: 'REQUEST',
		session: { idSession: 1, formation: 'Initiation sertissage' } as SessionInWords,
		seances: [seance, apres],
		sequence: 42,
		fuseau: 'Europe/Paris',
		organiser: { name: 'Centre', address: 'contact@abj.example' },
		destinataire: { name: 'Léa', address: 'lea@mail.example' },
		maintenant: new Date('2027-01-01T00:00:00Z'),
		...changes,
	}).replace(/\r\n /g, '');

describe('toIcs', () => {
	it('says 09:00 in Paris on both sides of the clock change, and describes that zone', () => {
		const ics = make();
		expect(ics.match(/DTSTART;TZID=Europe\/Paris:\d{8}T\d{6}/g)).toEqual([
			'DTSTART;TZID=Europe/Paris:20270327T090000',
			'DTSTART;TZID=Europe/Paris:20270329T090000',
		]);
		expect(ics).toMatch(
			/BEGIN:VTIMEZONE\r\nTZID:Europe\/Paris[\s\S]*BEGIN:DAYLIGHT[\s\S]*END:VTIMEZONE/,
		);
	});

	it('keeps UID by séance, method and sequence, for an update and for a cancellation', () => {
		expect(make().match(/^(METHOD|UID|SEQUENCE|STATUS).*$/gm)).toEqual([
			'METHOD:REQUEST',
			'UID:seance-7@sessions-planning',
			'SEQUENCE:42',
			'STATUS:CONFIRMED',
			'UID:seance-8@sessions-planning',
			'SEQUENCE:42',
			'STATUS:CONFIRMED',
		]);
		expect(
			make({ calendarMethod: 'CANCEL', sequence: 43, seances: [seance] }).match(
				/^(METHOD|UID|SEQUENCE|STATUS).*$/gm,
			),
		).toEqual([
			'METHOD:CANCEL',
			'UID:seance-7@sessions-planning',
			'SEQUENCE:43',
			'STATUS:CANCELLED',
		]);
	});

	it('names organiser and attendee, and lets no text break a line', () => {
		const ics = make({
			session: { formation: 'A\r\nMETHOD:CANCEL\r\nX, y; z' },
			destinataire: { name: 'N"\r\nATTENDEE:mailto:evil@example', address: 'lea@mail.example' },
		});
		expect(ics).toMatch(/ORGANIZER;CN="Centre":mailto:contact@abj\.example/);
		expect(ics).toMatch(/ATTENDEE;[^\r\n]*:MAILTO:lea@mail\.example/i);
		expect(ics.match(/^METHOD/gm)).toHaveLength(1);
		expect(ics.match(/^ATTENDEE/gm)).toHaveLength(2);
		expect(ics).toContain('LOCATION:Atelier B\\; RdC\\, gauche');
	});

	it('writes other zones in UTC', () => {
		expect(make({ fuseau: 'America/Montreal' })).toContain('DTSTART:20270327T080000Z');
	});

	it('ends each line with CRLF and folds long ones', () => {
		const raw = toIcs({
			calendarMethod: 'REQUEST',
			session: { formation: 'x'.repeat(300) } as SessionInWords,
			seances: [seance],
			sequence: 1,
			fuseau: 'Europe/Paris',
			organiser: { name: '', address: 'a@b.fr' },
			destinataire: { name: '', address: 'c@d.fr' },
		});
		expect(raw.split('\r\n').every((line) => line.length <= 75 && !line.includes('\n'))).toBe(true);
	});
});
