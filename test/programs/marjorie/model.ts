import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
	tool_calls?: Array<{ id: string; function: { name: string; arguments: string } }>;
	tool_call_id?: string;
}

export interface Demande {
	model: string;
	messages: Message[];
	tools?: Array<{ function: { name: string; description: string; parameters: object } }>;
	stream?: boolean;
}

/**
 * What the recorded model does at its turn: calls tools (with these arguments, right or wrong), or
 * says something.
 */
export type Turn =
	| { call: string; args: Record<string, unknown>; id?: string }
	| { calls: Array<{ call: string; args: Record<string, unknown>; id?: string }> }
	| { say: string };
/** The calls of a turn; one that only says something has none. */
function callsOf(turn: Turn) {
	if ('say' in turn) return [];
	return 'calls' in turn ? turn.calls : [turn];
}

type Play = Turn | ((demande: Demande) => Turn);

/**
 * A stand-in for a language model that speaks OpenAI's chat completions and plays recorded
 * conversations turn by turn. A turn may be computed from what the agent sent, as a model copies a
 * token from an answer.
 */
export async function startModel() {
	/** One that begins with these words has its own; what nobody named goes to the one without. */
	const conversations = [makeConversation()];
	let serial = 0;
	const server = createServer((req, res) => void answer(req, res));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');

	async function answer(req: IncomingMessage, res: ServerResponse) {
		let text = '';
		for await (const chunk of req) text += String(chunk);
		if (!req.url?.endsWith('/chat/completions'))
			return json(
				res,
				req.url?.endsWith('/models')
					? { object: 'list', data: [{ id: 'stand-in', object: 'model' }] }
					: {},
			);
		const demande = JSON.parse(text) as Demande;
		const turn = conversationOf(demande).answer(demande);
		const calls = callsOf(turn);
		const message = {
			role: 'assistant',
			content: 'say' in turn ? turn.say : null,
			...(calls.length > 0
				? {
						tool_calls: calls.map(({ call, args, id }) => ({
							id: id ?? `call_${(serial += 1)}`,
							type: 'function',
							function: { name: call, arguments: JSON.stringify(args) },
						})),
					}
				: {}),
		};
		const reply = {
			id: `chatcmpl-${(serial += 1)}`,
			created: Math.floor(Date.now() / 1000),
			model: demande.model,
			object: 'chat.completion',
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			choices: [{ index: 0, finish_reason: calls.length > 0 ? 'tool_calls' : 'stop', message }],
		};
		return json(res, reply);
	}

	const [alone] = conversations;
	function conversationOf({ messages }: Demande) {
		const isOf = ({ opening }: { opening?: string }) =>
			messages.some(({ role, content }) => role === 'user' && content === opening);
		return conversations.find(isOf) ?? alone;
	}

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		...alone,
		/** The conversation that a person opens with these words, beside all others. */
		openedWith: (opening: string) => {
			const conversation = makeConversation(opening);
			conversations.push(conversation);
			return conversation;
		},
		close: () => new Promise((resolve) => server.close(resolve)),
	};
}

function makeConversation(opening?: string) {
	const plays: Play[] = [];
	const requests: Demande[] = [];
	return {
		opening,
		/** Everything the agent asked since `play`. */
		requests,
		play: (...suite: Play[]) => {
			plays.splice(0, plays.length, ...suite);
			requests.length = 0;
		},
		answer: (demande: Demande): Turn => {
			requests.push(demande);
			const play = plays.shift() ?? { say: "Je n'ai rien à dire." };
			return typeof play === 'function' ? play(demande) : play;
		},
	};
}

function json(res: ServerResponse, body: unknown) {
	res.writeHead(200, { 'content-type': 'application/json' });
	res.end(JSON.stringify(body));
}

/** The answers of tools so far, as the agent hands them to the model. */
export const toolAnswers = ({ messages }: Demande): string[] =>
	messages
		.filter(({ role }) => role === 'tool')
		.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)));

/** A field of the last tool answer, as a model reads it. */
export function lastAnswer(demande: Demande): Record<string, unknown> {
	let read: unknown = toolAnswers(demande).at(-1) ?? '{}';
	for (let i = 0; i < 4 && typeof read === 'string'; i += 1) read = JSON.parse(read);
	const found = Array.isArray(read) ? (read[0] as unknown) : read;
	return ((found as { response?: unknown[] }).response?.[0] ?? found) as Record<string, unknown>;
}
