import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { seenTally, writtenOf } from "../../server/room/moderation.ts";
import { reduce } from "../../server/room/reduce.ts";
import type { Room } from "../../server/room/state.ts";
import type { Groups, Tally } from "../../shared/kinds/kind.ts";
import type { EntryState } from "../../shared/pulse.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";
import { accepted, dawn, question, refusal, room, run } from "./example.ts";

const cloud: Question = {
	...question("poll", []),
	kind: "cloud",
	ask: { entries: 3, moderated: false },
	key: {},
};
const sheet: Sheet = [cloud];
const opened = run(room(), [{ do: "open", question: 0 }], dawn, sheet);
const wrote = (...texts: string[]): Tally => ({
	answered: texts.length,
	groups: Object.fromEntries(texts.map((text) => [text, 1])),
	left: 0,
});

const seen = (so: Room, tally: Tally): string[] =>
	Object.keys(seenTally(so, 0, cloud, tally).groups as Groups);
const entriesOf = (so: Room, tally: Tally) =>
	writtenOf(so, 0, cloud, tally)?.entries ?? [];

function put(so: Room, text: string, was: EntryState, is: EntryState) {
	const [entry] = entriesOf(so, wrote(text));
	const entries = [entry?.id ?? ""];
	const command = { do: "moderate", question: 0, entries, was, is } as const;
	return reduce(so, sheet, command, dawn);
}

/** Rude words in other letters: Cyrillic, Greek, wide, mathematical, with joiners and selectors between. */
const disguised = [
	"RUDE TEXT",
	"ｒｕｄｅ ｔｅｘｔ",
	"rudе tехt",
	"𝐫𝐮𝐝𝐞 𝐭𝐞𝐱𝐭",
	"ru\u200dde te\u200cxt",
	"ru\ufe0fde te\u{E0101}xt",
];
const others = ["rude", "rudetext", "rüde text", "nude text", "rude texts"];

describe("what looks like a word that was taken away", () => {
	test("[RM1513] is away as well, whoever writes it later; what is another word is not", () => {
		const away = accepted(put(opened, "rude text", "new", "hidden"));
		// Nobody writes the word itself any more.
		for (const text of disguised)
			expect(seen(away, wrote(text)), text).toEqual([]);
		expect(seen(away, wrote(...others))).toEqual(others);
		// And whichever of them it was that was taken away.
		for (const first of disguised) {
			const so = accepted(put(opened, first, "new", "hidden"));
			for (const text of ["rude text", ...disguised])
				expect(seen(so, wrote(text)), `${text} as ${first}`).toEqual([]);
		}
		const told = entriesOf(away, wrote("rudе tехt", "rude"));
		expect(told.map(({ text, is }) => [text, is])).toEqual([
			["rude", "new"],
			["rudе tехt", "hidden"],
		]);
	});

	test("[RM1513] can be let pass by itself, and comes back with the word that it looks like", () => {
		const away = accepted(put(opened, "rude text", "new", "hidden"));
		const both = wrote("rude text", "rudе tехt");
		const passed = accepted(put(away, "rudе tехt", "hidden", "shown"));
		expect(seen(passed, both)).toEqual(["rudе tехt"]);
		const back = accepted(put(away, "rudе tехt", "hidden", "new"));
		expect(seen(back, both)).toEqual(Object.keys(both.groups));
		expect(back.moderated).toEqual([]);
		expect(refusal(put(away, "rude text", "new", "shown"))).toBe("stale");
		expect(put(away, "rudе tехt", "new", "hidden")).toBe(away);
	});

	test("[RM1513] is counted by itself as long as nothing is taken away", () => {
		const both = wrote("TCP", "ТСР");
		expect(seen(opened, both)).toEqual(["TCP", "ТСР"]);
		const [one, other] = entriesOf(opened, both).map(({ id }) => id);
		expect(one).not.toBe(other);
		expect(one?.slice(0, 5)).toBe(other?.slice(0, 5));
	});

	test("[RM1514] what an older version decided goes on, and can be taken back", () => {
		const former = (text: string) =>
			createHmac("sha256", opened.screenToken)
				.update(`entry ${text}`)
				.digest("base64url")
				.slice(0, 8);
		const moderated = [
			{
				question: 0,
				shown: "",
				hidden: former("rude"),
				merged: former("udp") + former("tcp"),
			},
		];
		const so: Room = { ...opened, moderated };
		const all: Tally = {
			answered: 4,
			groups: { rude: 1, UDP: 1, TCP: 2 },
			left: 0,
		};
		const groups = seenTally(so, 0, cloud, all).groups;
		expect({ ...groups }).toEqual({ TCP: 3 });
		const back = accepted(put(so, "rude", "hidden", "new"));
		expect({ ...seenTally(back, 0, cloud, all).groups }).toEqual({
			rude: 1,
			TCP: 3,
		});
	});
});
