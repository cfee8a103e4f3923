import { describe, expect, test } from "vitest";
import { writtenOf } from "../../server/room/moderation.ts";
import {
	largestOf,
	liveTallyOf,
	saidOf,
	tallyOf,
} from "../../server/room/tally.ts";
import type { EntryCounts } from "../../shared/kinds/entry-counts.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import { type Dice, diceOf } from "./dice.ts";
import { question, room, run } from "./example.ts";

const asking = (kind: string, entries: number): Question => ({
	...question("poll", []),
	kind,
	ask: { entries, moderated: true },
	key: {},
});
const asked = { cloud: asking("cloud", 5), open: asking("open", 3) } as const;

/** Three quarters of what a list has room for, of which each student has an equal share; and what an entry takes beside its text. */
const lists = {
	written: { share: (12_000 * 3) / 4, beside: 56 },
	picture: { share: (3800 * 3) / 4, beside: 26 },
} as const;
/** A picture tells so many, three quarters of them for firsts. */
const mostInPicture = 45;
/** Of a round's groups so many are told at all. */
const mostTold = 200;

/** What those write who want the list for themselves: as much and as long as they may, some of it the same as others of them. */
function hostile(dice: Dice, { kind, ask }: Question, seat: number): string[] {
	const { entries } = ask as { entries: number };
	const length = kind === "cloud" ? 30 : 200;
	const group = dice.pick([seat, seat % 3, seat >> 1]);
	const letter = dice.pick(["語", "z", "!", "é", "~"]);
	return Array.from({ length: entries }, (_, index) =>
		`${dice.pick(["!", "~", "\u{1F98A}"])}${index}.${group} ${letter.repeat(length)}`.slice(
			0,
			length - 2,
		),
	);
}

/** What everybody's answers come to: as the store counts them, and as the closed round is counted. */
function talliesOf(one: Question, values: readonly string[][]) {
	const names = new Map<string, number>();
	for (const value of values)
		for (const name of saidOf({ v: 2 }, one, value).groups ?? [])
			names.set(name, (names.get(name) ?? 0) + 1);
	const { groups, left } = largestOf(names);
	const answered = values.length;
	return [
		liveTallyOf(one, { answered, groups, left, values: {} }),
		tallyOf(
			one,
			values.map((value) => [value, 1] as const),
		),
	];
}

function toldOf(one: Question, values: readonly string[][]) {
	return talliesOf(one, values).map((tally) => {
		const so = run(room(), [{ do: "open", question: 0 }], 1, [one]);
		const written = writtenOf(so, 0, one, tally);
		const picture = kindOf(one).distribution(
			one.ask,
			null,
			tally,
		) as EntryCounts;
		return {
			written: written?.entries.map(({ text }) => text) ?? [],
			bytes: Buffer.byteLength(JSON.stringify(written?.entries)),
			all: Object.keys(tally.groups).length + tally.left,
			untold: written?.left ?? 0,
			picture: picture.groups.map(({ text }) => text),
			others: picture.others,
		};
	});
}

describe("what of students' words is told where not all of it can be", () => {
	test("[RM1510] whatever some of a class write, everybody else's first words are there, as long as as many of that length would fit", () => {
		let [whole, crowded] = [0, 0];
		for (let seed = 1; seed <= 300; seed++) {
			const dice = diceOf(seed);
			const one = dice.pick([asked.cloud, asked.open]);
			const students = 2 + dice.roll(99);
			const many = dice.roll(students);
			const length = 2 + dice.roll(one === asked.cloud ? 20 : 80);
			const honest = Array.from({ length: students - many }, (_, seat) => [
				`w${seat}${"a".repeat(length)}`.slice(0, length + 4),
				...(dice.chance(30) ? [`second ${seat}`] : []),
			]);
			const others = Array.from({ length: many }, (_, seat) =>
				hostile(dice, one, seat),
			);
			const firsts = honest.map(([first = ""]) => first);
			const needs = (beside: number) => students * (beside + length + 4);
			// All firsts are among the groups that are told however the others' come in pairs.
			const entries = (one.ask as { entries: number }).entries;
			const isTold = students + (many * (entries - 1)) / 2 < mostTold;
			for (const told of toldOf(one, [...others, ...honest])) {
				if (isTold && needs(lists.written.beside) <= lists.written.share) {
					whole++;
					expect(told.written, `seed ${seed}`).toEqual(
						expect.arrayContaining(firsts),
					);
				} else crowded++;
				if (
					isTold &&
					students <= mostInPicture &&
					needs(lists.picture.beside) <= lists.picture.share
				)
					expect(told.picture, `seed ${seed}`).toEqual(
						expect.arrayContaining(firsts),
					);
				expect(told.bytes).toBeLessThan(12_100);
				expect(told.written.length + told.untold).toBe(told.all);
				expect(told.picture.length + told.others).toBe(told.all);
			}
		}
		expect(Math.min(whole, crowded)).toBeGreaterThan(50);
	});

	test("[RM1511] nine of a hundred who write long keep nobody's words off the list, and what most wrote is there whoever wrote it first", () => {
		for (const one of [asked.cloud, asked.open]) {
			const dice = diceOf(7);
			const entries = Array.from({ length: 9 }, (_, seat) =>
				hostile(dice, one, seat),
			);
			const honest = Array.from({ length: 91 }, (_, seat) => [
				`Because ${seat}`,
				"Everybody",
			]);
			for (const told of toldOf(one, [...entries, ...honest])) {
				expect(told.written).toContain("Everybody");
				expect(told.picture).toContain("Everybody");
				for (const [first = ""] of honest)
					expect(told.written).toContain(first);
			}
		}
	});

	test("[RM1510] also where there are far more groups than are told: of equally many a first one comes before what somebody wrote beside", () => {
		const others = Array.from({ length: 30 }, (_, seat) =>
			Array.from({ length: 5 }, (_, index) => `~${seat}.${index}`),
		);
		const honest = Array.from({ length: 70 }, (_, seat) => [
			`w${seat}`,
			`v${seat}`,
		]);
		for (const told of toldOf(asked.cloud, [...others, ...honest])) {
			expect(told.all).toBe(30 * 5 + 70 * 2);
			expect(told.written).toEqual(
				expect.arrayContaining(honest.map(([first]) => first)),
			);
		}
	});

	test("[RM1512] what an older version counted without saying what came first is told as well, and nothing of the mark is in any word", () => {
		const one = asked.cloud;
		const tally = liveTallyOf(one, {
			answered: 3,
			groups: { "\u{E0FFF}TCP": 2, TCP: 3, tcp: 1, UDP: 1 },
			left: 0,
			values: {},
		});
		expect({ ...tally.groups }).toEqual({ TCP: 6, UDP: 1 });
		expect({ ...tally.firsts }).toEqual({ TCP: 2, UDP: 0 });
		expect(JSON.stringify(tally)).not.toContain("\u{E0FFF}");
		// No answer has it: it is nothing to see.
		expect(kindOf(one).read(one.ask, ["\u{E0FFF}TCP"])).toEqual(["TCP"]);
	});
});
