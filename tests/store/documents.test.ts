import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { correctedSheet } from "../../server/room/corrections.ts";
import { reduce } from "../../server/room/reduce.ts";
import { type Room, roundsOf } from "../../server/room/state.ts";
import {
	readQuiz,
	readRoom,
	readSheet,
	textOfRoom,
	textOfSheet,
} from "../../server/store/documents.ts";
import { readLine } from "../../server/store/transfer-line.ts";
import { limits } from "../../shared/limits.ts";
import type { Sheet } from "../../shared/views.ts";
import { diceOf } from "../room/dice.ts";
import {
	accepted,
	asked,
	counted,
	question,
	room,
	run,
	sheet,
} from "../room/example.ts";
import { walk } from "../room/walk.ts";

/** The same without what `textOfRoom` remembers of it. */
const copy = (so: Room): Room => structuredClone(so);

describe("a room's document", () => {
	test("[ST1000] stays under 64 kB for 200 questions asked twice each, in a hall of thousands", () => {
		const long: Sheet = Array.from({ length: 200 }, (_, index) =>
			question("single", [1], { id: `q${index}`, seconds: 30 }),
		);
		let so = room();
		for (const index of [...long.keys(), ...long.keys()]) {
			const round = so.rounds.length + 1;
			so = run(so, [{ do: "open", question: index }], 1.8e12, long);
			const count = { answered: 4999, right: 4321 };
			so = run(
				so,
				[
					{ do: "close" },
					{ do: "count", round, counted: count },
					{ do: "reveal" },
				],
				1.8e12,
				long,
			);
		}
		expect(roundsOf(so, 7)).toHaveLength(2);
		expect(so.rounds).toHaveLength(400);
		const moderated = [
			{
				question: 7,
				shown: "AbCdEfGh".repeat(limits.moderated / 8),
				hidden: "IjKlMnOp".repeat(limits.hidden / 8),
				merged: "",
			},
		];
		for (const all of [so, { ...so, moderated }])
			expect(Buffer.byteLength(textOfRoom(all))).toBeLessThan(64_000);
	});

	test("[ST1001] says the same when it is read again, whatever was done in the room", () => {
		for (let seed = 1; seed <= 60; seed++)
			for (const { room: so } of walk(diceOf(seed), sheet, 40, () => ({
				"[0]": 2,
			}))) {
				const taken = so.rounds.map((round, index) =>
					index % 3 === 2 ? { ...round, taken: index } : round,
				);
				const one = { ...so, rounds: taken };
				const text = textOfRoom(copy(one));
				expect(readRoom(text)).toEqual(one);
				expect(textOfRoom(readRoom(text))).toBe(text);
			}
	});

	test("[ST1002] one that is not whole is refused, not half read", () => {
		const so = asked(room(), 0, { "[1]": 3 });
		const stored = JSON.parse(textOfRoom(so));
		stored.rounds.closedAt = [];
		expect(() => readRoom(JSON.stringify(stored))).toThrow(
			"room room-1 cannot be read: rounds: not all of them are whole",
		);
		const other = { ...JSON.parse(textOfRoom(so)), phase: { name: "party" } };
		expect(() => readRoom(JSON.stringify(other))).toThrow(
			"room room-1 cannot be read: phase.name:",
		);
		expect(() => readRoom(JSON.stringify({ ...other, v: 3 }))).toThrow(
			"room room-1 cannot be read: v: written by a newer version of Lectern",
		);
	});

	test("[ST1033] moves with a key that was given afterwards, as long as keys may be", () => {
		const key = { accepted: Array.from({ length: 20 }, () => "a".repeat(150)) };
		const one = { question: 0, at: 1, by: "me", is: "key", key } as const;
		const moved: Room = { ...asked(room(), 0, {}), corrections: [one] };
		const line = JSON.stringify({ is: "room", room: moved, sheet });
		expect(readLine(line, 2)).toMatchObject({ room: moved });
		expect(readRoom(textOfRoom(copy(moved)))).toEqual(moved);
	});

	test("[ST2164] has points to all as what earns nothing for who does not know them, and keeps them", () => {
		const one = { question: 0, at: 1, by: "me", is: "unscored" } as const;
		const all: Room = {
			...asked(room(), 0, { "[1]": 3 }),
			corrections: [{ ...one, toAll: true }],
		};
		const text = textOfRoom(all);
		expect(readRoom(text)).toEqual(all);
		const marked = (so: Room) => correctedSheet(so, sheet)[0];
		expect(marked(readRoom(text))).toMatchObject({ points: 1, toAll: true });
		// As the version before had it.
		const Former = v.looseObject({
			question: v.number(),
			at: v.number(),
			by: v.string(),
			is: v.picklist(["accept", "key", "unscored"]),
		});
		const kept = v.parse(v.array(Former), JSON.parse(text).corrections);
		expect(kept).toEqual(all.corrections);
		expect(marked({ ...all, corrections: [one] })).toMatchObject({ points: 0 });
	});

	test("[ST1030] keeps a field that only a newer version knows", () => {
		const text = textOfRoom(asked(room(), 0, { "[1]": 3 }));
		const later = { ...JSON.parse(text), teams: ["red"] };
		later.settings.music = "soft";
		const read = readRoom(JSON.stringify(later));
		const next = run(read, [{ do: "lock", on: true }]);
		expect(JSON.parse(textOfRoom(next))).toMatchObject({
			teams: ["red"],
			settings: { music: "soft" },
			locked: true,
		});
	});
});

describe("a sheet, a quiz", () => {
	test("[ST1031] a sheet has the number of its format, and is read without one, too", () => {
		const text = textOfSheet(sheet);
		expect(JSON.parse(text)).toHaveProperty("v", 2);
		expect(readSheet(text)).toEqual(sheet);
		expect(readSheet(JSON.stringify(sheet))).toEqual(sheet);
		expect(() => readSheet(JSON.stringify({ v: 3, questions: sheet }))).toThrow(
			"a sheet cannot be read: v: written by a newer version",
		);
	});

	test("[ST1032] is read by the schemas of its questions' kinds, and refused in words that name the place", () => {
		const broken = structuredClone(sheet).map((one, index) =>
			index === 1 ? { ...one, ask: { options: "many" } } : one,
		);
		const timeless = sheet.map((one) => ({ ...one, seconds: "soon" }) as never);
		expect(() => readSheet(textOfSheet(timeless))).toThrow(
			"a sheet cannot be read: questions.0.seconds:",
		);
		// One question of another form is not asked; the room goes on with the others.
		expect(readSheet(textOfSheet(broken)).map(({ kind }) => kind)).toEqual(
			broken.map(({ kind }, index) => (index === 1 ? "unknown" : kind)),
		);
		const quiz = { v: 2, title: "", description: "", questions: broken };
		expect(() => readQuiz(JSON.stringify(quiz))).toThrow(
			"a quiz cannot be read: questions.1.ask.options:",
		);
	});

	test("[ST1032] a question of a kind that only a newer version knows stays as it is", () => {
		const [first] = sheet;
		const later = [{ ...first, kind: "hologram", ask: 3, key: [], beam: 1 }];
		expect(readSheet(JSON.stringify({ v: 2, questions: later }))).toEqual(
			later,
		);
		const quiz = { v: 2, title: "", description: "", questions: later };
		expect(readQuiz(JSON.stringify(quiz))).toEqual(quiz);
	});
});

describe("a room that an older version made", () => {
	/** As version 0.2.0 writes it: no number, and what was answered is counted by value. */
	function older(so: Room): string {
		const { v: _, rounds, ...rest } = so;
		return JSON.stringify({
			...rest,
			rounds: rounds.map(({ counted, recounts: _, ...round }) => ({
				...round,
				groups: counted && "values" in counted ? counted.values : null,
			})),
		});
	}

	test("[ST1003] stays one that it can read, with what it counts", () => {
		const values = { "[1]": 3, "[2]": 1 };
		const text = older(asked(room(), 0, values));
		const read = readRoom(text);
		expect(read).toMatchObject({
			v: 1,
			rounds: [{ counted: { answered: 4 } }],
		});
		expect(textOfRoom(read)).toBe(text);
		const next = run(read, [
			{ do: "open", question: 1 },
			{ do: "close" },
			{ do: "count", round: 2, counted: counted({ "[0]": 2 }) },
		]);
		const stored = JSON.parse(textOfRoom(next));
		expect(stored).not.toHaveProperty("v");
		expect(stored.rounds[0]).toEqual(JSON.parse(text).rounds[0]);
		expect(Object.keys(stored.rounds[1]).sort()).toEqual(
			Object.keys(stored.rounds[0]).sort(),
		);
		expect(stored.rounds[1].groups).toEqual({ "[0]": 2 });
		const recounted = reduce(next, sheet, { do: "recount" }, 1.8e12);
		expect(JSON.parse(textOfRoom(accepted(recounted))).rounds).toMatchObject([
			{ groups: null },
			{ groups: null },
		]);
	});

	test("[ST1004] is stored in the place of the very text that was read, in whatever order its fields stand", () => {
		const { id, ...rest } = JSON.parse(older(asked(room(), 0, { "[1]": 3 })));
		const text = JSON.stringify({ ...rest, id }, null, 1);
		expect(textOfRoom(readRoom(text))).toBe(text);
	});
});
