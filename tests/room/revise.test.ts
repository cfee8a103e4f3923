import { describe, expect, test } from "vitest";
import { positionOf, primaryOf } from "../../server/room/position.ts";
import { reduce } from "../../server/room/reduce.ts";
import { type Revised, revise } from "../../server/room/revise.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import { sheetOf } from "../../server/room/sheet.ts";
import type { Room } from "../../server/room/state.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import { isReadAlike } from "../../server/room/wording.ts";
import type { Change } from "../../shared/change.ts";
import type { Json } from "../../shared/json.ts";
import { kindOf, kinds, textsOf } from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Question } from "../../shared/quiz.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { Sheet } from "../../shared/views.ts";
import { type Dice, diceOf } from "./dice.ts";
import {
	asked,
	dawn,
	sheet as example,
	question,
	room,
	run,
	sceneOf,
} from "./example.ts";
import { anyQuestion, anySheet } from "./quizzes-by-chance.ts";
import { anyCommand } from "./walk.ts";
import { resultsOf } from "./whole.ts";

type Unplaced = Change extends infer C
	? C extends { revision: number }
		? Omit<C, "revision">
		: never
	: never;
interface Held {
	readonly room: Room;
	readonly sheet: Sheet;
}

const whole = { room: room(), sheet: example };
const fresh = question("single", [0], { id: "fresh", text: "A new one" });

/** The change of a page that is up to date. */
function changed({ room, sheet }: Held, change: Unplaced) {
	const revision = room.revision ?? 0;
	return revise(room, sheet, { ...change, revision } as Change, dawn + 1);
}

function done(result: ReturnType<typeof revise>): Revised {
	if (isRefusal(result)) throw new Error(result.message);
	return result;
}

function why(result: ReturnType<typeof revise>): string {
	return isRefusal(result) ? result.why : "done";
}

const idsOf = ({ sheet }: Held) => sheet.map(({ id }) => id);
const textOf = ({ sheet }: Held, index: number) => sheet[index]?.text;
const at = (sheet: Sheet, index: number) => sheet[index] as Question;

/** The third question was asked, and nothing before it. */
function third(): Held {
	return { ...whole, room: asked(room(), 2, { "[0]": 2 }) };
}

describe("the questions of a room that runs", () => {
	test("[RM1370] what was not asked is mended whole, added to, moved and skipped; each change is one revision and one version", () => {
		const [first, second, , poll] = example as [
			Question,
			Question,
			Question,
			Question,
		];
		const to = { ...poll, id: first.id };
		const mended = done(changed(whole, { do: "mend", question: 0, to }));
		expect(mended.sheet[0]).toEqual({ ...to, own: true });
		const added = done(changed(mended, { do: "add", at: 4, question: fresh }));
		expect(idsOf(added)).toEqual([...idsOf(whole), "fresh"]);
		const moved = done(changed(added, { do: "move", question: 4, to: 1 }));
		expect(idsOf(moved).slice(0, 3)).toEqual([first.id, "fresh", second.id]);
		const skipped = done(changed(moved, { do: "skip", question: 0, on: true }));
		const { room: so, sheet } = skipped;
		expect(so).toEqual({
			...room(),
			version: 5,
			revision: 4,
			changedAt: dawn + 1,
		});
		expect(primaryOf(so, sheet)?.command).toMatchObject({ question: 1 });
		const back = done(changed(skipped, { do: "skip", question: 0, on: false }));
		expect(back.sheet).toEqual(moved.sheet);
		expect(primaryOf(back.room, back.sheet)?.command).toMatchObject({
			question: 0,
		});
		for (const same of [
			{ do: "mend", question: 0, to },
			{ do: "move", question: 1, to: 1 },
			{ do: "skip", question: 0, on: false },
		] as const)
			expect(done(changed(back, same)).room).toBe(back.room);
	});

	test("[RM1371] what was asked, and what is about to be, keeps its place: nothing comes before it or across it, and it is not skipped", () => {
		const so = third();
		const add = (place: number) =>
			why(changed(so, { do: "add", at: place, question: fresh }));
		expect([0, 2, 3, 4, 5].map(add)).toEqual([
			"asked-keeps-place",
			"asked-keeps-place",
			"done",
			"done",
			"no-such-question",
		]);
		const move = (question: number, to: number) =>
			why(changed(so, { do: "move", question, to }));
		expect(move(0, 1)).toBe("done");
		for (const [from, to] of [
			[2, 3],
			[3, 2],
			[0, 3],
			[3, 0],
		] as const)
			expect(move(from, to)).toBe("asked-keeps-place");
		expect(move(0, 9)).toBe("no-such-question");
		expect(why(changed(so, { do: "skip", question: 2, on: true }))).toBe(
			"asked-already",
		);
		const ready = { ...so, room: run(so.room, [{ do: "goto", question: 3 }]) };
		expect(why(changed(ready, { do: "add", at: 3, question: fresh }))).toBe(
			"asked-keeps-place",
		);
		expect(why(changed(ready, { do: "move", question: 3, to: 1 }))).toBe(
			"asked-keeps-place",
		);
		expect(why(changed(ready, { do: "add", at: 4, question: fresh }))).toBe(
			"done",
		);
	});

	test("[RM1371] in lectures by chance a round's question stays the one that it asked, and its answers are read as they were", () => {
		let changes = 0;
		for (let seed = 1; seed <= 150; seed++) {
			const dice = diceOf(seed);
			let held: Held = { room: room(), sheet: anySheet(dice, kinds) };
			const askedIds: string[] = [];
			for (let step = 0; step < 40; step++) {
				const before = held;
				if (dice.chance(50)) {
					const result = changed(held, anyChange(dice, held));
					if (!isRefusal(result)) {
						changes++;
						held = result;
					}
				} else {
					const command = anyCommand(dice, held.room, held.sheet);
					const next = reduce(held.room, held.sheet, command, dawn + step);
					if (!isRefusal(next)) held = { ...held, room: next };
				}
				const { rounds } = held.room;
				const last = rounds.at(-1);
				if (rounds.length > before.room.rounds.length && last)
					askedIds.push(at(held.sheet, last.question).id);
				const ids = rounds.map((one) => at(held.sheet, one.question).id);
				expect(ids, `seed ${seed}`).toEqual(askedIds);
				for (const { question } of before.room.rounds)
					expect(
						isReadAlike(at(before.sheet, question), at(held.sheet, question)),
						`seed ${seed}`,
					).toBe(true);
				expect(new Set(idsOf(held)).size).toBe(held.sheet.length);
			}
		}
		expect(changes).toBeGreaterThan(500);
	});

	test("[RM1372] of what was asked every word can be another, in every kind, and nothing by which answers are read", () => {
		const dice = diceOf(7);
		for (const kind of kinds) {
			const before = written(kind.name, dice);
			expect(isReadAlike(before, before)).toBe(true);
			for (const source of textsOf(before)) {
				const ask = replaced(before.ask, source, `${source} mended`);
				expect(isReadAlike(before, { ...before, ask }), kind.name).toBe(true);
			}
			for (const shorter of shortened(before.ask))
				expect(
					isReadAlike(before, { ...before, ask: shorter }),
					`${kind.name} ${JSON.stringify(shorter)}`,
				).toBe(false);
			expect(isReadAlike(before, { ...before, points: 77 })).toBe(false);
		}
		const numeric = { ...written("numeric", dice), ask: { unit: "m" } };
		expect(isReadAlike(numeric, { ...numeric, ask: { unit: "km" } })).toBe(
			false,
		);
		const so = third();
		const tf = at(example, 2);
		const refused = [
			{ ...tf, key: { correct: [1] } },
			{ ...tf, kind: "poll", key: {} },
			{ ...tf, points: 9 },
			{ ...tf, ask: { options: ["True", "False"], unsure: true } },
		];
		for (const to of refused)
			expect(why(changed(so, { do: "mend", question: 2, to }))).toBe(
				"asked-already",
			);
		expect(
			why(changed(so, { do: "mend", question: 2, to: { ...tf, text: " " } })),
		).toBe("question-not-ready");
	});

	test("[RM1373] a round tells its revision, and results the words in which it was asked where those are others by now", () => {
		const tf = at(example, 2);
		let held = third();
		const mend = (text: string, more: Partial<Question> = {}) => {
			const to = { ...tf, text, ...more };
			held = done(changed(held, { do: "mend", question: 2, to }));
		};
		const options = ["True!", "False"];
		mend("A trueflase question", { explanation: "Other reasons" });
		mend("A better question", { ask: { options } });
		held = { ...held, room: asked(held.room, 2, { "[0]": 1 }) };
		mend("The best question", { ask: { options } });
		const { rounds, text } = resultsOf(
			held.room,
			sheetOf(held.room, held.sheet),
			[],
			new Map(),
		).questions[2] ?? { rounds: [] };
		expect(text).toBe("The best question");
		expect(rounds.map(({ revision, asked }) => [revision, asked])).toEqual([
			[undefined, { text: tf.text, ask: tf.ask }],
			[2, { text: "A better question", ask: { options } }],
		]);
		// Words in which nobody was asked are not kept.
		expect(held.sheet[2]?.former?.map(({ until }) => until)).toEqual([1, 3]);
		expect(held.room.rounds.map(({ counted }) => counted)).toEqual(
			asked(third().room, 2, { "[0]": 1 }).rounds.map(({ counted }) => counted),
		);
		mend("The best question", { ask: { options }, explanation: "Because." });
		expect(held.sheet[2]?.former).toHaveLength(2);
	});

	test("[RM1374] phones in an open question hear the same of it while its words are mended; the screen shows the new ones at once, phones from the close on", () => {
		const open = { ...whole, room: run(room(), [{ do: "open", question: 1 }]) };
		const before = at(example, 1);
		const to = {
			...before,
			text: "Mended",
			ask: { options: ["a", "b", "c", "d"] },
		};
		const mended = done(changed(open, { do: "mend", question: 1, to }));
		const phone = ({ room, sheet }: Held) => {
			const view = viewForStudents(sceneOf(room, sheet), "e", dawn);
			return "asked" in view ? view.asked : null;
		};
		const screen = ({ room, sheet }: Held) => {
			const view = viewForScreen(sceneOf(room, sheet), "e", dawn, null);
			return "asked" in view ? view.asked : null;
		};
		expect(JSON.stringify(phone(mended))).toBe(JSON.stringify(phone(open)));
		expect(screen(mended)).toMatchObject({ text: "Mended", ask: to.ask });
		const closed = { ...mended, room: run(mended.room, [{ do: "close" }]) };
		expect(phone(closed)).toMatchObject({ text: "Mended", ask: to.ask });
		const again = {
			...closed,
			room: run(closed.room, [{ do: "open", question: 1 }]),
		};
		expect(phone(again)).toMatchObject({ text: "Mended", vote: 2 });
	});

	test("[RM1375] a change of another revision is stale; after the end, in a room of the first format and beyond the bounds it is refused", () => {
		const skip = { do: "skip", question: 0, on: true } as const;
		const first = done(changed(whole, skip));
		for (const revision of [0, 2])
			expect(
				revise(first.room, first.sheet, { ...skip, revision }, dawn),
			).toMatchObject({ error: "stale" });
		const ended = run(room(), [{ do: "end" }]);
		expect(why(changed({ ...whole, room: ended }, skip))).toBe("room-ended");
		expect(why(changed({ ...whole, room: room({ v: 1 }) }, skip))).toBe(
			"older-room",
		);
		const many = room({ revision: limits.revisions });
		expect(why(changed({ ...whole, room: many }, skip))).toBe("many-revisions");
		const full = Array.from({ length: limits.questions }, (_, index) => ({
			...fresh,
			id: `q${index}`,
		}));
		expect(
			why(
				changed(
					{ room: room(), sheet: full },
					{ do: "add", at: 200, question: fresh },
				),
			),
		).toBe("many-questions");
		expect(
			why(changed(whole, { do: "add", at: 0, question: at(example, 1) })),
		).toBe("same-question");
		const long = Array.from({ length: 110 }, (_, index) => ({
			...fresh,
			id: `q${index}`,
			text: "x".repeat(9500),
		}));
		expect(
			why(
				changed(
					{ room: room(), sheet: long },
					{
						do: "add",
						at: 0,
						question: { ...fresh, text: long[0]?.text ?? "" },
					},
				),
			),
		).toBe("much-asked");
		let often = third();
		const wordings = Array.from({ length: limits.wordings + 1 }, (_, index) => {
			const to = { ...at(example, 2), text: `Wording ${index}` };
			const result = changed(often, { do: "mend", question: 2, to });
			if (!isRefusal(result))
				often = { ...result, room: asked(result.room, 2) };
			return why(result);
		});
		expect(wordings.at(-2)).toBe("done");
		expect(wordings.at(-1)).toBe("many-wordings");
	});

	test("[RM1376] what nobody prepared stands behind what was asked and is open at once, with or without what is right; not while another is open", () => {
		const keyless = { ...fresh, key: { correct: [] } };
		for (const [so, place] of [
			[room(), 0],
			[third().room, 3],
			[run(room(), [{ do: "goto", question: 1 }]), 2],
		] as const) {
			const { room: now, sheet } = done(
				revise(
					so,
					example,
					{ do: "ask", at: positionOf(so), question: keyless },
					dawn,
				),
			);
			expect(now.version).toBe(so.version + 1);
			expect(now.phase).toMatchObject({ name: "open", question: place });
			expect(sheet[place]).toEqual({ ...keyless, own: true });
			expect(now.rounds.at(-1)).toMatchObject({ revision: 1, closedAt: null });
		}
		const open = run(room(), [{ do: "open", question: 0 }]);
		const ask = (so: Room, place: string, one: Question) =>
			why(revise(so, example, { do: "ask", at: place, question: one }, dawn));
		expect(ask(open, positionOf(open), fresh)).toBe("close-open-first");
		expect(ask(open, "lobby", fresh)).toBe("moved-on");
		expect(ask(room(), "lobby", { ...fresh, text: "" })).toBe(
			"question-not-ready",
		);
	});

	test("[RM1377] what was corrected follows its question to another place, and goes where the question is another", () => {
		const so: Room = {
			...run(room(), [
				{ do: "correct", question: 3, correction: { is: "scored", on: false } },
			]),
			moderated: [{ question: 3, shown: "", hidden: "abcdefgh", merged: "" }],
		};
		const places = ({ room }: Held) =>
			[room.corrections, room.moderated].map((all) =>
				all?.map(({ question }) => question),
			);
		const added = done(
			changed({ ...whole, room: so }, { do: "add", at: 0, question: fresh }),
		);
		expect(places(added)).toEqual([[4], [4]]);
		const moved = done(changed(added, { do: "move", question: 4, to: 1 }));
		expect(places(moved)).toEqual([[1], [1]]);
		const to = { ...at(moved.sheet, 1), text: "Another" };
		const mended = done(changed(moved, { do: "mend", question: 1, to }));
		expect(places(mended)).toEqual([[], []]);
		expect(textOf(mended, 1)).toBe("Another");
	});

	test("[RM1378] nothing of a question that was not asked reaches phones or screen by a change: how many there are, of which kinds, and no more", () => {
		const so = third();
		const secret = { ...written("text", diceOf(3)), id: "z", text: "SECRET" };
		const changes: readonly Unplaced[] = [
			{ do: "add", at: 3, question: secret },
			{ do: "mend", question: 3, to: { ...secret, id: at(example, 3).id } },
			{ do: "skip", question: 3, on: true },
			{ do: "move", question: 0, to: 1 },
		];
		const without = (view: object) =>
			JSON.stringify({ ...view, version: 0, total: 0, kinds: [] });
		const seen = ({ room, sheet }: Held) => {
			const scene = sceneOf(room, sheet);
			return [
				without(viewForStudents(scene, "e", dawn)),
				without(viewForScreen(scene, "e", dawn, null)),
			];
		};
		for (const change of changes)
			expect(seen(done(changed(so, change)))).toEqual(seen(so));
	});
});

/** A question of this kind by chance. */
function written(name: string, dice: Dice): Question {
	return anyQuestion(dice, kindOf({ kind: name }));
}

function anyChange(dice: Dice, { sheet }: Held): Unplaced {
	const question = dice.roll(sheet.length);
	const one = at(sheet, question);
	return dice.pick<Unplaced>([
		{
			do: "add",
			at: dice.roll(sheet.length + 1),
			question: { ...fresh, id: `n${dice.roll(1e9)}` },
		},
		{ do: "move", question, to: dice.roll(sheet.length) },
		{ do: "skip", question, on: dice.chance(50) },
		{
			do: "mend",
			question,
			to: { ...one, text: `${one.text} ${dice.roll(9)}` },
		},
		{ do: "mend", question, to: { ...fresh, id: one.id } },
	]);
}

/** The same with another string in the place of this one. */
function replaced(within: Json, source: string, by: string): Json {
	return JSON.parse(JSON.stringify(within), (_, value) =>
		value === source ? by : value,
	);
}

/** Each list in it with one fewer. */
function shortened(within: Json): Json[] {
	if (typeof within !== "object" || within === null) return [];
	const parts: [string, Json][] = Object.entries(within);
	const here = Array.isArray(within) ? [within.slice(1)] : [];
	const inside = parts.flatMap(([name, part]) =>
		shortened(part).map((shorter) =>
			Array.isArray(within)
				? within.with(Number(name), shorter)
				: { ...within, [name]: shorter },
		),
	);
	return [...here, ...inside] as Json[];
}
