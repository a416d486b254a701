/**
 * The credentials that the shipped workflows use, by id. n8n binds a node to a credential by id, so these never change:
 *
 * | id               | type                        | for |
 * | ---------------- | --------------------------- | --- |
 * | spPostgres000001 | sessionsPlanningPostgresApi | our nodes: the CRM's database |
 * | spCrm00000000001 | sessionsPlanningCrmApi      | CRM Callback: base URL, path, signing secret |
 * | spHeaderToken001 | httpHeaderAuth              | webhooks of the CRM: X-CRM-Token |
 * | spBearerToken001 | httpBearerAuth              | MCP server: the same token as Bearer |
 * | spBasicPlanning1 | httpBasicAuth               | planning pages |
 * | spSmtp0000000001 | smtp                        | mails |
 * | spOpenAi00000001 | openAiApi                   | Marjorie's model |
 * @param {{ databaseUrl: string, smtpUrl: string, crm: { url: string, token: string, signingSecret: string },
 *   planning: { user: string, password: string }, openAi: { key?: string, url?: string }, cleSecrets:
 * string, adminEmail?: string }} known
 */
export function credentials({
	databaseUrl,
	smtpUrl,
	crm,
	planning,
	openAi,
	cleSecrets,
	adminEmail = 'admin@centre.example',
}) {
	return [
		{
			id: 'spPostgres000001',
			name: 'CRM database',
			type: 'sessionsPlanningPostgresApi',
			data: { ...postgres(databaseUrl), fuseau: 'Europe/Paris', cleSecrets },
		},
		{
			id: 'spCrm00000000001',
			name: 'CRM',
			type: 'sessionsPlanningCrmApi',
			data: {
				baseUrl: crm.url,
				callbackPath: '/api/webhook/callback',
				signingSecret: crm.signingSecret,
				adminEmail,
				expediteur: `Centre de formation <${adminEmail}>`,
			},
		},
		{
			id: 'spHeaderToken001',
			name: 'CRM token (X-CRM-Token)',
			type: 'httpHeaderAuth',
			data: { name: 'X-CRM-Token', value: crm.token },
		},
		{
			id: 'spBearerToken001',
			name: 'Agent token (Bearer)',
			type: 'httpBearerAuth',
			data: { token: crm.token },
		},
		{
			id: 'spBasicPlanning1',
			name: 'Planning pages',
			type: 'httpBasicAuth',
			data: { user: planning.user, password: planning.password },
		},
		{ id: 'spSmtp0000000001', name: 'Mail server', type: 'smtp', data: smtp(smtpUrl) },
		{
			id: 'spOpenAi00000001',
			name: 'Language model',
			type: 'openAiApi',
			data: {
				apiKey: openAi.key || 'not-set',
				url: openAi.url || 'https://api.openai.com/v1',
				header: false,
			},
		},
	];
}

/** @param {string} url */
function postgres(url) {
	const { hostname, port, pathname, username, password, searchParams } = new URL(url);
	const mode = searchParams.get('sslmode') ?? 'disable';
	const unverified = mode === 'disable' ? 'disable' : 'allow';
	return {
		host: hostname,
		port: Number(port || 5432),
		database: decodeURIComponent(pathname.slice(1)),
		user: decodeURIComponent(username),
		password: decodeURIComponent(password),
		ssl: mode.startsWith('verify') ? 'require' : unverified,
	};
}

/**
 * smtps:// is TLS from the first byte; smtp:// upgrades when a name and password are to be protected,
 * and stays plain for a catcher.
 * @param {string} url
 */
function smtp(url) {
	const { protocol, hostname, port, username, password } = new URL(url);
	const secure = protocol === 'smtps:';
	return {
		user: decodeURIComponent(username),
		password: decodeURIComponent(password),
		host: hostname,
		port: Number(port || (secure ? 465 : 25)),
		secure,
		disableStartTls: !secure && !username,
		hostName: '',
	};
}
