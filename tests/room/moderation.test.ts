import { describe, expect, test } from "vitest";
import { seenTally, writtenOf } from "../../server/room/moderation.ts";
import { positionOf } from "../../server/room/position.ts";
import { reduce } from "../../server/room/reduce.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import type { Room } from "../../server/room/state.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import { tallyOf, valuesOf } from "../../server/room/tally.ts";
import type { Command } from "../../shared/instructor-events.ts";
import type { Groups, Tally } from "../../shared/kinds/kind.ts";
import { limits } from "../../shared/limits.ts";
import type { Entry } from "../../shared/pulse.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";
import { diceOf } from "./dice.ts";
import {
	type Act,
	accepted,
	dawn,
	question,
	refusal,
	room,
	run,
	sheet,
} from "./example.ts";
import { resultsOf } from "./whole.ts";

const asked = (moderated: boolean): Question => ({
	...question("poll", []),
	kind: "cloud",
	ask: { entries: 3, moderated },
	key: {},
});
const held: Sheet = [asked(true), ...sheet];
const free: Sheet = [asked(false), ...sheet];
const groups: Groups = { TCP: 5, "transmission control": 2, rude: 1 };
const tally: Tally = { answered: 8, groups, left: 0 };

const opened = (of: Sheet) =>
	run(room(), [{ do: "open", question: 0 }], dawn, of);
const written = (so: Room, of: Sheet, all = tally) =>
	writtenOf(so, 0, of[0] as Question, all)?.entries ?? [];
const seen = (so: Room, of: Sheet, all = tally): Groups => ({
	...seenTally(so, 0, of[0] as Question, all).groups,
});
const idOf = (so: Room, of: Sheet, text: string) =>
	written(so, of).find((one) => one.text === text)?.id ?? "";

describe("what students wrote", () => {
	test("[RM1260] where it is held, the class sees nothing that was not let pass; else all that was not taken away", () => {
		const so = opened(held);
		expect(seen(so, held)).toEqual({});
		expect(seen(opened(free), free)).toEqual(groups);
		const put = (text: string, was: Entry["is"], is: Entry["is"]): Act => ({
			do: "moderate",
			question: 0,
			entries: [idOf(so, held, text)],
			was,
			is,
		});
		const passed = run(so, [put("TCP", "new", "shown")], dawn, held);
		expect(seen(passed, held)).toEqual({ TCP: 5 });
		expect(
			seenTally(passed, 0, held[0] as Question, { ...tally, left: 9 }).left,
		).toBe(0);
		// However it is spelled by now.
		expect(seen(passed, held, { ...tally, groups: { tcp: 6 } })).toEqual({
			tcp: 6,
		});
		const away = run(passed, [put("TCP", "shown", "hidden")], dawn, held);
		expect(seen(away, held)).toEqual({});
		const other = run(opened(free), [put("rude", "new", "hidden")], dawn, free);
		expect(seen(other, free)).toEqual({ TCP: 5, "transmission control": 2 });
	});

	test("[RM1260] what was let pass never becomes other letters by what others write", () => {
		const so = opened(held);
		const wrote = (groups: Groups): Tally => ({ ...tally, groups });
		const before = wrote({ therapist: 1, "a\u00f1os": 1 });
		const entries = written(so, held, before).map(({ id }) => id);
		const passed = run(
			so,
			[{ do: "moderate", question: 0, entries, was: "new", is: "shown" }],
			dawn,
			held,
		);
		const asked = held[0] as Question;
		for (const [more, shown] of [
			["the rapist", { therapist: 1, "a\u00f1os": 1 }],
			["anos", { therapist: 1, "a\u00f1os": 1 }],
			["Therapist", { Therapist: 4, "a\u00f1os": 1 }],
		] as const) {
			const after = tallyOf(
				asked,
				valuesOf({
					'["therapist","a\u00f1os"]': 1,
					[JSON.stringify([more])]: 3,
				}),
			);
			expect(seen(passed, held, after)).toEqual(shown);
		}
	});

	test("[RM1404] what was said beside a poll's options is held as well, and their counts are not", () => {
		const poll: Question = {
			...question("poll", []),
			ask: { options: ["A", "B"], other: true, otherShown: true },
		};
		const of: Sheet = [poll, ...sheet];
		const all: Tally = {
			answered: 9,
			groups: { "0": 4, "1": 2, other: 3, '"Tea': 2, '"rude': 1 },
			left: 0,
		};
		const so = opened(of);
		const offered = { "0": 4, "1": 2, other: 3 };
		expect(seen(so, of, all)).toEqual(offered);
		const entries = written(so, of, all);
		expect(entries.map(({ text, count }) => [text, count])).toEqual([
			["Tea", 2],
			["rude", 1],
		]);
		const [tea] = entries;
		const act: Act = {
			do: "moderate",
			question: 0,
			entries: [tea?.id ?? ""],
			was: "new",
			is: "shown",
		};
		const passed = run(so, [act], dawn, of);
		expect(seen(passed, of, all)).toEqual({ ...offered, '"Tea': 2 });
		const results = seenTally(passed, 0, poll, all, "results");
		expect({ ...results.groups }).toEqual(all.groups);
		// Without the author's wish there is nothing to decide on.
		const counted: Question = {
			...poll,
			ask: { options: ["A", "B"], other: true },
		};
		expect(writtenOf(so, 0, counted, all)).toBeUndefined();
		const asked = [counted, ...sheet];
		expect(refusal(reduce(so, asked, act as Command, dawn))).toBe("bad-input");
	});

	test("[RM1260] no byte of what may not be seen is in a view of phone or screen, whatever was decided, in every phase", () => {
		const words = ["alpha", "bravo", "charlie", "delta", "echo"];
		let hidden = 0;
		let shown = 0;
		for (let seed = 1; seed <= 120; seed++) {
			const dice = diceOf(seed);
			const of = dice.chance(50) ? held : free;
			const first = of[0] as Question;
			let so = opened(of);
			const counts: Groups = Object.fromEntries(
				words.map((word) => [word, 1 + dice.roll(4)]),
			);
			const all: Tally = { answered: 9, groups: counts, left: 0 };
			const states = new Map<string, Entry["is"]>();
			const into = new Map<string, string>();
			for (let step = 0; step < 14; step++) {
				const [one, other] = [dice.pick(words), dice.pick(words)];
				const ids = new Map(
					written(so, of, all).map(({ text, id }) => [text, id]),
				);
				const act = dice.pick<() => Act>([
					() => ({
						do: "moderate",
						question: 0,
						entries: [ids.get(one) ?? ""],
						was: states.get(one) ?? "new",
						is: dice.pick(["new", "shown", "hidden"]),
					}),
					() => ({
						do: "merge",
						question: 0,
						entries: [ids.get(one) ?? ""],
						was: ids.get(into.get(one) ?? "") ?? null,
						into: dice.chance(30) ? null : (ids.get(other) ?? null),
					}),
					() => ({ do: "close" }),
					() => ({ do: "reveal" }),
					() => ({ do: "show", what: "distribution", on: true }),
				])();
				const at = positionOf(so);
				const next = reduce(
					so,
					of,
					{
						...act,
						...("question" in act || "what" in act ? {} : { at }),
					} as Command,
					dawn,
				);
				if (!("error" in next)) so = next;
				if (act.do === "moderate") states.set(one, act.is);
				if (act.do === "merge" && !("error" in next)) {
					if (act.into === null) into.delete(one);
					else if (one !== other) {
						into.set(one, other);
						for (const [word, head] of into)
							if (head === one) into.set(word, other);
					}
				}
				if (so.rounds[0]?.closedAt !== null && so.rounds[0]?.counted === null)
					so = run(
						so,
						[{ do: "count", round: 1, counted: { answered: 9, right: null } }],
						dawn,
						of,
					);
				const scene = { room: so, sheet: of, tallies: new Map([[1, all]]) };
				const bytes = JSON.stringify([
					viewForStudents(scene, "epoch", dawn),
					viewForScreen(scene, "epoch", dawn, null),
					seenTally(so, 0, first, all),
				]);
				for (const word of words) {
					const is = states.get(word) ?? "new";
					const isUnder = into.has(word);
					const may =
						!isUnder && (is === "shown" || (is === "new" && of === free));
					expect(bytes.includes(word), `${seed} ${word} ${is}`).toBe(may);
					if (may) shown++;
					else hidden++;
				}
			}
		}
		expect(hidden).toBeGreaterThan(1000);
		expect(shown).toBeGreaterThan(1000);
	});

	test("[RM1261] a decision changes what the page showed, and of two instructors the later one undoes nothing unseen", () => {
		const so = opened(held);
		const [tcp, rude] = [idOf(so, held, "TCP"), idOf(so, held, "rude")];
		const decide = (
			from: Room,
			entries: string[],
			was: Entry["is"],
			is: Entry["is"],
		) =>
			reduce(
				from,
				held,
				{ do: "moderate", question: 0, entries, was, is },
				dawn,
			);
		const away = accepted(decide(so, [rude], "new", "hidden"));
		expect(refusal(decide(away, [rude], "new", "shown"))).toBe("stale");
		// All that a page shows as new, of which another one has taken away some.
		const all = accepted(decide(away, [tcp, rude], "new", "shown"));
		expect(seen(all, held)).toEqual({ TCP: 5 });
		// The same twice changes nothing, and what is taken back leaves no trace.
		expect(decide(away, [rude], "new", "hidden")).toBe(away);
		const back = accepted(decide(away, [rude], "hidden", "new"));
		expect(back.moderated).toEqual([]);
		expect(back.version).toBe(so.version + 2);
		for (const [command, why] of [
			[{ question: 9 }, "not-found"],
			[{ question: 1 }, "bad-input"],
		] as const)
			expect(
				refusal(
					reduce(
						so,
						held,
						{
							do: "moderate",
							entries: [tcp],
							was: "new",
							is: "shown",
							...command,
						},
						dawn,
					),
				),
			).toBe(why);
		const ended = run(so, [{ do: "end" }], dawn, held);
		expect(refusal(decide(ended, [tcp], "new", "shown"))).toBe("room-ended");
	});

	test("[RM1262] what stands under another entry is counted there and shown by its name alone, and can be taken out again", () => {
		const so = opened(free);
		const [tcp, long, rude] = ["TCP", "transmission control", "rude"].map(
			(text) => idOf(so, free, text),
		) as [string, string, string];
		const merge = (
			from: Room,
			id: string,
			was: string | null,
			into: string | null,
		) =>
			reduce(
				from,
				free,
				{ do: "merge", question: 0, entries: [id], was, into },
				dawn,
			);
		const one = accepted(merge(so, long, null, tcp));
		expect(seen(one, free)).toEqual({ TCP: 7, rude: 1 });
		// What nobody wrote names nothing.
		expect(
			seen(one, free, { ...tally, groups: { "transmission control": 2 } }),
		).toEqual({ "transmission control": 2 });
		expect(refusal(merge(one, rude, null, long))).toBe("stale");
		expect(refusal(merge(one, long, null, rude))).toBe("stale");
		expect(merge(one, tcp, null, tcp)).toBe(one);
		// All under one stay together.
		const two = accepted(merge(one, tcp, null, rude));
		expect(seen(two, free)).toEqual({ rude: 8 });
		const apart = accepted(
			merge(accepted(merge(two, tcp, rude, null)), long, rude, null),
		);
		expect(seen(apart, free)).toEqual(groups);
		expect(apart.moderated).toEqual([]);
		// Taken away is the whole of it.
		const away = run(
			one,
			[
				{
					do: "moderate",
					question: 0,
					entries: [tcp],
					was: "new",
					is: "hidden",
				},
			],
			dawn,
			free,
		);
		expect(seen(away, free)).toEqual({ rude: 1 });
		// Also where nobody writes the word under which it stands.
		const alone = { ...tally, groups: { "transmission control": 2 } };
		expect(seen(away, free, alone)).toEqual({});
	});

	test("[RM1263] results count what stands under another entry there, tell what was never let pass, and nothing that was taken away", () => {
		const so = opened(held);
		const [tcp, long, rude] = ["TCP", "transmission control", "rude"].map(
			(text) => idOf(so, held, text),
		) as [string, string, string];
		const decided = run(
			so,
			[
				{ do: "merge", question: 0, entries: [long], was: null, into: tcp },
				{
					do: "moderate",
					question: 0,
					entries: [rude],
					was: "new",
					is: "hidden",
				},
				{ do: "close" },
				{ do: "count", round: 1, counted: { answered: 3, right: null } },
			],
			dawn,
			held,
		);
		const seats = ["a", "b", "c"].map((id) => ({
			id,
			name: id,
			joinedAt: dawn,
			removed: false,
		}));
		const values = [["TCP"], ["transmission control"], ["rude", "UDP"]];
		const rows = values.map((value, index) => ({
			seat: seats[index]?.id ?? "",
			value,
			at: dawn,
		}));
		const results = resultsOf(decided, held, seats, new Map([[1, rows]]));
		expect(results.questions[0]?.rounds[0]?.distribution).toEqual({
			answered: 3,
			groups: [
				{ text: "TCP", count: 2 },
				{ text: "UDP", count: 1 },
			],
			others: 0,
		});
		// What each student said stays said.
		expect(results.students[2]?.answers[0]?.said).toBe("rude; UDP");
		expect(results.students.map(({ score }) => score)).toEqual([0, 0, 0]);
	});

	test("[RM1264] the document keeps no word, and stays small however much is decided; taking away stays possible", () => {
		let so = opened(held);
		const ids = (from: number) =>
			Array.from({ length: 200 }, (_, index) =>
				String(from + index).padStart(8, "x"),
			);
		const decide = (from: number, was: Entry["is"], is: Entry["is"]) =>
			reduce(
				so,
				held,
				{ do: "moderate", question: 0, entries: ids(from), was, is },
				dawn,
			);
		let from = 0;
		for (; ; from += 200) {
			const next = decide(from, "new", "shown");
			if (refusal(next) !== "no refusal") {
				expect(refusal(next)).toBe("wrong-phase");
				break;
			}
			so = accepted(next);
		}
		expect(from).toBeGreaterThan(1500);
		const size = () => JSON.stringify(so.moderated).length;
		expect(size()).toBeLessThanOrEqual(limits.moderated);
		so = accepted(decide(from, "new", "hidden"));
		expect(size()).toBeLessThanOrEqual(limits.moderated + limits.hidden);
		so = accepted(decide(0, "shown", "new"));
		const text = JSON.stringify(
			run(
				opened(held),
				[
					{
						do: "moderate",
						question: 0,
						entries: [idOf(so, held, "rude")],
						was: "new",
						is: "hidden",
					},
				],
				dawn,
				held,
			),
		);
		expect(text).not.toContain("rude");
		// Nor can it be guessed without the room's secret.
		expect(idOf({ ...so, screenToken: "other" }, held, "rude")).not.toBe(
			idOf(so, held, "rude"),
		);
	});

	test("[RM1265] instructors are told at most 12 kB of it, what is undecided first and then by how many wrote it, and how much is left", () => {
		const many: Groups = Object.fromEntries(
			Array.from({ length: 200 }, (_, index) => [
				`${String(index).padStart(3, "0")} ${"語".repeat(60)}`,
				1 + (index % 7),
			]),
		);
		const all = { answered: 900, groups: many, left: 1000 };
		let so = opened(held);
		const told = () => writtenOf(so, 0, held[0] as Question, all);
		const before = told();
		const counts = before?.entries.map(({ count }) => count) ?? [];
		expect(counts).toEqual([...counts].sort((a, b) => b - a));
		expect(Buffer.byteLength(JSON.stringify(before))).toBeLessThan(12_500);
		expect((before?.entries.length ?? 0) + (before?.left ?? 0)).toBe(1200);
		const entries = before?.entries.map(({ id }) => id) ?? [];
		so = run(
			so,
			[{ do: "moderate", question: 0, entries, was: "new", is: "shown" }],
			dawn,
			held,
		);
		// Those behind come up.
		expect(told()?.entries[0]).toMatchObject({ is: "new" });
		expect(entries).not.toContain(told()?.entries[0]?.id);
		expect(writtenOf(so, 1, held[1] as Question, all)).toBeUndefined();
	});
});
