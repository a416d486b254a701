import { setTimeout as sleep } from 'node:timers/promises';

import { StackFailure } from '../StackFailure.mjs';

const BROWSER_ID = 'sessions-planning-stack';

/** @typedef {{ method: string, headers: Record<string, string>, body?: unknown }} Asked */

/**
 * @param {string} url
 * @param {Asked} asked
 */
async function request(url, { method, headers, body }) {
	const response = await fetch(url, {
		method,
		headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
		body: body === undefined ? undefined : JSON.stringify(body),
		signal: AbortSignal.timeout(60_000),
	});
	const text = await response.text();
	if (!response.ok)
		throw Object.assign(
			new Error(`${method} ${new URL(url).pathname} → ${response.status} ${text.slice(0, 600)}`),
			{ status: response.status },
		);
	const json = text ? JSON.parse(text) : {};
	return { json, response };
}

/** @param {unknown} error */
const statusOf = (error) =>
	error instanceof Object && 'status' in error ? error.status : undefined;

/**
 * n8n takes five logins a minute of one address: whoever comes more often waits for the next minute.
 * The first n8n 2.x say that they are ready a moment before they know this path.
 * @param {string} url
 * @param {Asked} asked
 * @param {number} [patience] how often to come again
 */
async function logIn(url, asked, patience = 6) {
	for (let left = patience; ; left -= 1) {
		try {
			return await request(url, asked);
		} catch (error) {
			const status = statusOf(error);
			if ((status !== 429 && status !== 404) || left === 0) throw error;
			await sleep(status === 429 ? 15_000 : 5_000);
		}
	}
}

/**
 * The first n8n 2.x do not take the owner from their environment: one is made as the first page does.
 * @param {string} url
 * @param {{ email: string, password: string }} owner
 * @param {unknown} refused
 * @param {Asked} asked
 */
async function makeOwner(url, owner, refused, asked) {
	if (!process.env.N8N_VERSION || statusOf(refused) !== 401) throw refused;
	const body = { ...owner, firstName: 'Centre', lastName: 'Administration' };
	await request(`${url}/rest/owner/setup`, { ...asked, body }).catch((error) => {
		// There is an owner already: it is another one that was refused.
		throw statusOf(error) === 400 ? refused : error;
	});
	return await logIn(`${url}/rest/login`, asked);
}

/**
 * A refusal of the owner; what else n8n answers, or that it does not, is told in its own words.
 * @param {unknown} cause
 */
function whyNotLoggedIn(cause) {
	const status = statusOf(cause);
	if (status !== 401 && status !== 403) return cause;
	return new StackFailure(
		"n8n refuses the owner's login.",
		'Does this n8n database belong to another stack? Use the STACK_DIR it was made with, or an empty ' +
			'N8N_DATABASE_URL.',
		{ cause },
	);
}

/**
 * The owner's cookie of each n8n that this process has logged in to: n8n takes few logins a minute, and the
 * bench opens the same one for each of its cases.
 * @type {Map<string, string>}
 */
const cookies = new Map();

/**
 * @param {string} url
 * @param {{ email: string, password: string }} owner
 */
async function cookieOf(url, { email, password }) {
	const key = JSON.stringify([url, email, password]);
	const browser = { 'browser-id': BROWSER_ID };
	const known = cookies.get(key);
	// Another n8n may have come to this address since.
	if (known && (await isLoggedIn(url, { ...browser, cookie: known }))) return known;

	const body = { emailOrLdapLoginId: email, password };
	const asked = { method: 'POST', headers: browser, body };
	const login = await logIn(`${url}/rest/login`, asked)
		.catch((error) => makeOwner(url, { email, password }, error, asked))
		.catch((cause) => {
			throw whyNotLoggedIn(cause);
		});
	const cookie = login.response.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	cookies.set(key, cookie);
	return cookie;
}

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 */
const isLoggedIn = async (url, headers) =>
	await request(`${url}/rest/login`, { method: 'GET', headers }).then(
		() => true,
		() => false,
	);

/**
 * Logs in as the owner, once in a process. `rest` is the editor's own API (keeps a workflow's id,
 * publishes), `api` the public one (keeps a credential's id); neither does both.
 * @param {string} url
 * @param {{ email: string, password: string }} owner
 */
export async function openN8n(url, owner) {
	const browser = { 'browser-id': BROWSER_ID };
	const cookie = await cookieOf(url, owner);
	/** @type {Ask} */
	const rest = async (method, path, body) => {
		const { json } = await request(`${url}/rest${path}`, {
			method,
			headers: { ...browser, cookie },
			body,
		});
		return json.data === undefined ? json : json.data;
	};
	/** @param {string} path */
	const found = async (path) => {
		try {
			return await rest('GET', path);
		} catch (error) {
			if (statusOf(error) === 404 || statusOf(error) === 403) return undefined;
			throw error;
		}
	};
	return { rest, found, api: await publicApi(url, rest) };
}

/** @typedef {(method: string, path: string, body?: unknown) => Promise<any>} Ask what n8n answers is known to whoever asks */

/**
 * @param {string} url
 * @param {Ask} rest
 * @returns {Promise<Ask>}
 */
async function publicApi(url, rest) {
	const label = 'npm start';
	const keys = await rest('GET', '/api-keys');
	for (const key of keys.items ?? keys)
		if (key.label === label) await rest('DELETE', `/api-keys/${key.id}`);
	const { rawApiKey } = await rest('POST', '/api-keys', {
		label,
		expiresAt: null,
		scopes: await rest('GET', '/api-keys/scopes'),
	});
	return async (method, path, body) =>
		(
			await request(`${url}/api/v1${path}`, {
				method,
				headers: { 'X-N8N-API-KEY': rawApiKey },
				body,
			})
		).json;
}
