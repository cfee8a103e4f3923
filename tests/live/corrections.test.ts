import { afterEach, describe, expect, test } from "vitest";
import type { Correction } from "../../shared/correction.ts";
import type { Question } from "../../shared/quiz.ts";
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

const written: Question = {
	...question("poll", [], { points: 2 }),
	id: "written",
	kind: "text",
	ask: { caseCounts: false, accentsCount: false, spacesCount: false },
	key: { accepted: [{ text: "colour", share: 1 }], typos: 0 },
};
const questions: Sheet = [written, question("single", [1])];
const settings = { ...defaultSettings, scoring: "correctness" } as const;

/** Two nodes; three have written something, of which one is right. */
async function lecture() {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const other = openNode(rooms, quizzes, { name: "other" });
	const roomId = await newRoom(quizzes, node, settings, questions);
	await join(node, roomId, "ann", "bob", "cy");
	node.audience.sit(roomId, "ann");
	other.audience.sit(roomId, "bob");
	for (const one of [node, other]) one.feed.countsChanged(roomId);
	await act(node, roomId, { do: "open", question: 0 });
	await answer(node, roomId, "ann", 1, "colour");
	await answer(node, roomId, "bob", 1, "Color");
	await answer(node, roomId, "cy", 1, "hue");
	return { rooms, node, other, roomId };
}

async function correct(
	node: Node,
	roomId: string,
	question: number,
	correction: Correction,
	session = "session-1",
) {
	const command = { do: "correct", question, correction } as const;
	const done = await node.rooms.command(owner, roomId, command, session);
	await pass();
	return done;
}

const accept = (group: string, on = true): Correction => ({
	is: "accept",
	group,
	on,
});

/** What a student, the instructor and the results say of the first question, told by a node. */
async function told(node: Node, roomId: string, seat = "bob") {
	const welcome = granted(await node.seats.welcome(roomId, seat));
	const { view } = granted(await node.rooms.watch(owner, roomId));
	const results = whole(granted(await node.results.of(owner, roomId)));
	const student = results.students.find((one) => one.seat === seat);
	return {
		mark: welcome.me?.mark?.correct ?? null,
		points: welcome.me?.mark?.points ?? null,
		rank: welcome.me?.standing?.rank ?? null,
		share: view.run[0]?.[0]?.shareCorrect ?? null,
		score: student?.score,
		difficulty: results.questions[0]?.rounds[0]?.difficulty,
	};
}

const before = {
	mark: false,
	points: 0,
	rank: 2,
	share: 1 / 3,
	score: 0,
	difficulty: 1 / 3,
};
const after = {
	mark: true,
	points: 2,
	rank: 1,
	share: 2 / 3,
	score: 2,
	difficulty: 2 / 3,
};

describe("an answer accepted afterwards", () => {
	test("[LV1010] is right on every page of every node: marks, points, places, shares; and no more when it is taken back", async () => {
		const { node, other, roomId } = await lecture();
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(50);
		for (const one of [node, other])
			expect(await told(one, roomId)).toEqual(before);
		granted(await correct(node, roomId, 0, accept("color")));
		for (const one of [node, other])
			expect(await told(one, roomId)).toEqual(after);
		granted(await correct(other, roomId, 0, accept("color", false)));
		for (const one of [node, other])
			expect(await told(one, roomId)).toEqual(before);
	});

	test("[LV1061] is right beside another key, given before it or after it", async () => {
		const { node, roomId } = await lecture();
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		const key = { accepted: [{ text: "hue", share: 1 }], typos: 0 };
		const other: Correction = { is: "key", key };
		for (const [first, then] of [
			[accept("color"), other],
			[other, accept("color")],
		] as const) {
			granted(await correct(node, roomId, 0, first));
			granted(await correct(node, roomId, 0, then));
			expect((await told(node, roomId, "bob")).mark).toBe(true);
			expect((await told(node, roomId, "cy")).mark).toBe(true);
			expect((await told(node, roomId, "ann")).mark).toBe(false);
			granted(await correct(node, roomId, 0, accept("color", false)));
			expect((await told(node, roomId, "bob")).mark).toBe(false);
			granted(await correct(node, roomId, 0, { is: "key", key: null }));
		}
	});

	test("[LV1010] is shown at once to those who are there", async () => {
		const { node, other, roomId } = await lecture();
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(50);
		for (const one of [node, other]) one.audience.heard = [];
		granted(await correct(node, roomId, 0, accept("color")));
		await pass(50);
		const [mine] = other.audience.take("one").slice(-1);
		expect(JSON.stringify(mine)).toContain('"correct":true');
		expect(JSON.stringify(node.audience.take("instructors"))).toContain(
			'"accepted":["color"]',
		);
	});

	test("[LV1011] while the question is open, or closed, tells no student anything", async () => {
		const { node, roomId } = await lecture();
		const seen = async () => {
			const { view, me } = granted(await node.seats.welcome(roomId, "bob"));
			return JSON.stringify([view, me], (name, value) =>
				["version", "now"].includes(name) ? null : value,
			);
		};
		const open = await seen();
		granted(await correct(node, roomId, 0, accept("color")));
		expect(await seen()).toBe(open);
		await act(node, roomId, { do: "close" });
		const closed = await seen();
		granted(await correct(node, roomId, 0, accept("hue")));
		expect(await seen()).toBe(closed);
		await act(node, roomId, { do: "reveal" });
		expect(await told(node, roomId)).toMatchObject({ mark: true, share: 1 });
	});

	test("[LV1012] holds with who and when, once; again changes nothing", async () => {
		const { rooms, node, roomId } = await lecture();
		granted(await correct(node, roomId, 0, accept("color"), "session-7"));
		const { version } = await stored(rooms, roomId);
		granted(await correct(node, roomId, 0, accept("color"), "session-8"));
		granted(await correct(node, roomId, 0, accept("hue", false)));
		const room = await stored(rooms, roomId);
		expect(room.version).toBe(version);
		expect(room.corrections).toEqual([
			{
				question: 0,
				at: room.changedAt,
				by: "session-7",
				is: "accept",
				group: "color",
			},
		]);
	});
});

describe("another key, and a question that earns nothing", () => {
	test("[LV1013] hold in every round of the question, in a room that has ended too, and are told in the results", async () => {
		const { rooms, node, roomId } = await lecture();
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await act(node, roomId, { do: "open", question: 0 });
		await answer(node, roomId, "cy", 2, "hue");
		await act(node, roomId, { do: "end" });
		const key = { accepted: [{ text: "hue", share: 1 }], typos: 0 };
		granted(await correct(node, roomId, 0, { is: "key", key }));
		const { rounds } = await stored(rooms, roomId);
		expect(rounds.map(({ counted }) => counted)).toEqual([
			{ answered: 3, right: 1 },
			{ answered: 1, right: 1 },
		]);
		const results = async () =>
			whole(granted(await node.results.of(owner, roomId)));
		const score = async (seat: string) =>
			(await results()).students.find((one) => one.seat === seat)?.score;
		expect(await score("cy")).toBe(2);
		granted(await correct(node, roomId, 0, { is: "scored", on: false }));
		expect(await score("cy")).toBe(0);
		expect((await results()).questions[0]?.corrections).toMatchObject([
			{ is: "key", key },
			{ is: "unscored" },
		]);
		granted(await correct(node, roomId, 0, { is: "scored", on: true }));
		granted(await correct(node, roomId, 0, { is: "key", key: null }));
		expect((await results()).questions[0]?.corrections).toEqual([]);
		expect(await score("cy")).toBe(0);
	});

	test("[LV1014] in a room that an older version made", async () => {
		const { rooms, node, other, roomId } = await lecture();
		const made = await stored(rooms, roomId);
		const id = "older";
		const room = { ...made, v: 1, id, version: 1, rounds: [] } as const;
		const phase = { name: "lobby" } as const;
		const links = { code: "OLDER1", screenToken: "older", phase };
		expect(await rooms.create({ ...room, ...links }, questions)).toBe(true);
		await join(node, id, "ann", "bob");
		await act(node, id, { do: "open", question: 1 });
		await answer(node, id, "ann", 1, [1]);
		await answer(node, id, "bob", 1, [2]);
		await act(node, id, { do: "close" }, { do: "reveal" });
		const share = async (one: Node) =>
			granted(await one.seats.welcome(id, "bob")).me?.mark?.correct;
		for (const one of [node, other]) expect(await share(one)).toBe(false);
		const key = { correct: [2] };
		granted(await correct(node, id, 1, { is: "key", key }));
		for (const one of [node, other]) expect(await share(one)).toBe(true);
		const { view } = granted(await other.rooms.watch(owner, id));
		expect(view.run[1]?.[0]?.shareCorrect).toBe(1 / 2);
	});
});

describe("what cannot be right", () => {
	test("[LV1015] is refused in words, and nothing is changed", async () => {
		const { rooms, node, roomId } = await lecture();
		const { version } = await stored(rooms, roomId);
		const wrong: [number, Correction][] = [
			[1, accept("1")],
			[7, accept("color")],
			[1, { is: "key", key: { correct: [9] } }],
			[1, { is: "key", key: { correct: "all" } }],
			[0, { is: "key", key: { accepted: [], typos: 0 } }],
		];
		for (const [index, correction] of wrong) {
			const reply = await correct(node, roomId, index, correction);
			expect(["bad-input", "not-found"]).toContain(refusal(reply));
		}
		const stranger = await node.rooms.command("owner-2", roomId, {
			do: "correct",
			question: 0,
			correction: accept("color"),
		});
		expect(refusal(stranger)).toBe("not-found");
		for (let count = 0; count < 59; count++)
			granted(await correct(node, roomId, 0, accept(`word ${count}`)));
		expect(
			refusal(await correct(node, roomId, 0, accept("one too many"))),
		).toBe("bad-input");
		expect((await stored(rooms, roomId)).version).toBe(version + 59);
	});
});
