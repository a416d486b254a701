import { feedToken, type FeedKind } from './feedToken';

/**
 * The address of a feed of one's own, which follows moves and cancellations by itself (contract,
 * section 4). Whoever has it can read it, so it is as good as a password. Undefined without a key
 * or without the address of the planning pages.
 */
export function feedAddress(
	urlPlanning: string,
	cleSecrets: string | undefined,
	genre: FeedKind,
	id: number | string,
	since?: Date | null,
): string | undefined {
	if (!cleSecrets || !urlPlanning) return undefined;

	const query = new URLSearchParams({
		[genre]: String(id),
		jeton: feedToken(cleSecrets, genre, String(id), since),
	});
	return `${urlPlanning.replace(/(?<!\/)\/+$/, '')}/agenda?${query.toString()}`;
}
