/**
 * Room codes: six characters from thirty that cannot be taken for one another.
 * No vowels (no words by accident), no L; what people type instead (O, I, L) is read as what they saw (0, 1, 1).
 * 30^6 = 7.3e8 codes.
 */
export const codeAlphabet = "0123456789BCDFGHJKMNPQRSTVWXYZ";
export const codeLength = 6;

const lookalikes: Record<string, string> = { O: "0", I: "1", L: "1" };

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
		.replace(/[OIL]/g, (letter) => lookalikes[letter] ?? letter);
	if (code.length !== codeLength) return null;
	return [...code].every((letter) => codeAlphabet.includes(letter))
		? code
		: null;
}

/** How a code is shown and said: two groups of three. */
export function showCode(code: string): string {
	return `${code.slice(0, 3)} ${code.slice(3)}`;
}
