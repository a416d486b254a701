import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class SessionsPlanningPostgresApi implements ICredentialType {
	name = 'sessionsPlanningPostgresApi';

	displayName = 'Sessions & Planning Postgres API';

	icon: Icon = {
		light: 'file:../nodes/shared/sessions.svg',
		dark: 'file:../nodes/shared/sessions.dark.svg',
	};

	documentationUrl = 'https://github.com/sessions-planning/n8n-nodes-sessions-planning#credentials';

	testedBy = 'sessionsPlanningPostgresTest';

	properties: INodeProperties[] = [
		{ displayName: 'Host', name: 'host', type: 'string', default: 'localhost', required: true },
		{ displayName: 'Port', name: 'port', type: 'number', default: 5432, required: true },
		{ displayName: 'Database', name: 'database', type: 'string', default: 'crm', required: true },
		{ displayName: 'User', name: 'user', type: 'string', default: '', required: true },
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'SSL',
			name: 'ssl',
			type: 'options',
			options: [
				{ name: 'Off', value: 'disable' },
				{ name: 'On, Certificate Checked', value: 'require' },
				{ name: 'On, Certificate Not Checked', value: 'allow' },
			],
			default: 'disable',
		},
		{
			displayName: 'Maximum Connections',
			name: 'maxConnexions',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 10,
			description:
				'Most connections that one n8n process opens with this credential, shared by all executions',
		},
		{
			displayName: 'Prepared Statements',
			name: 'requetesPreparees',
			type: 'boolean',
			default: true,
			description:
				"Whether to keep prepared statements on a connection. Turn off behind a pooler in transaction mode that can't keep them.",
		},
		{
			displayName: 'Time Zone',
			name: 'fuseau',
			type: 'string',
			default: 'Europe/Paris',
			description:
				"Zone of the centre's wall clock: opening hours, weekdays, evenings and dates without an offset",
		},
		{
			displayName: 'Rules Directory',
			name: 'dossierRegles',
			type: 'string',
			default: '',
			description:
				"Folder with the centre's own rule files; each replaces ours of the same name. Empty: SESSIONS_RULES_DIR, else ours.",
		},
		{
			displayName: 'Secrets Key',
			name: 'cleSecrets',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Encrypts the password of a new student between its event and its mail. Any long ' +
				'random text; the same on every n8n that shares this database.',
		},
	];
}
