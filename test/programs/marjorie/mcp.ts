// eslint-disable-next-line import-x/no-unresolved -- the resolver does not read this package's exports
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
// eslint-disable-next-line import-x/no-unresolved -- as above
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export type Answer = Record<string, unknown> & {
	status: string;
	message: string;
	nextAction: string;
};

/** The official SDK's client at the MCP server, with the bearer token. */
export async function openMcp({ url, token }: { url: string; token: string }) {
	const client = new Client({ name: 'tests', version: '1.0.0' });
	const transport = new StreamableHTTPClientTransport(new URL(url), {
		requestInit: { headers: { Authorization: `Bearer ${token}` } },
	});
	await client.connect(transport as Parameters<Client['connect']>[0]);
	return {
		client,
		/** A tool's answer as an agent reads it: the one flat item. */
		call: async (name: string, args: Record<string, unknown>): Promise<Answer> =>
			parse(await client.callTool({ name, arguments: args })),
		/** The same with its error flag, for what is not answered by us. */
		raw: (name: string, args: Record<string, unknown>) =>
			client.callTool({ name, arguments: args }) as Promise<{
				isError?: boolean;
				content: Array<{ text: string }>;
			}>,
		close: () => client.close(),
	};
}

export function parse(result: unknown): Answer {
	const { content, isError } = result as { isError?: boolean; content: Array<{ text: string }> };
	if (isError) throw new Error(content[0].text);
	let read: unknown = content[0].text;
	for (let i = 0; i < 3 && typeof read === 'string'; i += 1) read = JSON.parse(read);
	return (Array.isArray(read) ? read[0] : read) as Answer;
}
