import { tidy } from "./tidy.ts";

/** What stands before and behind the words of a line of a list. */
export interface ListLine {
	readonly text: string;
	/** "*", "-" …; null where there is none. */
	readonly bullet: string | null;
	/** Whether there is a box, ticked or not. */
	readonly hasBox: boolean;
	/** The number or letter before it, from 0: "B)" is 1. */
	readonly place: number | null;
	/** The line without bullet and box, with its number or letter. */
	readonly numbered: string;
	/** Ticked, starred, or said to be right. */
	readonly isMarked: boolean;
	readonly isBold: boolean;
}

const bullets = /^([-–—•·▪‣◦●○■]|\*)\s+(?=\S)/;
const boxes =
	/^(?:[[(](?<mark>[ xX✓✔*]?)[\])]\s+(?=\S)|(?<sign>[☐☑☒✅✓✔✗✘❌])\s*(?=\S))/;
const star = /^\*(?=[^\s*])/;
const order = /^\(?(?:([A-Ja-j])|(\d{1,2}))[).:]\s+(?=\S)/;
const said =
	/\s*(?:[([](?:correct|right|true answer|correct answer|x|✓|richtig|korrekt|correcte?|correct[oa]|juste)[)\]]|[✓✔✅☑]️?|(?:←|<-+|⬅)\s*(?:correct|right|richtig|answer)\.?|\s\*)\s*$/i;
const emphasis = /^\*[^*\s](?:[^*]*[^*\s])?\*(?!\*)/;
/** A star behind the words, where there is no other that it could belong to. */
const starBehind = /^([^*$`]*[^*$`\s])\s*\*$/;

/** Takes apart what a list has before and behind its words. */
export function readListLine(line: string): ListLine {
	let text = trimmed(line);
	let isMarked = false;
	let hasBox = false;
	const strip = (pattern: RegExp) => {
		const found = pattern.exec(text);
		if (found !== null) text = text.replace(pattern, "");
		return found;
	};
	const bullet = strip(bullets)?.[1] ?? null;
	const box = strip(boxes);
	if (box !== null) {
		hasBox = true;
		const { mark = "", sign = "" } = box.groups ?? {};
		isMarked = mark.trim() !== "" || /[☑☒✅✓✔]/.test(sign);
	}
	if (!emphasis.test(text) && strip(star) !== null) isMarked = true;
	const numbered = text;
	const [, letter, digits] = strip(order) ?? [];
	const place =
		letter !== undefined
			? letter.toLowerCase().charCodeAt(0) - 97
			: digits !== undefined
				? Number(digits) - 1
				: null;
	if (place !== null && !emphasis.test(text) && strip(star) !== null)
		isMarked = true;
	if (strip(said) !== null) isMarked = true;
	const [, starred] = starBehind.exec(text) ?? [];
	if (starred !== undefined) {
		text = starred;
		isMarked = true;
	}
	const [, bold] = /^(?:\*\*|__)(.+?)(?:\*\*|__)$/.exec(text) ?? [];
	const isBold = bold !== undefined && !/\*\*|__/.test(bold);
	if (isBold) text = bold;
	return {
		text: text.trim(),
		bullet,
		hasBox,
		place,
		numbered: numbered.replace(said, "").replace(starBehind, "$1"),
		isMarked,
		isBold,
	};
}

/** The lines of a list that was pasted, without what stands before each: a number, a dash, a box; and a letter, where all have theirs in turn. */
export function listIn(pasted: string): string[] {
	const lines = tidy(pasted)
		.split("\n")
		.filter((line) => line.trim() !== "");
	const isOrdered = lines.every(
		(line, index) => readListLine(line).place === index,
	);
	return lines
		.map((line) => {
			const words = trimmed(line).replace(bullets, "").replace(boxes, "");
			const sign = order.exec(words);
			const isSign = sign !== null && (isOrdered || sign[1] === undefined);
			return (isSign ? words.replace(order, "") : words).trim();
		})
		.filter((line) => line !== "");
}

function trimmed(line: string): string {
	return line.replace(/\u00a0/g, " ").trim();
}
