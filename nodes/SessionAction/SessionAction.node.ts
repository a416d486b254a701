import { VersionedNodeType, type INodeTypeBaseDescription } from 'n8n-workflow';

import { sessionActionVersion } from './sessionActionVersion';

/** What all versions of the node have alike. */
const BASE: INodeTypeBaseDescription = {
	displayName: 'Session Action',
	name: 'sessionAction',
	icon: { light: 'file:sessionAction.svg', dark: 'file:sessionAction.dark.svg' },
	group: ['trigger'],
	subtitle: 'POST /webhook/session-action',
	description:
		'Receives the session events of the CRM, applies each once, and hands it to the output of its action',
	defaultVersion: 3,
};

/** Version 3 has the outputs of all eleven actions, version 2 those of the eight. */
export class SessionAction extends VersionedNodeType {
	constructor() {
		super({ 2: sessionActionVersion(BASE, 2), 3: sessionActionVersion(BASE, 3) }, BASE);
	}
}
