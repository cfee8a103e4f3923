import type { Dice } from "../../room/dice.ts";

const deep = (depth: number, open: string, close: string) =>
	open.repeat(depth) + close.repeat(depth);

/** JSON that what stands behind a parser may trip over. */
const odd: readonly string[] = [
	"null",
	"true",
	"-0",
	"-1",
	"0.1",
	"1e400",
	"-1e400",
	"9007199254740993",
	"99999999999999999999999999",
	'""',
	'"__proto__"',
	'"constructor"',
	'"\\u0000"',
	'"\\ud800"',
	'"\u202e\u2066"',
	'"../../etc/passwd"',
	'"=1+1"',
	`"${"x".repeat(3000)}"`,
	`"${"\u0301".repeat(300)}"`,
	"[]",
	"{}",
	"[[],[[]]]",
	"[0,0]",
	'{"__proto__":{"round":1}}',
	'{"constructor":{"prototype":{"x":1}}}',
	'{"toString":1,"valueOf":2,"hasOwnProperty":3}',
	'{"then":1}',
	'{"length":1e9}',
	'{"_placeholder":true,"num":0}',
	'{"a":1,"a":2}',
	deep(200, "[", "]"),
	deep(1500, "[", "]"),
	`${'{"a":'.repeat(300)}1${"}".repeat(300)}`,
	`[${"0,".repeat(500)}0]`,
];
const keys = ["__proto__", "constructor", "toString", "", "seat", "\u0000"];
/** And what is no JSON. */
const broken: readonly string[] = [
	"NaN",
	"undefined",
	"1,2",
	"[",
	"}",
	'"',
	"'x'",
];

const bytes: readonly Buffer[] = [
	Buffer.from([0]),
	Buffer.from([0xff]),
	Buffer.from([0xc0, 0xae]),
	Buffer.from([0xed, 0xa0, 0x80]),
	Buffer.from([0xf4, 0x90, 0x80, 0x80]),
	Buffer.from([0xe2, 0x80]),
	Buffer.from("\u2028"),
	Buffer.from("\x1e"),
	Buffer.from("\r\n"),
	Buffer.from("%00"),
	Buffer.from("{"),
	Buffer.from("["),
	Buffer.from('"'),
	Buffer.from("\\"),
	Buffer.from("-"),
	Buffer.from("/"),
];

/** The JSON text of a value in which one or two parts were exchanged for odd ones. Still JSON. */
export function garbleJson(dice: Dice, value: unknown): string {
	let text = JSON.stringify(value);
	for (let times = 1 + dice.roll(2); times > 0; times--) {
		const parts = [
			...text.matchAll(
				/"(?:[^"\\]|\\.)*"(:?)|-?\d[\d.eE+-]*|true|false|null|\[\]|\{\}/g,
			),
		];
		const part = parts[dice.roll(parts.length)];
		if (part === undefined) return dice.pick(odd);
		const isKey = part[1] === ":";
		const other = isKey
			? `${JSON.stringify(dice.pick(keys))}:`
			: dice.pick(odd);
		const end = part.index + part[0].length;
		text = text.slice(0, part.index) + other + text.slice(end);
	}
	return text;
}

/** The same bytes with something cut, doubled, flipped or put in. */
export function garble(dice: Dice, from: string | Buffer): Buffer {
	let out = Buffer.from(from);
	for (let times = 1 + dice.roll(3); times > 0; times--) {
		const at = dice.roll(out.length + 1);
		const [head, tail] = [out.subarray(0, at), out.subarray(at)];
		switch (dice.roll(6)) {
			case 0:
				out = Buffer.from(head);
				break;
			case 1:
				out = Buffer.concat([head, dice.pick(bytes), tail]);
				break;
			case 2:
				out = Buffer.concat([head, tail.subarray(1 + dice.roll(4))]);
				break;
			case 3:
				out = Buffer.concat([head, tail.subarray(0, 20), tail]);
				break;
			case 4:
				if (at < out.length) out[at] = (out[at] ?? 0) ^ (1 << dice.roll(8));
				break;
			case 5:
				out = Buffer.concat([
					head,
					Buffer.from(dice.pick(dice.chance(50) ? odd : broken)),
					tail,
				]);
				break;
		}
	}
	return out;
}

export function anyBytes(dice: Dice, most: number): Buffer {
	return Buffer.from(
		Array.from({ length: dice.roll(most) }, () => dice.roll(256)),
	);
}
