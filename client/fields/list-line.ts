import { tidy } from "./tidy.ts";

/** What stands before and behind the words of a line of a list. */
export interface ListLine {
	readonly text: string;
	/** "*", "-" …; null where there is none. */
	readonly bullet: string | null;
	/** Whether there is a box, ticked or not. */
	readonly hasBox: boolean;
	/** The number or letter before it, from 0: "B)" is 1, and so is "ii)" in a row of such. */
	readonly place: number | null;
	/** Whether that is a Roman number. */
	readonly isRoman: boolean;
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
const roman = /^\(?([ivx]{1,4}|[IVX]{1,4})[).:]\s+(?=\S)/;
const romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
const said =
	/\s*(?:[([](?:correct|right|true answer|correct answer|x|✓|richtig|korrekt|correcte?|correct[oa]|juste)[)\]]|[✓✔✅☑]️?|(?:←|<-+|⬅)\s*(?:correct|right|richtig|answer)\.?|\s\*)\s*$/i;
const emphasis = /^\*[^*\s](?:[^*]*[^*\s])?\*(?!\*)/;
/** A star behind the words, where there is no other that it could belong to. */
const starBehind = /^([^*$`]*[^*$`\s])\s*\*$/;

/** Takes apart what a list has before and behind its words. `isRoman`: it is one of a row with Roman numbers. */
export function readListLine(line: string, isRoman = false): ListLine {
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
	const [, letter, digits] = strip(isRoman ? roman : order) ?? [];
	const place = isRoman
		? romans.indexOf(letter?.toLowerCase() ?? "")
		: letter !== undefined
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
		isRoman,
		numbered: numbered.replace(said, "").replace(starBehind, "$1"),
		isMarked,
		isBold,
	};
}

/** Lines that stand together. "i)" is a letter, unless "ii)" comes after it: then both are Roman numbers, and those that go on with them. */
export function readListLines(lines: readonly string[]): ListLine[] {
	const read = lines.map((line) => readListLine(line));
	const rows = new Set<number>();
	let row: number[] = [];
	read.forEach(({ numbered }, at) => {
		const [, sign = ""] = roman.exec(numbered) ?? [];
		const place = romans.indexOf(sign.toLowerCase());
		if (place === 0) row = [at];
		else if (place > 0 && place === row.length) row.push(at);
		if (row.length > 1) for (const one of row) rows.add(one);
	});
	return read.map((one, at) =>
		rows.has(at) ? readListLine(lines[at] ?? "", true) : one,
	);
}

/** Whether its sign is a Roman number that no letter is, "ii)": so it is one of a list, whatever stands beside it. */
export function isRomanLine(line: string): boolean {
	const [, sign = ""] = roman.exec(readListLine(line).numbered) ?? [];
	return sign.length > 1 && romans.includes(sign.toLowerCase());
}

/** The same answer with letters for its Roman numbers: "ii and iii", "ii) a cell". */
export function withLetters(answer: string): string {
	return /^\(?[ivx]+(?:[).:]|\s*$|\s*(?:[,;&+/–—-]|and\b|und\b|et\b|y\b))/i.test(
		answer,
	)
		? answer.replace(/\b[ivx]{1,4}\b/gi, (sign) => {
				const place = romans.indexOf(sign.toLowerCase());
				return place === -1 ? sign : String.fromCharCode(97 + place);
			})
		: answer;
}

/** The lines of a list that was pasted, without what stands before each: a number, a dash, a box; and a letter, where all have theirs in turn. */
export function listIn(pasted: string): string[] {
	const lines = tidy(pasted)
		.split("\n")
		.filter((line) => line.trim() !== "");
	const read = readListLines(lines);
	const isOrdered = read.every(({ place }, index) => place === index);
	return lines
		.map((line, index) => {
			const words = trimmed(line).replace(bullets, "").replace(boxes, "");
			const signs = read[index]?.isRoman ? roman : order;
			const sign = signs.exec(words);
			const isSign = sign !== null && (isOrdered || sign[1] === undefined);
			return (isSign ? words.replace(signs, "") : words).trim();
		})
		.filter((line) => line !== "");
}

function trimmed(line: string): string {
	return line.replace(/\u00a0/g, " ").trim();
}
