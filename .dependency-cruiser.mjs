/**
 * The order of the house: a room may reach what stands before it in its list, never what stands after it.
 * docs/architecture.md draws it. `npm run lint` holds the code to it.
 */
const houses = ['database', 'core', 'nodes'];

/** core's rooms, from what everything stands on to what stands on everything. */
const rooms = [
	'errors',
	'time',
	'rules',
	'centre',
	'idempotence',
	'names',
	'liens',
	'lists',
	'confirmation',
	'batch',
	'outbox',
	'calendar',
	'calendars',
	'inscriptions',
	'salles',
	'sessions',
	'presences',
	'papers',
	'planning/solve',
	'planning/repair',
	'evenements',
	'annonces',
	'planning',
	'occupation',
	'courriers',
	'rappels',
	'conservation',
	'personnes',
	'verification',
	'agent',
	'http',
	'pages',
	'feeds',
	'pages/server',
];

/** Files of a room itself; a room inside another (planning/solve) is a room of its own. */
const filesOf = (room) => {
	const inside = rooms.filter((other) => other.startsWith(`${room}/`));
	const others = inside.map((other) => `(?!${other.slice(room.length + 1)}/)`).join('');
	return `^core/${room}/${others}`;
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: 'client-stands-alone',
			comment: 'A CRM loads the client without n8n and without a database.',
			severity: 'error',
			from: { path: '^client/' },
			to: { path: houses.map((house) => `^${house}/`) },
		},
		{
			name: 'no-circles',
			comment: 'Two files that need each other are one file, or hide a third.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'rooms-have-a-place',
			comment: 'A room of core stands in the list above, so that its place is known.',
			severity: 'error',
			from: {},
			to: { path: '^core/[^/]+/', pathNot: rooms.map(filesOf) },
		},
		...houses.slice(0, -1).map((house, i) => ({
			name: `${house}-stands-below`,
			severity: 'error',
			from: { path: `^${house}/` },
			to: { path: houses.slice(i + 1).map((above) => `^${above}/`) },
		})),
		...rooms.slice(0, -1).map((room, i) => ({
			name: `${room}-stands-below`,
			comment: `core/${room} may not reach a room that stands on it.`,
			severity: 'error',
			from: { path: filesOf(room) },
			to: { path: rooms.slice(i + 1).map(filesOf) },
		})),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsConfig: { fileName: 'tsconfig.json' },
		// A type is knowledge too: a room that names another's types depends on it.
		tsPreCompilationDeps: true,
	},
};
