import type { IExecuteFunctions } from 'n8n-workflow';

import { SessionMail } from '../../../nodes/SessionMail/SessionMail.node';

it('says in the log why it sent nothing, where the workflow goes on', async () => {
	const errors: string[] = [];
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name: string) => (name === 'html' ? '{{#open}}' : ''),
		getNode: () => ({ name: 'Convocation' }),
		continueOnFail: () => true,
		logger: { error: (text: string) => errors.push(text) },
	} as unknown as IExecuteFunctions;
	expect(await new SessionMail().execute.call(context)).toEqual([[]]);
	expect(errors).toEqual([expect.stringMatching(/^Convocation: This template cannot be read/)]);
});

describe('the subject', () => {
	/** What the node is sent with: notices need no database, and this mail server is not there. */
	const subjectOf = async (raw: string) => {
		const said: string[] = [];
		const context = {
			getInputData: () => [{ json: {} }],
			getNodeParameter: (
				name: string,
				_: number,
				absent: unknown,
				{ rawExpressions = false } = {},
			) => {
				if (name !== 'sujet') return absent;
				return rawExpressions ? raw : `evaluated {{#${raw}`;
			},
			getNode: () => ({ name: 'Convocation' }),
			continueOnFail: () => true,
			logger: { error: (text: string) => said.push(text) },
			getCredentials: async () => {
				throw new Error('read');
			},
		} as unknown as IExecuteFunctions;
		await new SessionMail().execute.call(context);
		// What n8n evaluated can't be read here, so that it shows which of the two was taken.
		return said[0].includes('cannot be read') ? 'n8n' : 'ours';
	};

	it.each(['Bonjour', '=Bonjour : {{session.formation}}', '={{session.formation}}'])(
		'« %s » is read as it was pasted',
		async (raw) => {
			expect(await subjectOf(raw)).toBe(raw.startsWith('=') ? 'ours' : 'n8n');
		},
	);

	it('that names something of n8n is for n8n', async () => {
		expect(await subjectOf('={{ $json.titre }} : {{session.formation}}')).toBe('n8n');
	});
});
