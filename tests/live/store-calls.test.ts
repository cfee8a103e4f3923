import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { positionOf } from "../../server/room/position.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import type { Command } from "../../shared/instructor-events.ts";
import { quizFormat } from "../../shared/quiz.ts";
import { startRig } from "../rig/app.ts";
import { connectPhone, joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { placed } from "../room/example.ts";
import { Dam, meddle } from "./meddle.ts";
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

type Verb = keyof RoomStore;

/** The store, with every call that goes to it written down. */
function counted(store: RoomStore): { calls: Verb[]; store: RoomStore } {
	const calls: Verb[] = [];
	const around = meddle(store, (does, verb) => {
		calls.push(verb);
		return does();
	});
	return { calls, store: around };
}

/** Two nodes with phones; the room's first question is about to be asked at the first one. */
async function twoNodes() {
	const { rooms, quizzes } = openStore();
	const dam = new Dam(rooms);
	const [here, there] = [counted(dam.store), counted(rooms)];
	const node = openNode(here.store, quizzes);
	const other = openNode(there.store, quizzes, { name: "node-2" });
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, "ann", "bob");
	for (const [one, seat] of [
		[node, "ann"],
		[other, "bob"],
	] as const) {
		one.audience.sit(roomId, seat);
		one.feed.countsChanged(roomId);
	}
	await pass(1000);
	/** Sends it, and what each node asked of its store before its phones heard of it. */
	const told = async (does: Parameters<typeof placed>[0]) => {
		const command = placed(does, positionOf(await stored(rooms, roomId)));
		const [mine, others] = [
			callsBefore(node, here.calls),
			callsBefore(other, there.calls),
		];
		granted(await node.rooms.command(owner, roomId, command as Command));
		await pass();
		return { here: mine(), there: others() };
	};
	return { node, other, roomId, dam, told };
}

/** From now on; tells what was called before students first heard anything. */
function callsBefore(node: Node, calls: Verb[]): () => Verb[] {
	calls.length = 0;
	let first: Verb[] | null = null;
	node.audience.onWord = ({ to }) => {
		if (to === "students") first ??= [...calls];
	};
	return () => first ?? [];
}

describe("what phones wait for", () => {
	test("[LV801] a question reaches them before anything is scored: the second after as many trips as the first", async () => {
		const { node, roomId, told } = await twoNodes();
		const question = { here: ["look", "commit"], there: ["look"] };
		expect(await told({ do: "open", question: 0 })).toEqual(question);
		await answer(node, roomId, "ann", 1, [1]);
		expect(await told({ do: "close" })).toEqual({
			here: ["look", "commit", "answers", "commit"],
			there: ["look"],
		});
		expect(await told({ do: "reveal" })).toEqual(question);
		await act(node, roomId, { do: "show", what: "leaderboard", on: true });
		await pass();
		expect(await told({ do: "open", question: 1 })).toEqual(question);
	});

	test("[LV801] also while seats and answers cannot be read; the others hear of it when they can", async () => {
		const { node, roomId, dam, told } = await twoNodes();
		await act(node, roomId, { do: "open", question: 0 });
		await answer(node, roomId, "ann", 1, [1]);
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass();
		node.audience.heard = [];
		dam.hold("seats", "answers", "tally", "present");
		await told({ do: "open", question: 1 });
		expect(node.audience.heard.map(({ to }) => to)).toEqual(["students"]);
		dam.open();
		await pass();
		expect(node.audience.heard.map(({ to }) => to)).toEqual([
			"students",
			"instructors",
			"screens",
		]);
	});
});

/** A server with a room in which three sit; what each further act asks of the store until all is quiet. */
async function served() {
	let calls: Verb[] = [];
	const rig = await startRig({
		between: (rooms) => {
			const between = counted(rooms);
			calls = between.calls;
			return between.store;
		},
		// What is done by the clock alone is not counted here.
		config: { pulseMs: 20, sweepMs: 600_000 },
	});
	onTestFinished(() => rig.close());
	const rest = await signedIn(rig.url);
	const questions = [questionOf("q1"), questionOf("q2", { seconds: 60 })];
	const room = await openRoom(rest, {
		v: quizFormat,
		title: "Scored",
		description: "",
		questions,
	});
	const phone = async (name: string) => {
		const link = await joinPhone(rig.url, room.code, name);
		onTestFinished(() => link.close());
		return link;
	};
	const asks = async (what: () => Promise<unknown>) => {
		await pause(250);
		calls.length = 0;
		await what();
		await pause(250);
		return [...calls];
	};
	const again = async (token: string) => {
		const link = await connectPhone(rig.url, room.code, { token });
		await link.ask("hello", {});
		return link;
	};
	return { rig, room, phone, asks, again };
}

const isCounting = (verb: Verb) => verb === "present" || verb === "tally";

describe("what one act asks of the store", () => {
	test("[LV800] is no more than this, with one scored round behind it", async () => {
		const { room, phone, asks, again } = await served();
		let ada = await phone("Ada");
		const ben = await phone("Ben");
		const comesBack = async () => {
			ada.close();
			await pause(250);
			return asks(async () => {
				ada = { ...ada, ...(await again(ada.token)) };
			});
		};
		await room.move({ do: "goto", question: 0 });
		await room.move({ do: "open", question: 0 });
		const joins = await asks(() => phone("Cleo"));
		const answers = await asks(() =>
			ben.ask("answer", { round: 1, seq: 1, value: [1] }),
		);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		const afterReveal = await comesBack();
		await room.move({ do: "goto", question: 1 });
		const opens = await asks(() => room.move({ do: "open", question: 1 }));
		const reconnects = await comesBack();
		const closes = await asks(() => room.move({ do: "close" }));
		const reveals = await asks(() => room.move({ do: "reveal" }));
		const all = { opens, closes, reveals, reconnects, joins, answers };
		console.log(
			Object.entries({ ...all, afterReveal })
				.map(([act, calls]) => `${act} ${calls.length}: ${calls.join(" ")}`)
				.join("\n"),
		);
		const rest = (calls: Verb[]) => calls.filter((verb) => !isCounting(verb));
		expect(rest(reconnects)).toEqual(["look"]);
		expect(rest(afterReveal)).toEqual(["look", "seats"]);
		expect(rest(answers)).toEqual(["save"]);
		expect(rest(joins)).toEqual(["look", "look", "join", "look", "look"]);
		// Every change is counted for the room page, at most once per pulse: two calls each.
		const most = { opens: 6, closes: 11, reveals: 6, joins: 11, answers: 5 };
		for (const [name, number] of Object.entries(most))
			expect(all[name as keyof typeof most].length, name).toBeLessThanOrEqual(
				number,
			);
	});
});
