/**
 * The path of a program that tests or bench need, installed where it is missing and we may; throws
 * with the mend.
 */
export function findProgram(
	name:
		| 'caddy'
		| 'chromium'
		| 'khal'
		| 'pdffonts'
		| 'pdfinfo'
		| 'pdftotext'
		| 'pg_dump'
		| 'pg_restore'
		| 'pgbench'
		| 'pgbouncer'
		| 'redis-server',
): string;
