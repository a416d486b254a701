import { toInvitation } from '../../../core/courriers/invitation';
import type { Seance, SessionInWords } from '../../../core/evenements/context';

const seance = (idReservation: number, day: string, changes: Partial<Seance> = {}) =>
	({
		idReservation,
		idFormateur: 1,
		dateDebut: `${day}T09:00`,
		dateFin: `${day}T12:00`,
		active: true,
		sequence: 42,
		salle: 'Atelier B; RdC, gauche',
		matiere: null,
		formateur: 'Anaïs Roy',
		...changes,
	}) as Seance;
const mornings = ['2027-03-25', '2027-03-26', '2027-03-29', '2027-03-30', '2027-03-31'].map(
	(day, i) => seance(i + 7, day),
);

const make = (changes: Partial<Parameters<typeof toInvitation>[0]> = {}) =>
	toInvitation({
		session: { idSession: 1, formation: 'Initiation sertissage' } as SessionInWords,
		seances: mornings,
		isTheirs: ({ active }) => active === true,
		wasTheirs: () => true,
		fuseau: 'Europe/Paris',
		organiser: { name: 'Centre', address: 'contact@abj.example' },
		destinataire: { name: 'Léa', address: 'lea@mail.example' },
		maintenant: new Date('2027-01-01T00:00:00Z'),
		...changes,
	})!;
const linesOf = (ics: string, names: RegExp) =>
	ics
		.replace(/\r\n /g, '')
		.split('\r\n')
		.filter((line) => names.test(line));

describe('toInvitation', () => {
	it('says five mornings by one UID, as Outlook reads the first alone', () => {
		const { method, filename, content } = make();

		expect({ method, filename }).toEqual({ method: 'REQUEST', filename: 'convocation.ics' });
		expect(linesOf(content, /^(METHOD|UID|SEQUENCE|STATUS|RRULE:FREQ=WEEKLY)/)).toEqual([
			'METHOD:REQUEST',
			'UID:seance-7@sessions-planning',
			'SEQUENCE:42',
			'STATUS:CONFIRMED',
			'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270331T070000Z',
		]);
		expect(content).toMatch(/DTSTART;TZID=Europe\/Paris:20270325T090000/);
	});

	it('stamps in UTC, and describes the zone of its hours', () => {
		const { content } = make();

		expect(linesOf(content, /^DTSTAMP/)).toEqual(['DTSTAMP:20270101T000000Z']);
		expect(content).toMatch(
			/BEGIN:VTIMEZONE\r\nTZID:Europe\/Paris[\s\S]*BEGIN:DAYLIGHT[\s\S]*END:VTIMEZONE/,
		);
	});

	it('takes the same UID away once all is cancelled', () => {
		const seances = mornings.map((one) => ({ ...one, active: false, sequence: 47 }));
		const { method, filename, content } = make({ seances });

		expect({ method, filename }).toEqual({ method: 'CANCEL', filename: 'annulation.ics' });
		expect(linesOf(content, /^(METHOD|UID|SEQUENCE|STATUS)/)).toEqual([
			'METHOD:CANCEL',
			'UID:seance-7@sessions-planning',
			'SEQUENCE:47',
			'STATUS:CANCELLED',
		]);
	});

	it('publishes mornings and afternoons together, without asking anybody', () => {
		const afternoon = seance(20, '2027-03-25', {
			dateDebut: '2027-03-25T13:30',
			dateFin: '2027-03-25T17:00',
		});
		const { method, content } = make({ seances: [...mornings, afternoon] });

		expect(method).toBe('PUBLISH');
		expect(linesOf(content, /^UID/)).toHaveLength(2);
		expect(linesOf(content, /^ATTENDEE/)).toEqual([]);
	});

	it('takes out what a trainer lost, and keeps what is left', () => {
		const mine = (one: Seance) => one.idReservation !== 7;
		const { method, content } = make({ isTheirs: mine });

		expect(method).toBe('REQUEST');
		expect(linesOf(content, /^(UID|DTSTART;)/)).toEqual([
			'UID:seance-7@sessions-planning',
			'DTSTART;TZID=Europe/Paris:20270326T090000',
		]);
		expect(make({ isTheirs: () => false }).method).toBe('CANCEL');
	});

	it('says nothing of séances that were never theirs', () => {
		expect(
			toInvitation({
				...({} as Parameters<typeof toInvitation>[0]),
				session: { idSession: 1, formation: 'X' } as SessionInWords,
				seances: mornings,
				isTheirs: () => false,
				wasTheirs: () => false,
				fuseau: 'Europe/Paris',
			}),
		).toBeUndefined();
	});

	it('names organiser and attendee, and lets no text break a line', () => {
		const { content } = make({
			session: { idSession: 1, formation: 'A\r\nMETHOD:CANCEL\r\nX, y; z' } as SessionInWords,
			destinataire: { name: 'N"\r\nATTENDEE:mailto:evil@example', address: 'lea@mail.example' },
		});

		expect(linesOf(content, /^ORGANIZER/)).toEqual([
			'ORGANIZER;CN=Centre:mailto:contact@abj.example',
		]);
		expect(linesOf(content, /^ATTENDEE/)).toHaveLength(1);
		expect(linesOf(content, /^METHOD/)).toHaveLength(1);
		expect(content).toContain('LOCATION:Atelier B\\; RdC\\, gauche');
	});

	it('writes another zone on its own wall clock, described as well', () => {
		const seances = [
			seance(7, '2027-03-27', {
				dateDebut: '2027-03-27T08:00:00Z',
				dateFin: '2027-03-27T11:00:00Z',
			}),
		];

		const { content } = make({ seances, fuseau: 'America/Montreal' });

		expect(content).toContain('DTSTART;TZID=America/Montreal:20270327T040000');
		expect(content).toContain('BEGIN:VTIMEZONE\r\nTZID:America/Montreal');
	});

	it('ends each line with CRLF and folds long ones', () => {
		const { content } = make({
			session: { idSession: 1, formation: 'é😀'.repeat(100) } as SessionInWords,
		});
		const lines = content.split('\r\n');

		expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
		expect(linesOf(content, /^SUMMARY/)).toEqual([`SUMMARY:${'é😀'.repeat(100)}`]);
	});
});
