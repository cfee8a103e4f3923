import { afterEach, describe, expect, test } from "vitest";
import { heartMs } from "../../shared/reactions.ts";
import { defaultSettings } from "../../shared/settings.ts";
import {
	act,
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
	sweepMs,
} from "./world.ts";

afterEach(closeAll);

const settings = { ...defaultSettings, reactions: true };
const here = () => true;

/** Two nodes: ann and bob are at the first, cy at the second, where the instructor is. */
async function open(with_ = settings) {
	const { rooms, quizzes } = openStore();
	const one = openNode(rooms, quizzes);
	const two = openNode(rooms, quizzes, { name: "node-2" });
	const roomId = await newRoom(quizzes, one, with_);
	await join(one, roomId, "ann", "bob", "cy");
	one.audience.sit(roomId, "ann", "bob");
	two.audience.sit(roomId, "cy");
	two.audience.watching.add(roomId);
	for (const node of [one, two]) node.feed.countsChanged(roomId);
	await pass(pulseMs * 4);
	const react = (
		node: Node,
		seat: string,
		what: "hand" | "heart",
		on = true,
		sits = here,
		since?: number,
	) => node.reactions.react(roomId, seat, { what, on, since }, sits);
	const told = async () => {
		await pass(pulseMs * 4);
		const last = two.audience.take("pulse").at(-1);
		return last && [last.forInstructors.reactions, last.forScreens.reactions];
	};
	await told();
	return { rooms, one, two, roomId, react, told };
}

describe("hands and hearts over nodes", () => {
	test("[LV1980] are told as sums over all nodes, to the instructor with whose hands are up, the longest first", async () => {
		const { one, two, react, told } = await open();
		expect(await react(one, "bob", "hand")).toEqual({
			hand: true,
			since: Date.now(),
			heartMs: 0,
		});
		await pass(10);
		await react(two, "cy", "hand");
		await pass(10);
		await react(one, "ann", "hand");
		expect(await react(two, "cy", "heart")).toMatchObject({
			hand: true,
			heartMs,
		});
		expect(await told()).toEqual([
			{ hands: 3, hearts: 1, seats: ["bob", "cy", "ann"] },
			{ hands: 3, hearts: 1 },
		]);
		// Who raises it again stays where it was.
		await pass(10);
		await react(one, "bob", "hand");
		await react(two, "cy", "hand", false);
		expect((await told())?.[0]).toMatchObject({ seats: ["bob", "ann"] });
	});

	test("[LV1981] a heart counts for ten seconds, once for each seat, and can be taken back", async () => {
		const { one, react, told } = await open();
		for (let time = 0; time < 50; time++) await react(one, "ann", "heart");
		expect(await told()).toMatchObject([{ hearts: 1 }, { hearts: 1 }]);
		await pass(heartMs / 2);
		await react(one, "bob", "heart");
		expect(await told()).toMatchObject([{ hearts: 2 }, { hearts: 2 }]);
		await pass(heartMs / 2);
		expect(await told()).toMatchObject([{ hearts: 1 }, { hearts: 1 }]);
		await react(one, "bob", "heart", false);
		expect(await told()).toMatchObject([{ hearts: 0 }, { hearts: 0 }]);
	});

	test("[LV1982] a hand falls with its phone, and with its node; whoever is gone by the time of the reply raises none", async () => {
		const { one, two, roomId, react, told } = await open();
		await react(one, "ann", "hand");
		await react(one, "bob", "hand");
		await react(two, "cy", "heart");
		one.reactions.fall(roomId, "ann");
		two.reactions.fall(roomId, "cy");
		expect((await told())?.[0]).toEqual({
			hands: 1,
			hearts: 0,
			seats: ["bob"],
		});
		expect(await react(one, "ann", "hand", true, () => false)).toMatchObject({
			error: "no-seat",
		});
		one.feed.close();
		await pass(sweepMs * 10);
		expect((await told())?.[0]).toEqual({ hands: 0, hearts: 0 });
	});

	test("[LV1983] the instructor lowers all hands at every node, whose they are hear it, and only a hand that is raised later is up", async () => {
		const { one, two, roomId, react, told } = await open();
		await react(one, "ann", "hand");
		await react(two, "cy", "hand");
		await react(one, "bob", "heart");
		await told();
		granted(await two.reactions.lower(owner, roomId));
		expect(await told()).toEqual([
			{ hands: 0, hearts: 1 },
			{ hands: 0, hearts: 1 },
		]);
		expect(one.audience.lowered).toEqual(["ann"]);
		expect(two.audience.lowered).toEqual(["cy"]);
		await pass(10);
		await react(one, "ann", "hand");
		expect((await told())?.[0]).toMatchObject({ hands: 1, seats: ["ann"] });
		await pass(sweepMs * 5);
		expect(one.audience.lowered).toEqual(["ann"]);
		const other = await two.reactions.lower("owner-2", roomId);
		expect(other).toMatchObject({ error: "not-found" });
	});

	test("[LV2230] a hand that was lowered while its phone was away is down when that tells it again, at any node; one that was not is up", async () => {
		const { one, two, roomId, react, told } = await open();
		const tellAgain = (node: Node, seat: string, since = 0) =>
			react(node, seat, "hand", true, here, since);
		const sinceOf = async (node: Node, seat: string) => {
			const reply = await react(node, seat, "hand");
			return "since" in reply ? reply.since : undefined;
		};
		const ann = await sinceOf(one, "ann");
		one.reactions.fall(roomId, "ann");
		expect(await tellAgain(two, "ann", ann)).toMatchObject({ hand: true });
		expect((await told())?.[0]).toMatchObject({ hands: 1, seats: ["ann"] });
		const since = await sinceOf(two, "ann");
		two.reactions.fall(roomId, "ann");
		await pass(10);
		granted(await two.reactions.lower(owner, roomId));
		await told();
		for (const node of [one, two])
			expect(await tellAgain(node, "ann", since)).toEqual({
				hand: false,
				heartMs: 0,
			});
		// Nothing has changed, not for a moment.
		expect(await told()).toBeUndefined();
		await pass(10);
		const anew = await sinceOf(one, "ann");
		expect(anew).toBeGreaterThan(since ?? Number.NaN);
		one.reactions.fall(roomId, "ann");
		expect(await tellAgain(one, "ann", anew)).toMatchObject({ hand: true });
	});

	test("[LV1984] with the switch off, after the end and for a removed seat nothing is taken, and what was up is down", async () => {
		const { rooms, one, two, roomId, react, told } = await open();
		await react(one, "ann", "hand");
		await told();
		await act(two, roomId, { do: "settings", settings: defaultSettings });
		expect(await told()).toEqual([undefined, undefined]);
		expect(await react(one, "ann", "hand")).toMatchObject({
			error: "forbidden",
			why: "reactions-off",
		});
		expect(await two.reactions.lower(owner, roomId)).toMatchObject({
			error: "forbidden",
		});
		await act(two, roomId, { do: "settings", settings });
		const none = { hands: 0, hearts: 0 };
		expect(await told()).toEqual([none, none]);
		expect((await rooms.reactions(roomId, "x", null, 1)).said).toEqual([]);
		await rooms.bar(roomId, ["bob"]);
		expect(await react(one, "bob", "hand")).toMatchObject({ error: "removed" });
		expect(await react(one, "dan", "hand")).toMatchObject({ error: "no-seat" });
		await react(one, "ann", "hand");
		await act(two, roomId, { do: "end" });
		expect(await told()).toEqual([undefined, undefined]);
		expect(await react(one, "ann", "heart")).toMatchObject({
			error: "room-ended",
		});
	});

	test("[LV1985] a hall that raises hands for seconds is told at most once per pulse, and a room that takes none asks the store for none", async () => {
		const { two, roomId, react } = await open();
		let pulses = 0;
		two.audience.onWord = ({ to }) => {
			if (to === "pulse") pulses++;
		};
		for (let time = 0; time < 100; time++) {
			await react(two, "cy", "hand", time % 2 === 0);
			await pass(20);
		}
		expect(pulses).toBeGreaterThan(2);
		expect(pulses).toBeLessThanOrEqual(Math.ceil(2000 / pulseMs) + 1);
		expect(await two.feed.counts(roomId)).not.toBeNull();
		closeAll();
		const quiet = await open(defaultSettings);
		expect(
			(await quiet.two.feed.counts(quiet.roomId))?.forInstructors,
		).not.toHaveProperty("reactions");
	});
});
