import { isAddress } from '../outbox/oweCourriers';

/** « Nom <adresse> » in its two parts. */
export function toAddress(text: string): { name: string; address: string } {
	const [, before, between] = /^([^<]*)<([^<>]+)>$/.exec(text.trim()) ?? ['', '', text];
	const address = between.trim();
	const name = before.trim().replace(/^"(.*)"$/, '$1');
	return {
		name,
		address: isAddress(address) ? address : 'ne-pas-repondre@sessions-planning.invalid',
	};
}
