import unhomoglyph from "unhomoglyph";
import { limits } from "../../shared/limits.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
/**
 * Control, format (bidi, zero-width, tags), surrogate, private and unassigned characters, and letters that are blank;
 * what emoji are joined and chosen with is let through, and what keeps letters apart within Persian names.
 */
const unseen =
	/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u2800]|(?!\u200C|\u200D|[\uFE00-\uFE0F])[\p{Cf}\p{DI}]/u;
const seen = /[\p{L}\p{N}\p{P}\p{S}]/u;
const marksOnOne = /\p{M}{4,}/u;

/**
 * A name as typed → as kept (NFC, single spaces), or why not. Empty stays empty: whether that is allowed is the
 * room's setting.
 */
export function readName(typed: string): string | Refusal {
	const name = typed.normalize("NFC").replace(/\s+/gu, " ").trim();
	if (unseen.test(name) || (name !== "" && !seen.test(name))) {
		return refuse("name-bad", "name-unreadable");
	}
	if (marksOnOne.test(name)) return refuse("name-bad", "name-stacked");
	// Segments each hold the whole text: a long one is not taken apart.
	if (
		name.length > limits.name * 5 ||
		[...graphemes.segment(name)].length > limits.name
	) {
		return refuse("name-bad", "name-too-long", {
			values: { most: limits.name },
		});
	}
	return name;
}

/**
 * What makes two names the same: case, width and spacing do not, nor do letters of other alphabets that look like Latin ones (the
 * table of Unicode's UTS #39). ASCII is kept as it is: "rn" may look like "m", but Arno and Amo are two people.
 */
export function nameKeyOf(name: string): string {
	return inLatin(
		name
			.normalize("NFKD")
			.toLowerCase()
			.replace(/\s|\u200C|\u200D|[\uFE00-\uFE0F]/gu, ""),
	);
}

/** What a text looks like: the same, but spaces make another one, and what is nothing to see does not. */
export function looksOf(text: string): string {
	return inLatin(
		text
			.normalize("NFKD")
			.toLowerCase()
			.replace(/\p{DI}/gu, ""),
	);
}

/** Letters that look like Latin ones as these. */
function inLatin(text: string): string {
	if (/^\p{ASCII}*$/u.test(text)) return text;
	let seen = "";
	for (const letter of text) seen += letter < "\x80" ? letter : lookOf(letter);
	return seen.normalize("NFC");
}

/** Of letters, of which there are only so many: looked up again and again. */
const looks = new Map<string, string>();

/** What a small letter, or else its capital, looks like. */
function lookOf(letter: string): string {
	const known = looks.get(letter);
	if (known !== undefined) return known;
	const looked = /\p{M}/u.test(letter) ? letter : lookUp(letter);
	looks.set(letter, looked);
	return looked;
}

function lookUp(letter: string): string {
	const small = unhomoglyph(letter);
	const capital = unhomoglyph(letter.toUpperCase());
	const isLatin = /^\p{ASCII}+$/u;
	return !isLatin.test(small) && isLatin.test(capital)
		? capital.toLowerCase()
		: small;
}

const firsts =
	"Amber Brisk Calm Clever Copper Coral Curious Eager Fair Gentle Golden Happy Ivory Jolly Keen Kind Lively Lucky Mellow Merry Misty Noble Olive Patient Plucky Quick Quiet Rapid Ruby Sage Silver Steady Sunny Swift Tidy Velvet Vivid Warm Wise Witty".split(
		" ",
	);
const seconds =
	"Badger Beaver Bison Crane Curlew Dolphin Falcon Ferret Finch Fox Gecko Gull Hare Heron Ibis Jackdaw Kestrel Lark Lemur Lynx Marten Mole Moth Newt Otter Owl Panda Pika Plover Puffin Raven Robin Salmon Seal Shrew Stork Swan Tern Vole Wren".split(
		" ",
	);

/** A friendly name from two random numbers in [0, 1); `attempt` > 0 adds a number so that a full hall finds free ones. */
export function makeName(random: () => number, attempt: number): string {
	const pick = (words: string[]) =>
		words[Math.floor(random() * words.length)] ?? words[0] ?? "";
	const name = `${pick(firsts)} ${pick(seconds)}`;
	return attempt === 0
		? name
		: `${name} ${2 + Math.floor(random() * 10 ** Math.min(attempt + 1, 4))}`;
}
