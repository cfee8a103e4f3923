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

/** Reads what a person typed or pasted (spaces, dashes, lower case, a whole join link) as a code. Null when it cannot be one. */
export function readCode(typed: string): string | null {
	const last =
		typed
			.trim()
			.replace(/[?#].*$/, "")
			.replace(/\/+$/, "")
			.split("/")
			.pop() ?? "";
	const code = last
		.toUpperCase()
		.replace(/[\s\-._]/g, "")
		.replace(/[A-Z]/g, (letter) => lookalikes[letter] ?? letter);
	if (code.length !== codeLength) return null;
	return [...code].every((letter) => codeAlphabet.includes(letter))
		? code
		: null;
}

/** How a code is shown and said: two groups of three. */
export function showCode(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3)}`;
}
