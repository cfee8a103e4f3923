/**
 * Room codes: six characters from twenty-six that cannot be taken for one another from the last row.
 * No vowels (no words by accident), and of letters that look like a digit or another letter only one of each; what people type
 * instead is read as what they saw. 26^6 = 3.1e8 codes.
 */
export const codeAlphabet = "0123456789CDFHJKMNPQRTVWXY";
export const codeLength = 6;

const lookalikes: Record<string, string> = {
	O: "0",
	I: "1",
	L: "1",
	Z: "2",
	S: "5",
	G: "6",
	B: "8",
	U: "V",
};

/** Cyrillic and Greek capitals, each before the Latin letter or the digit that it looks like. */
const foreign =
	"АAВBЕEЗ3КKМMНHОOРPСCТTУYҮYХXІIЈJЅSԌGΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));

/** One character as a letter or digit of our own: a digit of any script by its value, a letter by its looks. */
function latin(char: string): string {
	const code = char.codePointAt(0) ?? 0;
	if (isDigit(code)) {
		// The ten digits of a script follow one another.
		let value = 0;
		while (value < 9 && isDigit(code - value - 1)) value++;
		return String(value);
	}
	const place = code < 128 ? -1 : foreign.indexOf(char);
	const letter = place < 0 ? char : foreign.charAt(place + 1);
	return lookalikes[letter] ?? letter;
}

const isCode = (text: string) =>
	text.length === codeLength &&
	[...text].every((letter) => codeAlphabet.includes(letter));

/** Longer than any link or sentence with a code in it. */
const longest = 500;

/**
 * Reads what a person typed or pasted as a code: spaces, dashes, lower case, digits and letters of other scripts, marks
 * that nobody sees, a whole join link, a few words around it. Null when it cannot be one.
 */
export function readCode(typed: string): string | null {
	const text = typed
		.slice(0, longest)
		.normalize("NFKC")
		.replace(/[\p{Cf}\p{M}]/gu, "")
		.trim();
	const isLink = text.includes("/");
	const last = isLink
		? text
				.replace(/^.*\/j\/|[?#].*$/g, "")
				.replace(/\/+$/, "")
				.split("/")
				.pop()
		: text;
	const words = (last ?? "")
		.toUpperCase()
		.split(/[\s\p{P}\p{S}]+/u)
		.map((word) => [...word].map(latin).join(""));
	const whole = words.join("");
	if (isCode(whole) || isLink) return isCode(whole) ? whole : null;
	// The last in a sentence: "Code: R0C D12."
	for (let end = words.length; end > 0; end--)
		for (let start = end - 1; start >= 0; start--) {
			const part = words.slice(start, end).join("");
			if (isCode(part)) return part;
			if (part.length > codeLength) break;
		}
	return null;
}

/** How a code is shown and said: two groups of three. */
export function showCode(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3)}`;
}
