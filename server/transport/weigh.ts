/** Half as many again as the largest quiz has. */
const mostValues = 12_000;
/** Three times as deep as a quiz. */
const mostDeep = 16;

const [quote, backslash, comma, open, close, openList, closeList] = [
	...Buffer.from('"\\,{}[]'),
];

/**
 * What is wrong with this JSON text before it is read: reading costs by the number and the depth of its values, far more than by its
 * bytes, and a look at each byte costs next to nothing. Null: nothing is.
 */
export function weigh(json: Uint8Array): string | null {
	let values = 0;
	let depth = 0;
	let quoted = false;
	for (let at = 0; at < json.length; at++) {
		const byte = json[at];
		if (quoted) {
			if (byte === backslash) at++;
			else if (byte === quote) quoted = false;
		} else if (byte === quote) quoted = true;
		else if (byte === comma) values++;
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
