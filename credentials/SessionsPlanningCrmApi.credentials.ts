import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

export class SessionsPlanningCrmApi implements ICredentialType {
	name = 'sessionsPlanningCrmApi';

	displayName = 'Sessions & Planning CRM API';

	icon: Icon = {
		light: 'file:../nodes/shared/sessions.svg',
		dark: 'file:../nodes/shared/sessions.dark.svg',
	};

	documentationUrl = 'https://github.com/sessions-planning/n8n-nodes-sessions-planning#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://crm.example.org',
			description: 'Address of the CRM, without a path',
		},
		{
			displayName: 'Callback Path',
			name: 'callbackPath',
			type: 'string',
			default: '/api/webhook/callback',
			required: true,
		},
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Shared with the CRM: each call back carries X-Signature: t=…,v1=HMAC-SHA256 of "t.body"',
		},
		{
			displayName: 'Return Calls Beyond the Eight',
			name: 'retoursEtendus',
			type: 'boolean',
			default: true,
			description:
				'Whether the CRM is also called back for ELEVE_DESISTE, MISE_EN_ATTENTE and ' +
				'SESSION_DEPLACEE; off for a CRM that knows only the eight actions',
		},
		{
			displayName: 'Admin Email',
			name: 'adminEmail',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
			description: 'Gets the notices to the admin, the alerts, and what could not be done',
		},
		{
			displayName: 'Sender',
			name: 'expediteur',
			type: 'string',
			default: '',
			placeholder: 'e.g. Centre ABJ <contact@abj.example>',
			description:
				'From whom the mails come, and the name they are signed with; the admin email when empty',
		},
		{
			displayName: "Public URL of the CRM's Screens",
			name: 'urlPublique',
			type: 'string',
			default: '',
			description: 'Used for links in notices to the admin; the base URL when empty',
		},
		{
			displayName: 'Public URL of the Planning Pages',
			name: 'urlPlanning',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.example.org/webhook/planning',
			description:
				"Where people's calendars find their own feed, whose address each mail carries; this n8n's own when empty",
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/',
			method: 'HEAD',
			ignoreHttpStatusErrors: true,
		},
	};
}
