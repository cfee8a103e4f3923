import { afterEach, describe, expect, test } from "vitest";
import type { Correction } from "../../shared/correction.ts";
import { defaultSettings } from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";
import { question, refusal } from "../room/example.ts";
import { whole } from "../room/whole.ts";
import {
	act,
	answer,
	closeAll,
	granted,
	join,
	type Node,
	newRoom,
	openNode,
	openStore,
	owner,
	pass,
	stored,
} from "./world.ts";

afterEach(closeAll);

const questions: Sheet = [
	question("single", [1], { points: 2 }),
	question("single", [0], { id: "other" }),
];
const settings = { ...defaultSettings, scoring: "correctness" } as const;
const toAll: Correction = { is: "to-all", on: true };
const otherKey: Correction = { is: "key", key: { correct: [2] } };
const out: Correction = { is: "scored", on: false };

/** Two nodes, the first question open: Ann has it right, Bob not, and Cy says nothing. */
async function lecture() {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const other = openNode(rooms, quizzes, { name: "other" });
	const roomId = await newRoom(quizzes, node, settings, questions);
	await join(node, roomId, "ann", "bob", "cy");
	await act(node, roomId, { do: "open", question: 0 });
	await answer(node, roomId, "ann", 1, [1]);
	await answer(node, roomId, "bob", 1, [2]);
	return { rooms, node, other, roomId };
}

async function correct(
	node: Node,
	roomId: string,
	correction: Correction,
	more: { question?: number; seen?: string; session?: string } = {},
) {
	const { question: index = 0, seen, session = "session-1" } = more;
	const command = {
		do: "correct",
		question: index,
		correction,
		...(seen !== undefined && { seen }),
	} as const;
	const done = await node.rooms.command(owner, roomId, command, session);
	await pass(20);
	return done;
}

const preview = async (
	node: Node,
	roomId: string,
	correction: Correction,
	index = 0,
) =>
	granted(
		await node.corrections.preview(owner, roomId, {
			question: index,
			correction,
		}),
	);

/** What each phone says of the first question: points, and points in all. */
async function phones(node: Node, roomId: string) {
	const of = async (seat: string) => {
		const { me } = granted(await node.seats.welcome(roomId, seat));
		return [me?.mark?.points ?? null, me?.standing?.score ?? null];
	};
	return { ann: await of("ann"), bob: await of("bob"), cy: await of("cy") };
}

async function scores(node: Node, roomId: string) {
	const { students } = whole(granted(await node.results.of(owner, roomId)));
	return students.map(({ score }) => score);
}

describe("points to all", () => {
	test("[LV2158] are on every phone of every node and in the results, at once and after the end, until they are taken back", async () => {
		const { node, other, roomId } = await lecture();
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(50);
		const before = { ann: [2, 2], bob: [0, 0], cy: [0, 0] };
		expect(await phones(other, roomId)).toEqual(before);
		other.audience.sit(roomId, "cy");
		await pass(50);
		other.audience.heard = [];
		granted(await correct(node, roomId, toAll));
		await pass(50);
		const heard = JSON.stringify(other.audience.take("one"));
		expect(heard).toContain('"points":2,"toAll":true');
		const after = { ann: [2, 2], bob: [2, 2], cy: [2, 2] };
		for (const one of [node, other])
			expect(await phones(one, roomId)).toEqual(after);
		const { view } = granted(await node.rooms.watch(owner, roomId));
		expect(view.corrected).toMatchObject([{ points: 2, toAll: true }]);
		granted(await correct(node, roomId, { is: "to-all", on: false }));
		expect(await phones(other, roomId)).toEqual(before);
		await act(node, roomId, { do: "end" });
		granted(await correct(other, roomId, toAll));
		for (const one of [node, other]) {
			const { me } = granted(await one.seats.welcome(roomId, "cy"));
			expect(me).toMatchObject({
				standing: { score: 2, rank: 1 },
				marks: [{ value: null, points: 2, toAll: true }],
			});
			expect(await scores(one, roomId)).toEqual([2, 2, 2]);
		}
	});

	test("[LV2158] are those of who came later, too, and of nobody who was removed in places and counts", async () => {
		const { node, roomId } = await lecture();
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		granted(await correct(node, roomId, toAll));
		await join(node, roomId, "di");
		granted(await node.rooms.removeSeats(owner, roomId, ["ann"]));
		await pass(50);
		const { me } = granted(await node.seats.welcome(roomId, "di"));
		expect(me?.standing).toEqual({ score: 2, rank: 1, of: 3 });
	});
});

describe("a correction of a question that is not revealed", () => {
	const all: readonly [string, Correction, number[]][] = [
		["another key", otherKey, [0, 2, 0]],
		["taken out of the scoring", out, [0, 0, 0]],
		["points to all", toAll, [2, 2, 2]],
	];
	test.for(all)(
		"[LV2159] %s: made while it is open, or closed, it tells no student anything, and counts from the reveal on",
		async ([, correction, points]) => {
			for (const isClosed of [false, true]) {
				const { node, roomId } = await lecture();
				if (isClosed) await act(node, roomId, { do: "close" });
				await pass(20);
				const seen = async () => {
					const told = ["ann", "bob", "cy"].map(async (seat) => {
						const { view, me } = granted(
							await node.seats.welcome(roomId, seat),
						);
						return JSON.stringify([view, me], (name, value) =>
							["version", "now"].includes(name) ? null : value,
						);
					});
					return Promise.all(told);
				};
				const before = await seen();
				expect(await preview(node, roomId, correction)).toMatchObject({
					state: isClosed ? "closed" : "open",
					students: [],
					gain: { students: 0 },
				});
				granted(await correct(node, roomId, correction));
				expect(await seen()).toEqual(before);
				// An answer that is on its way is taken as ever.
				if (!isClosed) granted(await answer(node, roomId, "cy", 1, [3]));
				if (!isClosed) await act(node, roomId, { do: "close" });
				await act(node, roomId, { do: "reveal" });
				await pass(20);
				expect(await scores(node, roomId)).toEqual(points);
			}
		},
	);
});

describe("what a correction would change", () => {
	test("[LV2160] is what it then changes, of a room whose last vote counts; nothing is changed by asking", async () => {
		const { rooms, node, other, roomId } = await lecture();
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(20);
		const { version } = await stored(rooms, roomId);
		const told = await preview(other, roomId, otherKey);
		expect((await stored(rooms, roomId)).version).toBe(version);
		expect(told).toMatchObject({
			changes: true,
			state: "revealed",
			joined: 3,
			answered: 2,
			right: { before: 0.5, after: 0.5 },
			gain: { students: 1, points: 2 },
			lose: { students: 1, points: 2 },
			places: 2,
			students: [
				{
					name: "ann",
					points: { before: 2, after: 0 },
					place: { before: 1, after: 2 },
				},
				{
					name: "bob",
					points: { before: 0, after: 2 },
					place: { before: 2, after: 1 },
				},
			],
		});
		granted(await correct(node, roomId, otherKey, { seen: told.seen }));
		expect(await scores(node, roomId)).toEqual([0, 2, 0]);
		expect(await preview(other, roomId, otherKey)).toMatchObject({
			changes: false,
			students: [],
		});
	});

	test("[LV2160] is refused as the correction would be, and for who has no such room", async () => {
		const { node, roomId } = await lecture();
		const tried = (who: string, index: number, correction: Correction) =>
			node.corrections.preview(who, roomId, { question: index, correction });
		expect(refusal(await tried("owner-2", 0, toAll))).toBe("not-found");
		expect(refusal(await tried(owner, 7, toAll))).toBe("not-found");
		const wrong: Correction = { is: "key", key: { correct: [9] } };
		expect(refusal(await tried(owner, 0, wrong))).toBe("bad-input");
		const stranger = await node.corrections.record(
			"owner-2",
			roomId,
			new Map(),
			"",
		);
		expect(refusal(stranger)).toBe("not-found");
	});

	test("[LV2161] of a student who is removed or erased before it is made is in nothing after it", async () => {
		const { node, roomId } = await lecture();
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(20);
		const told = await preview(node, roomId, otherKey);
		granted(await node.rooms.removeSeats(owner, roomId, ["ann"]));
		expect(await node.rooms.eraseStudent(owner, roomId, "bob")).toBeNull();
		await pass(20);
		// Of the very corrections that it was seen on, so it is made.
		granted(await correct(node, roomId, otherKey, { seen: told.seen }));
		const { students } = whole(granted(await node.results.of(owner, roomId)));
		expect(
			students.map(({ seat, score, rank }) => [seat, score, rank]),
		).toEqual([
			["ann", 0, null],
			["cy", 0, 1],
		]);
		expect(await preview(node, roomId, { is: "key", key: null })).toMatchObject(
			{ joined: 1, students: [], answered: 1 },
		);
	});
});

describe("two who correct at once", () => {
	test("[LV2162] are told, and none of what they did is lost", async () => {
		const { rooms, node, other, roomId } = await lecture();
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(20);
		const [mine, theirs] = [
			await preview(node, roomId, otherKey),
			await preview(other, roomId, toAll, 1),
		];
		expect(mine.seen).toBe(theirs.seen);
		const [first, second] = await Promise.all([
			correct(node, roomId, otherKey, { seen: mine.seen, session: "mine" }),
			correct(other, roomId, toAll, {
				question: 1,
				seen: theirs.seen,
				session: "theirs",
			}),
		]);
		const refused = [first, second].filter((one) => "error" in one);
		expect(refused).toMatchObject([{ error: "stale", why: "corrected-since" }]);
		const { corrections = [] } = await stored(rooms, roomId);
		expect(corrections).toHaveLength(1);
		// Whoever was refused looks again, and does it.
		const again = await preview(other, roomId, toAll, 1);
		const late = await preview(other, roomId, otherKey);
		expect(again.seen).toBe(late.seen);
		granted(
			"error" in first
				? await correct(node, roomId, otherKey, { seen: late.seen })
				: await correct(other, roomId, toAll, {
						question: 1,
						seen: again.seen,
					}),
		);
		expect((await stored(rooms, roomId)).corrections).toHaveLength(2);
	});

	test("[LV2163] see what holds, when it was done and on which device; one that is taken back is gone", async () => {
		const { node, roomId } = await lecture();
		granted(await correct(node, roomId, otherKey, { session: "desk" }));
		granted(
			await correct(node, roomId, toAll, { question: 1, session: "gone" }),
		);
		const devices = new Map([["desk", "Firefox on Linux"]]);
		const read = async (session: string) =>
			granted(await node.corrections.record(owner, roomId, devices, session));
		const { seen, corrections } = await read("desk");
		expect(corrections).toEqual([
			{
				question: 0,
				at: expect.any(Number),
				is: "key",
				device: "Firefox on Linux",
				own: true,
			},
			{
				question: 1,
				at: expect.any(Number),
				is: "to-all",
				device: null,
				own: false,
			},
		]);
		granted(await correct(node, roomId, { is: "key", key: null }, { seen }));
		const then = await read("elsewhere");
		expect(then.corrections).toMatchObject([{ is: "to-all", own: false }]);
		expect(then.seen).not.toBe(seen);
	});
});
