import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;

/** What our pages are made of; anything else came out of a value. */
const TAGS = new Set(
	(
		'html head meta title style body a header div strong nav main ol ul li h1 h2 h3 article ' +
		'fieldset legend select option p table caption thead tbody tfoot tr th td span b i small abbr bdi br ' +
		'section dl dt dd form label input button details summary svg desc rect text line g img em footer ' +
		'textarea hr time col colgroup circle path'
	).split(' '),
);
const URLS = new Set(['href', 'src', 'action', 'formaction', 'xlink:href']);
const OURS =
	/^(?:planning|\.\.\/|\.\/|[a-z]+(?:\?|$)|\?|#|https?:\/\/|data:image\/(?:png|jpeg);base64,|mailto:)/;

/**
 * A page as a browser reads it: its elements with the names of their attributes, in their order.
 * @throws what no page of ours is: markup that is not well formed, an element or attribute that is
 * not ours, an address that runs something
 */
export function readPage(page: string): string[] {
	const faults: string[] = [];
	const document = parse(page, {
		onParseError: ({ code, startLine, startCol }) =>
			faults.push(`${code} at ${startLine}:${startCol}`),
	});
	const found: string[] = [];
	const rest: Node[] = [document];
	for (let node = rest.pop(); node; node = rest.pop()) {
		if ('childNodes' in node) rest.push(...[...node.childNodes].reverse());
		if (!isElement(node)) continue;
		const { tagName, attrs } = node;
		found.push(`${tagName} ${attrs.map(({ name }) => name).join(' ')}`);
		if (!TAGS.has(tagName)) faults.push(`<${tagName}>`);
		for (const { name, value } of attrs) {
			if (/^on/i.test(name) || !/^[a-z][a-z:-]*\d?$/i.test(name)) faults.push(`attribute ${name}`);
			if (URLS.has(name) && !OURS.test(value.toLowerCase())) faults.push(`${name}="${value}"`);
		}
	}
	if (faults.length > 0) throw new Error(`a page is not ours: ${faults.slice(0, 5).join(', ')}`);
	return found;
}
