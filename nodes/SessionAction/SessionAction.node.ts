import { VersionedNodeType, type INodeTypeBaseDescription } from 'n8n-workflow';

import { receivingVersion, sessionActionVersion } from './sessionActionVersion';

/** What all versions of the node have alike. */
const BASE: INodeTypeBaseDescription = {
	displayName: 'Session Action',
	name: 'sessionAction',
	icon: { light: 'file:sessionAction.svg', dark: 'file:sessionAction.dark.svg' },
	group: ['transform'],
	description:
		'Applies the session events of the CRM and our own, each once, and hands it to the output of its action',
	defaultVersion: 4,
};

/**
 * Version 4 is given what CRM Endpoint received; versions 2 and 3 receive the CRM's calls by themselves. All
 * but version 2, with eight, have the outputs of all eleven actions.
 */
export class SessionAction extends VersionedNodeType {
	constructor() {
		super(
			{
				2: receivingVersion(BASE, 2),
				3: receivingVersion(BASE, 3),
				4: sessionActionVersion(BASE, 4),
			},
			BASE,
		);
	}
}
