import WebSocket from 'ws';

import { login, type Stack } from '../../e2e/evenements/n8n';

/** A message with buttons, as n8n's chat shows a request for approval. */
export interface Buttons {
	type: 'with-buttons';
	text: string;
	buttons: Array<{ text: string; link: string; type: string }>;
}

/** Points the agent's credential at a model server: as an administrator does in n8n. */
export async function useModel(on: Stack, url: string): Promise<void> {
	const rest = await login(on);
	await rest('PATCH', '/credentials/spOpenAi00000001', {
		name: 'Language model',
		type: 'openAiApi',
		data: { apiKey: 'stand-in', url, header: false },
	});
}

/** One conversation in the hosted chat, over HTTP and its websocket, as the browser holds it. */
export function openChat(on: Stack, sessionId: string) {
	const { n8n, webhooks, planning } = on.ready();
	const address = `${webhooks}/sessions-planning-marjorie/chat`;
	const authorization = `Basic ${Buffer.from(`${planning.user}:${planning.password}`).toString('base64')}`;
	const open: WebSocket[] = [];

	return {
		address,
		sessionId,
		/**
		 * Says something and gives what comes back until the conversation is the person's again: an
		 * answer, or a request for approval.
		 */
		say: async (chatInput: string): Promise<Array<string | Buttons>> => {
			const started = await fetch(`${address}?action=sendMessage`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', authorization },
				body: JSON.stringify({ action: 'sendMessage', sessionId, chatInput }),
			});
			const text = await started.text();
			if (!started.ok) throw new Error(`${started.status} ${text}`);
			const { executionId, resumeToken } = JSON.parse(text) as {
				executionId: string;
				resumeToken?: string;
			};
			const query = new URLSearchParams({
				sessionId,
				executionId,
				isPublic: 'true',
				...(resumeToken ? { token: resumeToken } : {}),
			});
			const socket = new WebSocket(`${n8n.url.replace('http', 'ws')}/chat?${query.toString()}`);
			open.push(socket);
			const messages = await received(socket);
			if (messages.length === 0) throw new Error(await howItEnded(on, executionId));
			return messages;
		},
		/** What comes after a click or a message in the same execution. */
		next: () => received(open.at(-1) as WebSocket),
		/** As a browser does it: n8n lets no robot click. */
		click: async (link: string) =>
			(
				await fetch(link, {
					headers: {
						'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
					},
				})
			).status,
		close: () => open.forEach((socket) => socket.terminate()),
	};
}

/** n8n closes the conversation without a word where its run failed: what the run says of that. */
async function howItEnded(on: Stack, executionId: string): Promise<string> {
	const rest = await login(on);
	const run = await rest<{ status: string; data: string }>('GET', `/executions/${executionId}`);
	const said = /"[^"]*(?:[Ee]rror|timed? ?out)[^"]*"/.exec(run.data)?.[0] ?? run.data.slice(-1_000);
	return `The run ended as ${run.status} with nothing said: ${said}`;
}

/** Messages until the server closes the socket (the end) or asks for approval. */
function received(socket: WebSocket): Promise<Array<string | Buttons>> {
	return new Promise((resolve, reject) => {
		const messages: Array<string | Buttons> = [];
		const done = () => {
			clearTimeout(limit);
			socket.off('message', onMessage).off('close', done);
			resolve(messages);
		};
		const limit = setTimeout(
			() => reject(new Error(`Nothing for 40 s; so far: ${JSON.stringify(messages)}`)),
			40_000,
		);
		const onMessage = (data: WebSocket.RawData) => {
			const text = String(data as Buffer);
			if (text === 'n8n|heartbeat') return socket.send('n8n|heartbeat-ack');
			if (text === 'n8n|continue') return undefined;
			const message = read(text);
			messages.push(message);
			if (typeof message !== 'string') done();
			return undefined;
		};
		socket.on('message', onMessage).on('close', done).on('error', reject);
	});
}

function read(text: string): string | Buttons {
	try {
		const json = JSON.parse(text) as Buttons;
		return json.type === 'with-buttons' ? json : text;
	} catch {
		return text;
	}
}
