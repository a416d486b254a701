// juice without what it would fetch from the network: of its types, what is used.
declare module 'juice/client' {
	/** Puts the rules of `css` into the elements of `html` that they match. */
	export function inlineContent(html: string, css: string): string;
}
