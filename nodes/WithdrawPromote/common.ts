import type { INodeProperties } from 'n8n-workflow';

import type { Lecture } from '../shared/read';
import { locator } from '../shared/lists';

/** The session of the operations that are about one. */
export const session = (operations: string[]): INodeProperties =>
	locator('sessions', {
		displayName: 'Session',
		name: 'idSession',
		required: true,
		description: 'The session (number)',
		displayOptions: { show: { operation: operations } },
	});

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Done By',
			name: 'acteur',
			type: 'string',
			default: '',
			placeholder: 'e.g. marie@abj.example',
			description: 'Who asks for it, recorded with the decision; « workflow » when empty',
		},
	],
};

export const actorOf = (lecture: Lecture) => lecture.group('options').text('acteur');
