import type { Executor, Statement, Result } from './sql';

/**
 * Gathers the statements that `ask` asks for before it first waits, and sends them with one call of
 * `send`; nothing asked for, nothing sent.
 */
export async function gather<T>(
	ask: (cx: Executor) => Promise<T>,
	send: (queries: Statement[]) => Promise<Result[]>,
): Promise<T> {
	const queries: Statement[] = [];
	let sent = false;
	let answer!: (answers: Result[] | Promise<Result[]>) => void;
	const reponses = new Promise<Result[]>((resolve) => {
		answer = resolve;
	});
	const cx: Executor = {
		async execute(name, text, values) {
			if (sent) throw new Error(`Asked for after its round trip had left: ${text.slice(0, 80)}`);
			const place = queries.push({ name, text, values }) - 1;
			return (await reponses)[place];
		},
		together: async (inner) => await inner(cx),
		finish: async (inner) => await inner(cx),
	};
	const asked = ask(cx);
	sent = true;
	answer(send(queries));
	return await asked;
}
