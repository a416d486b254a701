import { toRefusal } from '../../../core/http/response';

const messageOf = (error: unknown) => {
	const { statut, corps } = toRefusal(error);
	const [{ message }] = corps.errors as Array<{ message: string }>;
	return { statut, message };
};

describe('a breakdown is told as it is', () => {
	it.each<[object, string]>([
		[{ code: 'ECONNRESET' }, 'a commit on its way'],
		[{ message: 'Connection terminated unexpectedly' }, 'the same, as pg says it'],
		[
			{ message: 'Client has encountered a connection error and is not queryable' },
			'and once more',
		],
		[{ code: '57P01' }, 'a server that shuts down'],
		[{ code: '08006' }, 'a connection that failed'],
	])('%o promises nothing: %s', (error) => {
		const { statut, message } = messageOf(error);
		expect(statut).toBe(503);
		expect(message).toContain('on ne sait pas');
		expect(message).not.toContain('rien n’a été changé');
	});

	it.each<[object, string]>([
		[{ code: '57P03' }, 'a server that starts up'],
		[{ code: '53300' }, 'too many connections'],
		[{ code: '55P03' }, 'a lock held too long'],
		[{ code: '40P01' }, 'a deadlock'],
		[{ code: 'ECONNREFUSED' }, 'nobody there'],
		[{ message: 'timeout exceeded when trying to connect' }, 'no connection in time'],
	])('%o has changed nothing, and says so: %s', (error) => {
		const { statut, message } = messageOf(error);
		expect(statut).toBe(503);
		expect(message).toContain('rien n’a été changé');
	});
});
