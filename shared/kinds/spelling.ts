/** How what people write is read, shown and compared. */

/** What makes two answers different ones. All false: only the letters do. */
export type Strictness = {
	readonly caseCounts: boolean;
	readonly accentsCount: boolean;
	readonly spacesCount: boolean;
};

/** Control characters, halves of characters, those without a meaning, and what is invisible but for what scripts and emoji are joined by. */
const noise =
	/[\uFEFF\uFFF9-\uFFFB]|(?![\s\u0085\u200C-\u200D\p{VS}\u{E0020}-\u{E007F}])[\p{Cc}\p{Cs}\p{Co}\p{DI}]/gu;
/** More marks on one letter than any script writes stand on the lines above and below it. */
const towers = /(\p{M}{4})\p{M}+/gu;
/** The last is Braille's. */
const gaps = /[\s\u0085\u2800]+/gu;
export const visible = /[^\s\u2800\p{DI}\p{M}]/u;

/** Printable ASCII with single spaces within: most of what is written, and tidy as it is. */
const plainly = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** The text as it is stored and shown: its own case and accents, composed, with single spaces, nothing invisible and no towers of marks. */
export function tidy(raw: string): string {
	if (plainly.test(raw)) return raw;
	return raw
		.replace(noise, "")
		.replace(gaps, " ")
		.trim()
		.normalize("NFC")
		.replace(towers, "$1");
}

/** Of Latin, Greek and Cyrillic; Hebrew points; Arabic vowel signs and hamza. Elsewhere such marks are letters. */
const accents =
	/[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u064B-\u065F\u0670]/gu;
/** Letters that are taken for accented ones and are not composed. */
const unaccented: Readonly<Record<string, string>> = {
	ø: "o",
	Ø: "O",
	ł: "l",
	Ł: "L",
	đ: "d",
	Đ: "D",
	ı: "i",
	æ: "ae",
	Æ: "AE",
	œ: "oe",
	Œ: "OE",
};

/** Of which there is less to fold. */
const ascii = /^[\0-\x7F]*$/;

/**
 * The text without what does not tell answers apart, but with its spaces: what an answer is counted and shown under. Quotation marks
 * and dashes as phones put them by themselves, and the wide Latin letters of East Asian keyboards, never matter.
 */
export function fold(
	text: string,
	{ caseCounts, accentsCount }: Strictness,
): string {
	if (ascii.test(text))
		return (caseCounts ? text : text.toLowerCase()).replace(/`/gu, "'");
	let folded = text.replace(/[！-～]/gu, (wide) =>
		String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
	);
	// By way of upper case, in which ß is SS and both small sigmas are one; before that ẞ is small, as it is no SS.
	if (!caseCounts)
		folded = folded
			.toLowerCase()
			.toUpperCase()
			.toLowerCase()
			.replace(/ς/gu, "σ");
	folded = folded
		.replace(/[‘’‚ʼ`´]/gu, "'")
		.replace(/[“”„«»]/gu, '"')
		.replace(/[‐-―−]/gu, "-");
	if (!accentsCount)
		folded = folded
			.normalize("NFD")
			.replace(accents, "")
			.replace(/[øØłŁđĐıæÆœŒ]/gu, (letter) => unaccented[letter] ?? letter);
	return folded.normalize("NFC");
}

/** What two texts are compared by. */
export function comparable(text: string, strictness: Strictness): string {
	const folded = fold(text, strictness);
	const seen = ascii.test(folded) ? folded : folded.replace(/\p{DI}/gu, "");
	return strictness.spacesCount ? seen : seen.replace(/ /gu, "");
}
