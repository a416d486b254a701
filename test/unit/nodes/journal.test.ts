import type { Logger } from 'n8n-workflow';

import { note } from '../../../nodes/shared/journal';

const heard: Array<[level: string, message: string, fields: unknown]> = [];
const listen =
	(level: string) =>
	(message: string, fields?: object): void =>
		void heard.push([level, message, fields]);
const logger = {
	info: listen('info'),
	warn: listen('warn'),
	error: listen('error'),
} as unknown as Logger;
beforeEach(() => heard.splice(0));

describe('note', () => {
	it('says a step as words and as fields, and leaves out what is not known', () => {
		note(logger, 'applied', {
			action: 'ELEVE_INSCRIT',
			correlationId: 'crm-7',
			ms: 12,
			role: undefined,
		});
		note(logger, 'returned', { outcome: 'abandonne' }, 'error');

		expect(heard).toEqual([
			[
				'info',
				'sessions step=applied action=ELEVE_INSCRIT correlationId=crm-7 ms=12',
				{ step: 'applied', action: 'ELEVE_INSCRIT', correlationId: 'crm-7', ms: 12 },
			],
			[
				'error',
				'sessions step=returned outcome=abandonne',
				{ step: 'returned', outcome: 'abandonne' },
			],
		]);
	});

	it('lets no caller write a line or a field of its own', () => {
		note(logger, 'received', { correlationId: 'x\nsessions step=returned outcome="livre"' });

		expect(heard[0][1]).toBe(
			'sessions step=received correlationId="x\\nsessions step=returned outcome=\\"livre\\""',
		);
	});
});
