import { startCrm } from './startCrm.mjs';
import { startMailCatcher } from './startMailCatcher.mjs';

/** @import { UndoList } from '../process/undoList.mjs' */
/** @import { Ports, Settings } from '../settings.mjs' */

/**
 * Mail catcher and stand-in CRM, unless real ones were given.
 * @param {Settings} settings
 * @param {Ports} ports
 * @param {UndoList} undo
 */
export async function startPeers(settings, ports, undo) {
	const [mail, crm] = await Promise.all([
		settings.smtpUrl
			? undefined
			: startMailCatcher({ smtpPort: ports.smtp, pagePort: ports.mailPage }),
		settings.crmBaseUrl
			? undefined
			: startCrm({ port: ports.crm, signingSecret: settings.crm.signingSecret }),
	]);
	for (const peer of [mail, crm]) if (peer) undo.push(peer.stop);
	return {
		mail,
		crm,
		smtpUrl: settings.smtpUrl ?? mail?.url ?? '',
		crmUrl: settings.crmBaseUrl ?? crm?.url ?? '',
	};
}
