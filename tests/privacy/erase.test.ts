import { afterEach, describe, expect, test } from "vitest";
import type { RoomStore } from "../../server/store/room-store.ts";
import type { Results } from "../../shared/rest.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { deaf, meddle } from "../live/meddle.ts";
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
	pulseMs,
	stored,
	sweepMs,
} from "../live/world.ts";
import { refusal } from "../room/example.ts";
import { whole } from "../room/whole.ts";

afterEach(closeAll);

/** What is counted of them once she is. */
const erased = [
	{ answered: 2, right: 1 },
	{ answered: 1, right: 1 },
	{ answered: 1, right: 1 },
];

/** What each seat answers in each round; "canary" is the one who will be erased. */
const script = [
	{ ann: [0], bob: [1], canary: [1] },
	{ ann: [0, 2], canary: [0, 2] },
	{ bob: [1], canary: [3] },
];

type Seats = readonly string[];

/**
 * A class that was asked the first two questions, the first one twice: the first round is revealed, the second too, the third is
 * closed. `seats` are those who took part.
 */
async function lecture(seats: Seats, wrap = (store: RoomStore) => store) {
	const { rooms, quizzes } = openStore();
	const store = wrap(rooms);
	const node = openNode(store, quizzes);
	const other = openNode(store, quizzes, { name: "node-2" });
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, ...seats);
	for (const [index, choices] of script.entries()) {
		const question = index === 1 ? 1 : 0;
		await act(node, roomId, { do: "open", question });
		for (const [seat, value] of Object.entries(choices))
			if (seats.includes(seat))
				await answer(node, roomId, seat, index + 1, value);
		await act(node, roomId, { do: "close" });
		if (index < 2) await act(node, roomId, { do: "reveal" });
	}
	return { rooms, quizzes, node, other, roomId };
}

const all: Seats = ["ann", "canary", "bob"];
const others: Seats = ["ann", "bob"];

/** Results without what differs between any two rooms. */
function plain({ room, ...rest }: Results): string {
	const { joined, phase } = room;
	const text = JSON.stringify({ ...rest, joined, phase });
	return text.replace(/"(openedAt|closedAt|joinedAt|at|keptUntil)":\d+/g, "");
}

async function results(node: Node, roomId: string): Promise<Results> {
	return whole(granted(await node.results.of(owner, roomId)));
}

/** Everything that anybody can be told of the room. */
async function everything(node: Node, roomId: string): Promise<string> {
	const watched = granted(await node.rooms.watch(owner, roomId));
	return JSON.stringify([
		watched,
		await results(node, roomId),
		await node.rooms.students(owner, roomId),
		await node.rooms.list(owner, { after: null, limit: 100 }),
		await node.screens.show(roomId),
		await node.seats.welcome(roomId, "ann"),
		await node.seats.welcome(roomId, "bob"),
		await node.rooms.summary(owner, roomId),
	]);
}

describe("an erased student", () => {
	test.each(["running", "ended"])(
		"[PV1] [PV2] is nowhere any more, and every number is as if there had been none: %s room",
		async (phase) => {
			const without = await lecture(others);
			if (phase === "ended")
				await act(without.node, without.roomId, { do: "end" });
			const expected = plain(await results(without.node, without.roomId));
			closeAll();

			const { rooms, node, other, roomId } = await lecture(all);
			if (phase === "ended") await act(node, roomId, { do: "end" });
			for (const one of [node, other]) {
				one.audience.sit(roomId, ...all);
				one.audience.watching.add(roomId);
				one.feed.countsChanged(roomId);
			}
			await pass(sweepMs);
			expect(await everything(other, roomId)).toContain("canary");
			expect(plain(await results(other, roomId))).not.toBe(expected);
			for (const one of [node, other]) one.audience.heard = [];

			expect(await node.rooms.eraseStudent(owner, roomId, "canary")).toBeNull();
			await pass(pulseMs * 2);
			for (const one of [node, other]) {
				expect(await everything(one, roomId)).not.toContain("canary");
				expect(plain(await results(one, roomId))).toBe(expected);
				const [view] = one.audience.take("instructors").slice(-1);
				expect(JSON.stringify(view)).toContain("ann");
				expect(JSON.stringify(view)).not.toContain("canary");
				expect(JSON.stringify(one.audience.take("screens"))).not.toContain(
					"canary",
				);
				const pulse = one.audience.take("pulse").at(-1);
				expect(pulse?.forInstructors.joined).toBe(2);
			}
			const room = await stored(rooms, roomId);
			expect(room.rounds.map(({ counted }) => counted)).toEqual(erased);
		},
	);

	test("[PV1] who had been removed can be erased too", async () => {
		const { node, roomId } = await lecture(all);
		granted(await node.rooms.removeSeats(owner, roomId, ["canary"]));
		expect(await node.rooms.eraseStudent(owner, roomId, "canary")).toBeNull();
		expect(await everything(node, roomId)).not.toContain("canary");
		expect((await results(node, roomId)).room.joined).toBe(2);
	});

	test("[PV2] a node that hears no hint shows it within a sweep, and keeps no answers of it in memory", async () => {
		const { node, rooms, quizzes, roomId } = await lecture(all);
		const far = openNode(deaf(rooms), quizzes, { name: "far" });
		far.audience.watching.add(roomId);
		far.feed.countsChanged(roomId);
		await pass(sweepMs * 2);
		const before = await stored(rooms, roomId);
		expect(await far.cache.answers(before, 1)).toHaveLength(3);
		await node.rooms.eraseStudent(owner, roomId, "canary");
		await pass(sweepMs * 2);
		const room = await stored(rooms, roomId);
		expect(await far.cache.answers(room, 1)).toHaveLength(2);
		// Asked with what was known before: read anew, not remembered.
		expect(await far.cache.answers(before, 2)).toHaveLength(1);
		expect(await everything(far, roomId)).not.toContain("canary");
	});

	test("[PV2] a node that was once asked for the answers forgets them, though nobody asks again", async () => {
		const silent = {
			...defaultSettings,
			scoring: "none",
			leaderboard: false,
			phonesShow: "never",
		} as const;
		const { node, other, rooms, roomId } = await lecture(all);
		const settings = { do: "settings", settings: silent } as const;
		granted(await node.rooms.command(owner, roomId, settings));
		await act(node, roomId, { do: "goto", question: 3 });
		other.audience.watching.add(roomId);
		other.feed.countsChanged(roomId);
		await pass(sweepMs);
		const before = await stored(rooms, roomId);
		expect(await other.cache.answers(before, 1)).toHaveLength(3);
		await node.rooms.eraseStudent(owner, roomId, "canary");
		await pass(pulseMs);
		// By what the document said before, remembered answers would be found.
		expect(await other.cache.answers(before, 1)).toHaveLength(2);
	});

	test("[PV3] is erased whole where the process ends before anything is counted anew", async () => {
		let dead = false;
		const mortal = (store: RoomStore) =>
			meddle(store, async (does, verb) => {
				if (dead) throw new Error("the process has ended");
				const done = await does();
				if (verb === "erase") dead = true;
				return done;
			});
		const { rooms, node, quizzes, roomId } = await lecture(all, mortal);
		await expect(
			node.rooms.eraseStudent(owner, roomId, "canary"),
		).rejects.toThrow("ended");
		const left = await stored(rooms, roomId);
		expect(left.rounds.map(({ counted }) => counted)).toEqual([
			null,
			null,
			null,
		]);
		const next = openNode(rooms, quizzes, { name: "next" });
		const { view } = granted(await next.rooms.watch(owner, roomId));
		expect(view.run[1]?.[0]?.distribution?.answered).toBe(1);
		const { rounds } = await stored(rooms, roomId);
		expect(rounds.map(({ counted }) => counted)).toEqual(erased);
		expect(await everything(next, roomId)).not.toContain("canary");
	});

	test("[PV4] a command that comes between is kept, and the erasure happens after it", async () => {
		let meddled = false;
		const between = (store: RoomStore) =>
			meddle(store, async (erase, verb) => {
				if (verb !== "erase" || meddled) return erase();
				meddled = true;
				const lock = { do: "lock", on: true } as const;
				granted(await node.rooms.command(owner, roomId, lock));
				return erase();
			});
		const { rooms, node, roomId } = await lecture(all, between);
		expect(await node.rooms.eraseStudent(owner, roomId, "canary")).toBeNull();
		expect((await stored(rooms, roomId)).locked).toBe(true);
		expect(await everything(node, roomId)).not.toContain("canary");
	});

	test("[PV4] too many changes at once are told busy, and nothing was erased", async () => {
		const losing = (store: RoomStore) =>
			meddle(store, async (erase, verb) =>
				verb === "erase" ? (false as never) : erase(),
			);
		const { node, rooms, roomId } = await lecture(all, losing);
		const before = await stored(rooms, roomId);
		expect(
			refusal(await node.rooms.eraseStudent(owner, roomId, "canary")),
		).toBe("busy");
		expect(await stored(rooms, roomId)).toEqual(before);
		expect(node.audience.take("removed")).toEqual([]);
	});

	test("[PV5] is let go, cannot answer, and joins anew as somebody new", async () => {
		const { node, other, roomId } = await lecture(all);
		await act(node, roomId, { do: "open", question: 2 });
		await answer(node, roomId, "canary", 4, [1]);
		await node.rooms.eraseStudent(owner, roomId, "canary");
		expect(node.audience.take("removed")).toMatchObject([
			{ seats: ["canary"], why: { error: "no-seat" } },
		]);
		expect(await answer(other, roomId, "canary", 4, [1], 2)).toMatchObject({
			error: "no-seat",
			saved: null,
		});
		expect(granted(await other.seats.welcome(roomId, "canary")).me).toBeNull();
		expect(await other.seats.join(roomId, "canary", "Adam")).toBeNull();
		expect(granted(await other.seats.welcome(roomId, "canary"))).toMatchObject({
			me: { name: "Adam", answer: null },
		});
		expect(await answer(other, roomId, "canary", 4, [0])).toMatchObject({
			saved: { seq: 1, value: [0] },
		});
		await act(node, roomId, { do: "close" });
		const adam = (await results(node, roomId)).students.at(-1);
		expect(adam).toMatchObject({ name: "Adam", answers: [{ round: 4 }] });
	});

	test("[PV5] the epoch by which a phone tells deletion from loss is never an old one", async () => {
		let epoch = "history-1";
		const restored = (store: RoomStore) =>
			meddle(store, async (does, verb) =>
				verb === "epoch" ? (epoch as never) : does(),
			);
		const { node, rooms, roomId } = await lecture(others, restored);
		node.audience.sit(roomId, "ann");
		node.feed.countsChanged(roomId);
		await pass(sweepMs * 2);
		// A backup is put in place: the seat that came after it is missing, and no sweep has come yet.
		epoch = "history-2";
		expect(await rooms.seat(roomId, "canary")).toBeNull();
		const { view, me } = granted(await node.seats.welcome(roomId, "canary"));
		expect(me).toBeNull();
		expect(view.epoch).toBe("history-2");
	});

	test("[PV6] can only be one who is there, and the room one's own", async () => {
		const { node, rooms, roomId } = await lecture(all);
		const before = [await stored(rooms, roomId), await rooms.seats(roomId)];
		const tried = [
			await node.rooms.eraseStudent("owner-2", roomId, "canary"),
			await node.rooms.eraseStudent(owner, "no such room", "canary"),
			await node.rooms.eraseStudent(owner, roomId, "nobody"),
		];
		expect(tried.map(refusal)).toEqual(tried.map(() => "not-found"));
		expect(tried[0]).toEqual(tried[1]);
		expect([await stored(rooms, roomId), await rooms.seats(roomId)]).toEqual(
			before,
		);
		await node.rooms.eraseStudent(owner, roomId, "canary");
		expect(
			refusal(await node.rooms.eraseStudent(owner, roomId, "canary")),
		).toBe("not-found");
	});
});
