/** Half as many again as the largest quiz has. */
const mostValues = 12_000;
/** Three times as deep as a quiz. */
const mostDeep = 16;

const quote = 0x22;
const [backslash, comma, open, close, openList, closeList] = [
	...Buffer.from("\\,{}[]"),
];

/**
 * What is wrong with this JSON text before it is read: reading costs by the number and the depth of its values, far more than by its
 * bytes, and a look at each byte costs next to nothing. Null: nothing is.
 */
export function weigh(json: Uint8Array): string | null {
	let values = 0;
	let depth = 0;
	for (let at = 0; at < json.length; at++) {
		const byte = json[at];
		if (byte === quote) {
			at = endOfText(json, at + 1);
			if (at === -1) return null;
		} else if (byte === comma) values++;
		else if (byte === open || byte === openList) {
			values++;
			depth++;
			if (depth > mostDeep)
				return `it is nested deeper than ${mostDeep} levels`;
		} else if (byte === close || byte === closeList) depth--;
		if (values > mostValues) return `it has more than ${mostValues} values`;
	}
	return null;
}

/** So far a text is looked at byte by byte: most are names and numbers, and to look ahead has its price, too. */
const near = 32;

/** Where the quote stands that ends the text that begins here; -1: nowhere. */
function endOfText(json: Uint8Array, from: number): number {
	let at = from;
	for (;;) {
		for (const end = at + near; at < end; at++) {
			if (json[at] === quote) return at;
			if (json[at] === backslash) at++;
		}
		const found = json.indexOf(quote, at);
		let before = found;
		while (before > at && json[before - 1] === backslash) before--;
		// Behind an odd number of backslashes it stands for itself.
		if (found === -1 || (found - before) % 2 === 0) return found;
		at = found + 1;
	}
}
