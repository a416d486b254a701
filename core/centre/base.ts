import { missingMigrations } from '../../database/migrate';
import { NotConnected } from '../../database/notConnected';
import { openBase, type AccesBase } from '../../database/pool';
import { missingRights, RightsMissing } from '../../database/rights';
import { SchemaBehind } from '../../database/schemaBehind';
import { breakdownOf, causeOf } from '../errors/breakdown';

export { openBase, closeBases, type AccesBase, type Base } from '../../database/pool';

/**
 * Whether a database can be used: '' when it can, else what is wrong and how to mend it, in the words in
 * which a node would say it (docs/errors.md).
 */
export async function testBase(access: AccesBase): Promise<string> {
	try {
		const base = openBase({ ...access, maxConnexions: 1, delaiConnexion: 5_000 });
		const missing = await missingMigrations(base);
		if (missing.length > 0) return inWords(new SchemaBehind(missing));
		const rights = await base.withConnection(missingRights);
		return rights.length === 0 ? '' : inWords(new RightsMissing(rights));
	} catch (error) {
		return inWords(error);
	}
}

function inWords(error: unknown): string {
	const fault = breakdownOf(error);
	const cause = causeOf(error);
	if (!fault) return `la base ne peut pas être utilisée : ${cause}`;
	return error instanceof NotConnected
		? `${fault.message} (${fault.code} : ${cause})`
		: `${fault.message} (${fault.code})`;
}
