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
