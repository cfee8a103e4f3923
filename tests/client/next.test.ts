import { describe, expect, it } from "vitest";
import {
	type Held,
	takeSaved,
	takeView,
	takeWelcome,
} from "../../client/student/held.ts";
import { takeNext, takeOwn } from "../../client/student/next.ts";
import { placeIn } from "../../client/student/words.ts";
import { writtenOf } from "../../server/room/moderation.ts";
import { nextView, ownOf } from "../../server/room/next-view.ts";
import { primaryOf } from "../../server/room/position.ts";
import { reduce } from "../../server/room/reduce.ts";
import type { Room } from "../../server/room/state.ts";
import { viewForOne, viewForStudents } from "../../server/room/student-view.ts";
import { changedCounts, countsChange } from "../../shared/counts-change.ts";
import type { Command } from "../../shared/instructor-events.ts";
import type { Json } from "../../shared/json.ts";
import { slideKind } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type {
	NextView,
	Own,
	Sheet,
	SheetQuestion,
	StudentView,
} from "../../shared/views.ts";
import { diceOf } from "../room/dice.ts";
import {
	type Act,
	accepted,
	question,
	room,
	run,
	sceneOf,
	sheet,
} from "../room/example.ts";
import { walk } from "../room/walk.ts";

const viewOf = (so: Room) => viewForStudents(sceneOf(so, sheet), "e", 7);
const seat = { id: "s", name: "Ana" };
const meOf = (so: Room) =>
	viewForOne({ room: so, sheet }, "e", seat, null, null);
const heldOf = (so: Room) => takeWelcome({ view: viewOf(so), me: meOf(so) });

/** What is said to phones at each version after the first. */
function saidIn(rooms: readonly Room[]) {
	return rooms.slice(1).map((so, index) => {
		const before = rooms[index] as Room;
		const view = viewOf(so);
		return { so, view, next: nextView(so, view, viewOf(before)) };
	});
}

function lecture(seed: number): Room[] {
	const steps = walk(diceOf(seed), sheet, 60, () => ({ "[0]": 2 }));
	const [first] = steps;
	const rooms = first === undefined ? [] : [first.before];
	for (const { room: so } of steps)
		if (so.version > (rooms.at(-1)?.version ?? 0)) rooms.push(so);
	return rooms;
}

const take = (held: Held, view: StudentView, next: NextView | null) =>
	next === null ? takeView(held, view) : takeNext(held, next);

describe("what is new alone", () => {
	it("[CL1030] makes the same as the whole view, or has the phone ask for it", () => {
		let asked = 0;
		let told = 0;
		for (let seed = 1; seed <= 150; seed++) {
			const rooms = lecture(seed);
			const first = rooms[0] as Room;
			let held = heldOf(first);
			for (const { so, view, next } of saidIn(rooms)) {
				const taken = take(held, view, next);
				if (taken === null) asked++;
				else told++;
				// A phone that asks gets what `hello` gives.
				held = taken ?? takeWelcome({ view, me: meOf(so) }, held);
				expect(held.view).toEqual(view);
			}
		}
		expect(told).toBeGreaterThan(1000);
		expect(asked).toBeLessThan(told / 50);
	});

	it("[CL1430] a distribution comes from the one before and what has changed in it, whatever that is", () => {
		const partBy = (dice: ReturnType<typeof diceOf>) =>
			dice.pick<() => Json>([
				() => dice.roll(3),
				() => null,
				() => ["x", "y"].slice(dice.roll(3)),
				() =>
					Array.from({ length: dice.roll(9) }, () => ({
						text: dice.pick([..."abcdefgh"]),
						count: dice.roll(2),
					})),
				() => Array.from({ length: dice.roll(5) }, () => dice.roll(2)),
				() => ({ of: dice.roll(2) }),
			])();
		let lists = 0;
		for (let seed = 1; seed <= 3000; seed++) {
			const dice = diceOf(seed);
			const before = { answered: 1, one: partBy(dice), other: partBy(dice) };
			const now = {
				answered: dice.roll(2),
				one: dice.chance(30) ? before.one : partBy(dice),
				other: partBy(dice),
			};
			const change = countsChange(before, now);
			if (change === null) throw new Error("of the same parts");
			if (Array.isArray(before.one) && Array.isArray(change.one)) lists++;
			const sent = JSON.parse(JSON.stringify(change));
			expect(changedCounts(before, sent)).toEqual(now);
		}
		expect(lists).toBeGreaterThan(100);
		expect(countsChange({ answered: 1 }, { answered: 1, more: 2 })).toBeNull();
	});

	it("[CL1430] a phone that holds a cloud comes to the whole one after each decision on a word of it, and asks where it holds another", () => {
		const cloud: Sheet = [
			{
				...question("poll", []),
				kind: "cloud",
				ask: { entries: 3, moderated: false },
				key: {},
			},
		];
		const words = Array.from({ length: 90 }, (_, at) => `word ${at % 45}${at}`);
		const tallies = new Map(
			[1, 2].map((round) => [
				round,
				{
					answered: 99,
					groups: Object.fromEntries(words.map((one, at) => [one, at % 7])),
					left: round,
				},
			]),
		);
		const shown = (so: Room) =>
			viewForStudents({ room: so, sheet: cloud, tallies }, "e", 7);
		const ask: Act[] = [
			{ do: "open", question: 0 },
			{ do: "close" },
			{ do: "reveal" },
		];
		let so = run(room(), [...ask, ...ask], 7, cloud);
		for (const round of [1, 2]) {
			const counted = { answered: 99, right: null };
			so = run(so, [{ do: "count", round, counted }], 7, cloud);
		}
		const first = so;
		let held: Held | null = takeWelcome({ view: shown(so), me: meOf(so) });
		const dice = diceOf(3);
		for (let tap = 0; tap < 60; tap++) {
			const all = tallies.get(2) ?? { answered: 0, groups: {}, left: 0 };
			const entries = writtenOf(so, 0, cloud[0] as Question, all)?.entries;
			const one = dice.pick(entries ?? []);
			const other = dice.pick(entries ?? []);
			const act: Act = dice.chance(60)
				? {
						do: "moderate",
						question: 0,
						entries: [one.id],
						was: one.is,
						is: dice.pick(["new", "shown", "hidden"]),
					}
				: {
						do: "merge",
						question: 0,
						entries: [one.id],
						was: one.into ?? null,
						into: dice.pick([other.into ? null : other.id, null]),
					};
			const then = reduce(so, cloud, act as Command, 7);
			if ("error" in then || then === so) continue;
			const next = nextView(then, shown(then), shown(so));
			if (next?.phase !== "revealed") throw new Error("it stays revealed");
			expect(next.change).toBeDefined();
			so = then;
			held = takeNext(held, JSON.parse(JSON.stringify(next)));
			expect(held?.view).toEqual(shown(so));
			// It stands where nothing is revealed.
			const lobby = heldOf(room());
			const from = lobby.view.version;
			expect(takeNext(lobby, { ...next, from })).toBeNull();
		}
		expect(so.version).toBeGreaterThan(first.version + 20);
	});

	it("[CL1291] makes the same of slides, part by part, and counts questions only", () => {
		const lecture = (phones: boolean) =>
			["one\n+++\ntwo", ""].flatMap((body, place) => [
				{
					...sheet[0],
					id: `s${place}`,
					kind: slideKind.name,
					ask: { body, phones },
					key: {},
				} as SheetQuestion,
				sheet[place] as SheetQuestion,
			]);
		for (const phones of [true, false]) {
			const places = lecture(phones);
			const see = (so: Room) => viewForStudents(sceneOf(so, places), "e", 7);
			let so = room();
			let held = takeWelcome({ view: see(so), me: meOf(so) });
			const said: string[] = [];
			for (;;) {
				const step = primaryOf(so, places);
				if (step === null) break;
				const before = see(so);
				so = accepted(reduce(so, places, step.command, 7));
				const next = nextView(so, see(so), before);
				if (next === null) throw new Error("the whole is not needed");
				held = takeNext(held, next) ?? held;
				expect(held.view).toEqual(see(so));
				said.push(placeIn(held.view));
			}
			expect(said).toEqual([
				...["2 questions", "2 questions", "1 of 2", "1 of 2", "1 of 2"],
				...["1 of 2", "2 questions", "2 of 2", "2 of 2", "2 of 2", "2 of 2"],
				"2 questions",
			]);
		}
	});

	it("[CL1031] a phone that was not there for all of it asks for the whole", () => {
		let missed = 0;
		for (let seed = 1; seed <= 50; seed++) {
			const said = saidIn(lecture(seed));
			for (const [index, { so, view, next }] of said.entries()) {
				if (next === null) continue;
				const fresh = takeNext(heldOf(so), next);
				expect(fresh?.view).toEqual(view);
				const older = said[index - 2];
				if (older === undefined) continue;
				expect(takeNext(heldOf(older.so), next)).toBeNull();
				missed++;
			}
		}
		expect(missed).toBeGreaterThan(300);
	});

	it("[CL1031] one that missed a reveal asks for the whole at the end, and no other does", () => {
		const so = room();
		const question = [
			{ do: "open", question: 0 },
			{ do: "close" },
			{ do: "reveal" },
		] as const;
		const closed = run(so, [...question.slice(0, 2)]);
		const revealed = run(closed, [{ do: "reveal" }]);
		const ended = run(revealed, [{ do: "end" }]);
		const end = nextView(ended, viewOf(ended), viewOf(revealed));
		if (end?.phase !== "ended") throw new Error("it ends");
		expect(end).toMatchObject({ review: [0] });
		expect(takeNext(heldOf(revealed), end)?.view).toEqual(viewOf(ended));
		const moved = run(revealed, [{ do: "goto", question: 1 }]);
		const over = run(moved, [{ do: "end" }]);
		const late = nextView(over, viewOf(over), viewOf(moved));
		if (late === null) throw new Error("it ends");
		expect(takeNext(heldOf(moved), late)).toBeNull();
		const there = takeNext(
			heldOf(revealed),
			nextView(moved, viewOf(moved), viewOf(revealed)) as NextView,
		);
		expect(takeNext(there, late)?.view).toEqual(viewOf(over));
	});

	it("[CL1032] an own part without what this phone was told already says the same", () => {
		const so = run(room(), [{ do: "open", question: 0 }]);
		const stored = { round: 1, seq: 1, value: [1] };
		const me = viewForOne({ room: so, sheet }, "e", seat, stored, null);
		const untold = ownOf(me, null);
		if (untold === null) throw new Error("it was not told");
		expect(takeOwn(heldOf(so), untold)?.me).toEqual(me);
		expect(ownOf(me, { ...stored })).toBeNull();
		const told = takeSaved(heldOf(so), stored);
		expect(told?.me).toEqual(me);
		const mark = {
			index: 0,
			value: [1],
			correct: false,
			partly: true,
			points: 5,
			streak: 3,
		} as const;
		const standing = { score: 5, rank: 1, of: 2 };
		const later = { ...me, mark, standing };
		const own = ownOf(later, stored);
		if (own === null) throw new Error("there is a mark");
		expect(own).not.toHaveProperty("answer");
		expect(own.mark).not.toHaveProperty("value");
		expect(takeOwn(told, own)?.me).toEqual(later);
		const other = { ...later, mark: { ...mark, value: [2] } };
		expect(takeOwn(told, ownOf(other, stored) as Own)?.me).toEqual(other);
		const none = { ...me, answer: null };
		expect(takeOwn(told, ownOf(none, stored) as Own)?.me).toEqual(none);
		expect(takeOwn(told, { ...own, version: so.version + 1 })).toBe(told);
	});

	it("[CL1032] a reply that was overtaken by a push changes nothing", () => {
		const so = run(room(), [{ do: "open", question: 0 }]);
		const newer = { round: 1, seq: 2, value: [1] };
		const pushed = takeSaved(heldOf(so), newer);
		expect(takeSaved(pushed, { round: 1, seq: 1, value: [0] })).toBe(pushed);
		expect(takeSaved(pushed, { round: 2, seq: 3, value: [0] })).toBe(pushed);
	});
});
