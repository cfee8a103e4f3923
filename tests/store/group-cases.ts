import { expect } from "vitest";
import type { Room } from "../../server/room/state.ts";
import { liveTallyOf, saidOf, tallyOf } from "../../server/room/tally.ts";
import type { Attempt, RoomStore } from "../../server/store/room-store.ts";
import type { Json } from "../../shared/json.ts";
import { askedKinds } from "../../shared/kinds/kinds.ts";
import { groupLimits, limits } from "../../shared/limits.ts";
import { diceOf } from "../room/dice.ts";
import { anyQuestion } from "../room/quizzes-by-chance.ts";
import { duty } from "./case.ts";
import {
	attempt,
	finalGate,
	openGate,
	openRoom,
	regate,
	saveOne,
	seatIds,
} from "./samples.ts";

function nextOf(room: Room): Room {
	return { ...room, version: room.version + 1 };
}

/** The seat's own index says which seat it is. */
function grouped(
	seat: number,
	seq: number,
	groups: readonly string[],
	round = 1,
): Attempt {
	return {
		...attempt(`seat-${seat}`, seq, groups.join("+"), round),
		groups,
	};
}

async function countsOf(rooms: RoomStore, id: string, round = 1) {
	const { answered, groups, left, values } = await rooms.tally(id, round);
	return { answered, groups, left, values };
}

/** What a store that takes its texts apart might trip over, each as long as a kind may make it. */
const names = [
	"__proto__",
	"constructor",
	"",
	" ",
	"10",
	"9",
	'"quoted" and \\slashed\\',
	'],"value":{"groups":[""]},"more":{}}',
	"%d+ (.*)$ {1} :*? '; DROP TABLE counts; --",
	"語 🚀 é \u2028 line\nline",
	"{a b}",
	"🦊".repeat(30),
	"x".repeat(groupLimits.name),
	"x\\",
];

export const groupCases = [
	duty(
		"[ST1070] answers of every kind, a round for each, are counted by their kinds' groups, whoever changes their mind",
		async (open) => {
			const { rooms } = await open();
			const seats = 12;
			let room = await openRoom(rooms, "a", seats, openGate);
			for (const [index, kind] of askedKinds.entries()) {
				const round = index + 1;
				if (round > 1) room = await regate(rooms, room, { ...openGate, round });
				const dice = diceOf(round);
				const { ask } = anyQuestion(dice, kind);
				const last = new Map<string, Json>();
				for (const seq of [1, 2])
					for (const seat of seatIds(seats).slice(0, seats / seq)) {
						const value = kind.sample(ask, dice);
						const said = saidOf({ v: 2 }, { kind: kind.name, ask }, value);
						last.set(seat, value);
						expect(
							await saveOne(rooms, "a", {
								...attempt(seat, seq, value, round),
								...said,
							}),
						).toMatchObject({ is: "stored", row: { value, seq } });
					}
				const counted = [...last.values()].map((one): [Json, number] => [
					one,
					1,
				]);
				const counts = await countsOf(rooms, "a", round);
				expect(counts.values, kind.name).toEqual({});
				const asked = { kind: kind.name, ask };
				expect(liveTallyOf(asked, counts), kind.name).toEqual(
					tallyOf(asked, counted),
				);
				const rows = await rooms.answers("a", round);
				expect(rows.map(({ seat, value }) => [seat, value])).toEqual([...last]);
			}
		},
	),

	duty(
		"[ST950] answers are counted by the groups that they were given, each in all of its own, and answered counts answers",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 5, openGate);
			await openRoom(rooms, "b", 1, openGate);
			const batch = [
				grouped(1, 1, ["A"]),
				grouped(2, 1, ["A", "B"]),
				grouped(3, 1, []),
				grouped(4, 1, ["C", "C", "C"]),
			];
			const outcomes = await rooms.save("a", batch);
			expect(outcomes.map(({ row }) => row?.groups)).toEqual([
				["A"],
				["A", "B"],
				[],
				["C"],
			]);
			await rooms.save("b", [grouped(1, 1, ["A"])]);
			expect(await rooms.answers("a", 1)).toEqual(
				outcomes.map(({ row }) => row),
			);
			expect(await countsOf(rooms, "a")).toEqual({
				answered: 4,
				groups: { A: 2, B: 1, C: 1 },
				left: 0,
				values: {},
			});
			await rooms.bar("a", ["seat-1"]);
			await rooms.save("a", [grouped(5, 1, ["B"])]);
			expect(await rooms.tally("a", 1)).toEqual({
				joined: 4,
				waiting: 0,
				answered: 5,
				groups: { A: 2, B: 2, C: 1 },
				left: 0,
				values: {},
			});
			expect((await countsOf(rooms, "b")).groups).toEqual({ A: 1 });
			expect((await countsOf(rooms, "a", 2)).answered).toBe(0);
			expect((await rooms.tally("a", null)).groups).toEqual({});
		},
	),

	duty(
		"[ST951] a changed answer leaves its old groups and enters the new ones; what is refused or a repeat moves nothing",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 3, openGate);
			await rooms.save("a", [
				grouped(1, 1, ["A", "B"]),
				grouped(2, 1, ["A"]),
				// Within one batch, there and back.
				grouped(3, 1, ["C"]),
				grouped(3, 2, ["D"]),
				grouped(3, 3, ["C"]),
			]);
			const first = {
				answered: 3,
				groups: { A: 2, B: 1, C: 1 },
				left: 0,
				values: {},
			};
			expect(await countsOf(rooms, "a")).toEqual(first);
			await rooms.save("a", [
				grouped(1, 1, ["Z"]),
				grouped(4, 1, ["Z"]),
				grouped(2, 1, ["Z"], 2),
			]);
			expect(await countsOf(rooms, "a")).toEqual(first);
			await rooms.save("a", [
				grouped(1, 2, ["B", "C"]),
				grouped(2, 3, ["A"]),
				grouped(2, 2, ["Z"]),
			]);
			const second = { ...first, groups: { A: 1, B: 1, C: 2 } };
			expect(await countsOf(rooms, "a")).toEqual(second);
			await rooms.save("a", [grouped(2, 4, ["B"])]);
			const third = { ...first, groups: { B: 2, C: 2 } };
			expect(await countsOf(rooms, "a")).toEqual(third);
			await regate(rooms, room, { ...finalGate });
			await rooms.save("a", [grouped(2, 5, ["Z"])]);
			expect(await countsOf(rooms, "a")).toEqual(third);
		},
	),

	duty(
		"[ST952] an erased answer is out of its groups, while the round takes answers and afterwards",
		async (open) => {
			const { rooms } = await open();
			let room = await openRoom(rooms, "a", 4, openGate);
			await rooms.save("a", [
				grouped(1, 1, ["A", "B"]),
				grouped(2, 1, ["A"]),
				grouped(3, 1, ["B"]),
			]);
			room = nextOf(room);
			expect(await rooms.erase(room, "seat-1")).toBe(true);
			expect(await countsOf(rooms, "a")).toEqual({
				answered: 2,
				groups: { A: 1, B: 1 },
				left: 0,
				values: {},
			});
			room = await regate(rooms, room, { ...openGate, round: 2 });
			await rooms.save("a", [grouped(2, 1, ["A"], 2), grouped(3, 1, ["A"], 2)]);
			room = nextOf(room);
			expect(await rooms.erase(room, "seat-2")).toBe(true);
			expect((await countsOf(rooms, "a", 1)).groups).toEqual({ B: 1 });
			expect((await countsOf(rooms, "a", 2)).groups).toEqual({ A: 1 });
		},
	),

	duty(
		"[ST953] offers that are taken in, and what comes back from the bin, are counted by their groups",
		async (open) => {
			const { rooms, bin } = await open();
			let room = await openRoom(rooms, "a", 5, openGate);
			await rooms.save("a", [grouped(1, 1, ["A"])]);
			const rounds = [1, 2].map((round) => ({
				round,
				question: 0,
				openedAt: 1,
				deadline: null,
				closedAt: round === 1 ? 2 : null,
				changeable: true,
				counted: null,
				recounts: 0,
				revealed: false,
			}));
			room = await regate(
				rooms,
				{ ...room, phase: { name: "open", question: 0, round: 2 }, rounds },
				{ ...openGate, round: 2 },
			);
			const offer = (seat: string, groups: string[]) =>
				rooms.offer("a", seat, [{ round: 1, value: "said", groups }]);
			await offer("seat-2", ["A", "B"]);
			await offer("seat-3", []);
			await rooms.offer("a", "seat-4", [{ round: 1, value: "plain" }]);
			await rooms.save("a", [grouped(1, 1, ["N"], 2)]);
			room = nextOf(room);
			expect(await rooms.takeOffers(room, 1)).toBe(true);
			const taken = {
				answered: 4,
				groups: { A: 2, B: 1 },
				left: 0,
				values: { '"plain"': 1 },
			};
			expect(await countsOf(rooms, "a")).toEqual(taken);
			expect(await rooms.answer("a", 1, "seat-2")).toMatchObject({
				seq: 1,
				value: "said",
				groups: ["A", "B"],
			});
			const rows = await rooms.answers("a", 1);
			const second = await countsOf(rooms, "a", 2);
			expect(second.groups).toEqual({ N: 1 });
			await bin.take("a");
			await bin.restore("a");
			expect(await rooms.answers("a", 1)).toEqual(rows);
			expect(await countsOf(rooms, "a")).toEqual(taken);
			expect(await countsOf(rooms, "a", 2)).toEqual(second);
			// The round that takes answers is counted as it goes on.
			await rooms.save("a", [grouped(1, 2, ["M"], 2), grouped(2, 1, ["N"], 2)]);
			expect((await countsOf(rooms, "a", 2)).groups).toEqual({ M: 1, N: 1 });
		},
	),

	duty(
		"[ST953] so are offers that come into a round which was opened again and is counted as answers come",
		async (open) => {
			const { rooms } = await open();
			let room = await openRoom(rooms, "a", 3, openGate);
			room = await regate(rooms, room, null);
			const offered = { round: 1, value: "said", groups: ["A"] };
			await rooms.offer("a", "seat-1", [offered]);
			room = await regate(rooms, room, openGate);
			await rooms.save("a", [grouped(2, 1, ["A"])]);
			room = nextOf(room);
			expect(await rooms.takeOffers(room, 1)).toBe(true);
			await rooms.save("a", [grouped(3, 1, ["B"])]);
			expect(await countsOf(rooms, "a")).toEqual({
				answered: 3,
				groups: { A: 2, B: 1 },
				left: 0,
				values: {},
			});
		},
	),

	duty(
		"[ST954] the largest groups are told, by number, then by name in the order of bytes, both falling, and how many are left",
		async (open) => {
			const { rooms } = await open();
			const most = limits.groupsTold;
			const room = await openRoom(rooms, "a", most + 150, openGate);
			const name = (index: number) => `g${String(index).padStart(4, "0")}`;
			const all = seatIds(most + 150).map((_, index) => name(index));
			await rooms.save(
				"a",
				all.map((group, index) => grouped(index + 1, 1, [group])),
			);
			const told = async () => {
				const { groups, left, answered } = await countsOf(rooms, "a");
				return { names: Object.keys(groups).sort(), left, answered };
			};
			const answered = all.length;
			const last = all.slice(-most);
			expect(await told()).toEqual({ names: last, left: 150, answered });
			// Two answers make a group larger than all that have one, wherever its name stands.
			await rooms.save("a", [grouped(answered, 2, [name(0)])]);
			const next = {
				names: [name(0), ...all.slice(-most, -1)].sort(),
				left: 149,
				answered,
			};
			expect(await told()).toEqual(next);
			await regate(rooms, room, null);
			expect(await told()).toEqual(next);
		},
	),

	duty(
		"[ST954] letters that need a pair in UTF-16 stand behind all others, as their bytes do",
		async (open) => {
			const { rooms } = await open();
			const large = limits.groupsTold - 1;
			const room = await openRoom(rooms, "a", large + 3, openGate);
			await rooms.save("a", [
				...seatIds(large).map((_, index) =>
					grouped(index + 1, 1, [`${index}`, `${(index + 1) % large}`]),
				),
				...["\uff5e", "🦊", "z"].map((group, index) =>
					grouped(large + index + 1, 1, [group]),
				),
			]);
			const told = async () => {
				const { groups, left } = await countsOf(rooms, "a");
				const names = Object.keys(groups).filter((name) => !/^\d/.test(name));
				return { names, left };
			};
			expect(await told()).toEqual({ names: ["🦊"], left: 2 });
			await regate(rooms, room, null);
			expect(await told()).toEqual({ names: ["🦊"], left: 2 });
		},
	),

	duty(
		"[ST955] answers without groups are counted by value beside those with groups, whichever came first",
		async (open) => {
			const { rooms } = await open();
			for (const isFirst of [true, false]) {
				const id = `room-${isFirst}`;
				const room = await openRoom(rooms, id, 4, openGate);
				const plain = [attempt("seat-1", 1, [0]), attempt("seat-2", 1, [0])];
				const rest = [grouped(3, 1, ["A"]), grouped(4, 1, ["A"])];
				for (const batch of isFirst ? [plain, rest] : [rest, plain])
					await rooms.save(id, batch);
				expect(await countsOf(rooms, id)).toEqual({
					answered: 4,
					groups: { A: 2 },
					left: 0,
					values: { "[0]": 2 },
				});
				await rooms.save(id, [grouped(1, 2, ["B"]), attempt("seat-3", 2, [1])]);
				const mixed = {
					answered: 4,
					groups: { A: 1, B: 1 },
					left: 0,
					values: { "[0]": 1, "[1]": 1 },
				};
				expect(await countsOf(rooms, id)).toEqual(mixed);
				await regate(rooms, room, null);
				expect(await countsOf(rooms, id)).toEqual(mixed);
			}
		},
	),

	duty(
		"[ST956] what a tally tells stays the same after the close, in later rounds, when the round is opened again, and when answers have come in since",
		async (open) => {
			const { rooms } = await open();
			let room = await openRoom(rooms, "a", 4, openGate);
			await rooms.save("a", [grouped(1, 1, ["A", "B"]), grouped(2, 1, ["A"])]);
			const counted = await countsOf(rooms, "a");
			expect(counted.groups).toEqual({ A: 2, B: 1 });
			room = await regate(rooms, room, null);
			expect(await countsOf(rooms, "a")).toEqual(counted);
			room = await regate(rooms, room, { ...openGate, round: 2 });
			expect(await countsOf(rooms, "a", 2)).toMatchObject({ groups: {} });
			await rooms.save("a", [grouped(1, 1, ["A"], 2)]);
			expect(await countsOf(rooms, "a")).toEqual(counted);
			expect((await countsOf(rooms, "a", 2)).groups).toEqual({ A: 1 });
			await regate(rooms, room, openGate);
			expect(await countsOf(rooms, "a")).toEqual(counted);
			await rooms.save("a", [grouped(3, 1, ["B"]), grouped(1, 2, ["C"])]);
			expect((await countsOf(rooms, "a")).groups).toEqual({
				A: 1,
				B: 1,
				C: 1,
			});
			expect((await countsOf(rooms, "a", 2)).groups).toEqual({ A: 1 });
		},
	),

	duty(
		"[ST957] a group may be called anything: it is kept, told, counted and left as it is",
		async (open) => {
			const { rooms } = await open();
			let room = await openRoom(rooms, "a", names.length, openGate);
			const all = Object.fromEntries(names.map((name) => [name, 1]));
			const attempts = names.map((name, index) =>
				grouped(index + 1, 1, [name]),
			);
			const outcomes = await rooms.save("a", attempts);
			expect(outcomes.map(({ row }) => row?.groups)).toEqual(
				names.map((name) => [name]),
			);
			expect(await rooms.answers("a", 1)).toEqual(
				outcomes.map(({ row }) => row),
			);
			const { groups } = await countsOf(rooms, "a");
			expect(Object.entries(groups).sort()).toEqual(Object.entries(all).sort());
			expect(groups.toString).toBeUndefined();
			for (const [index] of names.entries())
				await rooms.save("a", [grouped(index + 1, 2, ["same"])]);
			expect((await countsOf(rooms, "a")).groups).toEqual({
				same: names.length,
			});
			await rooms.save(
				"a",
				attempts.map((one) => ({ ...one, seq: 3 })),
			);
			const odd = await saveOne(rooms, "a", grouped(1, 4, ["\0", "a\ud83e"]));
			expect(odd.row?.groups).toEqual(["\ufffd", "a\ufffd"]);
			expect((await countsOf(rooms, "a")).groups).toMatchObject({
				"\ufffd": 1,
				"a\ufffd": 1,
			});
			await rooms.save("a", [grouped(1, 5, ["__proto__"])]);
			for (const [index, name] of names.entries()) {
				room = nextOf(room);
				await rooms.erase(room, `seat-${index + 1}`);
				const left = Object.keys((await countsOf(rooms, "a")).groups);
				expect(left).not.toContain(name);
				expect(left).toHaveLength(names.length - index - 1);
			}
		},
	),

	duty(
		"[ST958] a kind that keeps no bound is told so, and nothing of its batch is stored",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 2, openGate);
			const most = Array.from({ length: groupLimits.ofAnswer }, (_, index) =>
				String(index),
			);
			for (const groups of [
				[...most, "more"],
				["x".repeat(groupLimits.name + 1)],
			])
				await expect(
					rooms.save("a", [grouped(1, 1, ["A"]), grouped(2, 1, groups)]),
				).rejects.toThrow(/group/);
			expect((await countsOf(rooms, "a")).answered).toBe(0);
			expect(await saveOne(rooms, "a", grouped(1, 1, most))).toMatchObject({
				is: "stored",
			});
			expect(Object.keys((await countsOf(rooms, "a")).groups)).toHaveLength(
				most.length,
			);
		},
	),
];
