// The statements that a busy centre runs most, each with parameters that hit a middle of what fillLarge wrote.

/** @param {number} n */
const twoDigits = (n) => String(n).padStart(2, '0');
/** Two hundred days of 2021, 28 of each month. */
const days = Array.from({ length: 200 }, (_, i) => {
	const month = twoDigits(1 + Math.floor(i / 28));
	return `2021-${month}-${twoDigits(1 + (i % 28))}`;
});
const slotStart = '2021-06-03 06:00';
const slotEnd = '2021-06-03 09:00';
/** @type {[title: string, file: string, name: string, parameters: Record<string, unknown>][]} */
export const hotQueries = [
	[
		'conflicts of one slot in 260 rooms and 100 trainers',
		'salles',
		'findOccupations',
		{
			debuts: [slotStart],
			fins: [slotEnd],
			salles: [],
			ouverte: true,
			idFormateurs: Array.from({ length: 100 }, (_, i) => i + 1),
			ouvert: false,
			formations: [],
		},
	],
	[
		'conflicts of 200 slots in one room and one trainer',
		'salles',
		'findOccupations',
		{
			debuts: days.map((day) => `${day} 06:00`),
			fins: days.map((day) => `${day} 10:00`),
			salles: ['S7'],
			ouverte: false,
			idFormateurs: [7],
			ouvert: false,
			formations: [],
		},
	],
	[
		'rooms, trainers with their hours, closures',
		'salles',
		'readRessources',
		{
			formations: ['F1'],
			idFormateurs: [7],
			ouvert: false,
			moisDebut: '2021-06-01',
			moisFin: '2021-07-01',
			jourDebut: '2021-06-03',
			jourFin: '2021-06-03',
		},
	],
	['lock of a room with its parts', 'salles', 'lockSalles', { salles: ['E3'], ouverte: false }],
	[
		'bookings of a session that is moved',
		'salles',
		'loadReservations',
		{ idReservations: [], idSessions: [12000] },
	],
	[
		'sessions open for a training',
		'sessions',
		'findSessions',
		{ formation: 'F7', ouvertes: true, sansRappel: false, maintenant: '2021-06-01', limite: 200 },
	],
	[
		'sessions by room and month',
		'sessions',
		'findSessions',
		{
			salle: 'S7',
			debut: '2021-06-01',
			fin: '2021-07-01',
			ouvertes: false,
			sansRappel: false,
			maintenant: '2021-06-01',
			limite: 200,
		},
	],
	[
		'sessions by trainer and month',
		'sessions',
		'findSessions',
		{
			idFormateur: 7,
			debut: '2021-06-01',
			fin: '2021-07-01',
			ouvertes: false,
			sansRappel: false,
			maintenant: '2021-06-01',
			limite: 200,
		},
	],
	[
		'alerts: all sessions of a year',
		'sessions',
		'findSessions',
		{
			debut: '2021-06-01',
			fin: '2022-06-01',
			ouvertes: false,
			sansRappel: false,
			maintenant: '2021-06-01',
			limite: 1000,
		},
	],
	[
		'sessions that start within a week',
		'sessions',
		'findSessions',
		{
			fin: '2021-06-08',
			ouvertes: true,
			sansRappel: true,
			maintenant: '2021-06-01',
			limite: 1000,
		},
	],
	['sheet of one session', 'sessions', 'readFiche', { idSession: 12000 }],
	[
		'month of a room',
		'occupation',
		'listReservations',
		{ salle: 'S7', debut: '2021-06-01', fin: '2021-07-01' },
	],
	[
		'month of a trainer',
		'occupation',
		'listFormateur',
		{ idFormateur: 7, debut: '2021-06-01', fin: '2021-07-01' },
	],
	[
		'séances of a session that no longer hold',
		'sessions',
		'findBroken',
		{
			idSessions: [12000],
			maintenant: '2021-06-01',
			fuseau: 'Europe/Paris',
			feries: ['2021-07-14', '2021-11-01', '2021-12-25'],
			noms: ['Fête nationale', 'Toussaint', 'Noël'],
		},
	],
	['today', 'pages', 'readJournee', { debut: '2021-06-03', fin: '2021-06-04' }],
	['events that were given up', 'evenements', 'listDeadLetters', { limite: 100 }],
	['decisions about one inscription', 'inscriptions', 'readDecisions', { idInscription: 150000 }],
	['decisions about one session', 'inscriptions', 'readDecisions', { idSession: 12000 }],
];
