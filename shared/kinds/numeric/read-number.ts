/** Why a text is not read as a number. */
export type NoNumber =
	| "empty"
	| "not-a-number"
	| "another-unit"
	| "too-long"
	| "too-large"
	| "divided-by-zero";

const mostLetters = 40;
/** Beyond it a double has no neighbours that anybody means. */
const largest = 1e100;

/**
 * A number as people type it: comma or point, minus signs of every kind, digits of every script, spaces and apostrophes between
 * thousands, 1e3, 10³ and 2·10^5, fractions (3/4, 1 1/2, 1½), the question's unit behind it. One comma or point stands before decimals; of several
 * kinds the last one does, of several alike none.
 */
export function readNumber(text: string, unit = ""): number | NoNumber {
	if (text.length > mostLetters + unit.length) return "too-long";
	const plain = plainOf(text, plainOf(unit));
	if (plain === "") return "empty";
	const number = mixedOf(plain) ?? fractionOf(plain) ?? decimalOf(plain);
	if (number === null)
		return strangeUnit.test(plain) ? "another-unit" : "not-a-number";
	if (Number.isNaN(number)) return "divided-by-zero";
	if (Math.abs(number) > largest) return "too-large";
	// What two ways of writing leave apart in the last places is one number; so are 0 and -0.
	return Number(number.toPrecision(15)) + 0;
}

/** "1.234" is read as 1.234, and may be meant as this: "1234". The very text where nobody could mean that. */
export function asThousands(text: string): string {
	return text.replace(/^(\D*[1-9]\d?\d?)[.,](?=\d{3}[^\d.,]*$)/, "$1");
}

/** Something behind a digit that is not the question's unit, nor of a number. */
const strangeUnit = /\d ?(?!e[+-]?\d*$)[^\d .,/*^_+-]/;

/** In digits and signs of ASCII, without the unit. */
function plainOf(text: string, unit = ""): string {
	const plain = text
		.replace(/\p{Cf}/gu, "")
		// Else 1½ would be eleven halves, 10² a hundred and two, and 101₂ a thousand and twelve.
		.replace(/[\xBC-\xBE\u2150-\u215F\u2189]/g, " $& ")
		.replace(
			/(\p{Nd})([\u207A\u207B]?[\xB2\xB3\xB9\u2070-\u2079]+)/gu,
			"$1^$2 ",
		)
		.replace(/[\u2080-\u2089]/g, "_")
		.normalize("NFKC")
		.replace(/\p{Nd}/gu, digitOf)
		.replace(/[\u2212\u2010-\u2015\uFE63]/g, "-")
		.replace(/[\u066B\u060C]/g, ",")
		.replace(/[\u066C\u2019']/g, "")
		.replace(/\u066A/g, "%")
		.replace(/[\u2044\u2215]/g, "/")
		.replace(/\s+/g, " ")
		.trim()
		.toLowerCase();
	return unit !== "" && plain.endsWith(unit)
		? plain.slice(0, -unit.length).trim()
		: plain;
}

/** The digits of a script stand in one row, from its zero on, in blocks that begin at a multiple of ten or sixteen. */
function digitOf(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	for (let value = 0; value < 10; value++) {
		const before = String.fromCodePoint(code - value - 1);
		if (!/\p{Nd}/u.test(before)) return String(value);
	}
	// Several rows touch, as the bold and doubled ones of mathematics do: they begin at U+1D7CE.
	return String((code - 0x1d7ce) % 10);
}

/** "1 1/2" */
function mixedOf(text: string): number | null {
	const [, sign, whole, above, below] =
		/^([+-]?)(\d+) (\d+)\s*\/\s*(\d+)$/.exec(text) ?? [];
	if (whole === undefined) return null;
	const value = Number(whole) + Number(above) / zeroless(below);
	return sign === "-" ? -value : value;
}

/** "3/4", "1.5/2" */
function fractionOf(text: string): number | null {
	const parts = text.split("/");
	if (parts.length !== 2) return null;
	const [above, below] = parts.map((part) => decimalOf(part.trim()));
	if (above === undefined || below === undefined) return null;
	if (above === null || below === null) return null;
	return above / zeroless(below);
}

function zeroless(number: string | number | undefined): number {
	return Number(number) === 0 ? Number.NaN : Number(number);
}

function decimalOf(text: string): number | null {
	const power = text
		.replace(/\s*[*x×·]\s*10\s*\^\s*([+-]?\d+)$/, "e$1")
		.replace(/^([+-]?)10\s*\^\s*([+-]?\d+)$/, "$11e$2");
	const [, sign = "", digits = "", exponent = "0"] =
		/^([+-]?)\s*([\d., ]*\d[.,]?)(?:e([+-]?\d{1,4}))?$/.exec(power) ?? [];
	if (digits === "") return null;
	const plain = withPoint(digits.replace(/ (?=\d{3}(?!\d))/g, ""));
	return plain === null ? null : Number(`${sign}${plain}e${exponent}`);
}

/** 1,234,567, and as India writes it 12,34,567. */
const grouped = /^\d{1,3}([.,]\d{3})+$|^\d{1,2}([.,]\d{2})*[.,]\d{3}$/;

/** Null where signs stand where no number has them. */
function withPoint(digits: string): string | null {
	const signs = digits.replace(/\d/g, "");
	const last = signs[signs.length - 1];
	if (signs.includes(" ")) return null;
	if (last === undefined) return digits;
	const others = signs.slice(0, -1);
	// "1.234.567" has no decimals, "1.234,5" has some.
	const hasDecimals = !others.includes(last);
	const thousands = hasDecimals ? others : signs;
	if (new Set(thousands).size > 1) return null;
	const at = hasDecimals ? digits.lastIndexOf(last) : digits.length;
	const whole = digits.slice(0, at);
	if (thousands !== "" && !grouped.test(whole)) return null;
	return `${whole.replace(/[.,]/g, "")}.${digits.slice(at + 1)}`;
}
