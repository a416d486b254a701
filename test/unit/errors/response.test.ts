import { toRefusal } from '../../../core/http/response';

it.each([
	['53100', 'could not extend file: No space left on device'],
	['53300', 'sorry, too many clients already'],
	['57P03', 'the database system is starting up'],
	['ECONNREFUSED', 'connect ECONNREFUSED'],
])('%s is a 503 with words, to be sent again', (code, message) => {
	const { statut, corps } = toRefusal(Object.assign(new Error(message), { code }));
	expect(statut).toBe(503);
	expect(corps).toMatchObject({ errors: [{ code: 'INDISPONIBLE' }] });
	expect(JSON.stringify(corps)).not.toContain(message);
});
