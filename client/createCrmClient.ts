import createClient, { type Client, type Middleware } from 'openapi-fetch';

import type { paths } from './generated/openapi';

export interface CrmClientOptions {
	/** Where n8n's webhooks stand, such as `https://n8n.centre.example/webhook`. */
	url: string;
	/** What n8n's Header Auth credential expects in `X-CRM-Token`. */
	token: string;
	/** Another fetch, for a proxy or a test. */
	fetch?: (request: Request) => Promise<Response>;
}

/**
 * The endpoints of docs/openapi.yaml as typed calls: `client.GET('/crm/sessions', { params: {
 * query: { formation } } })`.
 */
export type CrmClient = Client<paths>;

/**
 * A client of the endpoints (contract, section 5) that carries the token. Answers are `{ data }` or
 * `{ error }`, typed by status; only a network that fails throws. The token stays on the CRM's
 * server: a page that had it could do all of it.
 */
export function createCrmClient({ url, token, fetch }: CrmClientOptions): CrmClient {
	const client = createClient<paths>({
		baseUrl: url.replace(/(?<!\/)\/+$/, ''),
		...(fetch && { fetch }),
	});
	const authorize: Middleware = {
		onRequest({ request }) {
			request.headers.set('X-CRM-Token', token);
			return request;
		},
	};

	client.use(authorize);
	return client;
}
