import { afterEach, describe, expect, test } from "vitest";
import type { Room } from "../../server/room/state.ts";
import type { Json } from "../../shared/json.ts";
import { askedKinds, kindOf, kinds } from "../../shared/kinds/kinds.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { Sheet } from "../../shared/views.ts";
import { diceOf } from "../room/dice.ts";
import { question } from "../room/example.ts";
import { anyQuestion } from "../room/quizzes-by-chance.ts";
import {
	act,
	answer,
	closeAll,
	granted,
	join,
	newRoom,
	openNode,
	openStore,
	owner,
	pass,
	stored,
} from "./world.ts";

afterEach(closeAll);

/** A running room with this sheet, as another node of another version may have opened it, and two who sit in it. */
async function roomWith(sheet: Sheet) {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const like = await stored(rooms, await newRoom(quizzes, node));
	const id = "another";
	const room: Room = { ...like, id, code: "ZZZZZZ", screenToken: id };
	expect(await rooms.create(room, sheet)).toBe(true);
	await join(node, id, "ann", "bob");
	node.audience.sit(id, "ann");
	node.feed.countsChanged(id);
	await pass(1000);
	return { node, id };
}

type There = Awaited<ReturnType<typeof roomWith>>;

/** Everything that anybody can see of the room. */
async function seeAll({ node, id }: There): Promise<void> {
	await pass(500);
	for (const told of [
		await node.rooms.watch(owner, id),
		await node.results.of(owner, id),
		await node.rooms.summary(owner, id),
		await node.seats.welcome(id, "ann"),
		await node.screens.show(id),
	]) {
		if (isRefusal(told)) throw new Error(`refused: ${told.error}`);
		JSON.stringify(told);
	}
	expect(node.log).toEqual([]);
}

const plain = question("single", [1]);

/** Keys that a question cannot be marked by: none at all, of other shapes, and those that say nothing or contradict themselves. */
function wrongKeys(kind: (typeof kinds)[number]): unknown[] {
	const others = kinds
		.filter(({ name }) => name !== kind.name)
		.map((other) => anyQuestion(diceOf(1), other).key);
	const further = anyQuestion(diceOf(77), kind).key;
	return [undefined, null, {}, [], 7, kind.blank().key, further, ...others];
}

describe("a question that a node of another version opened a room with", () => {
	test("[LV1070] whose key is missing, of another shape or contradictory breaks nothing, and the room goes on", async () => {
		for (const kind of kinds) {
			const asked = anyQuestion(diceOf(5), kind);
			for (const key of wrongKeys(kind)) {
				const there = await roomWith([{ ...asked, key: key as Json }, plain]);
				const { node, id } = there;
				await act(node, id, { do: "goto", question: 0 });
				await seeAll(there);
				const { view } = granted(await node.rooms.watch(owner, id));
				const open = { do: "open", at: view.at, question: 0 } as const;
				const reply = await node.rooms.command(owner, id, open);
				if (!isRefusal(reply)) {
					const value = kind.sample(asked.ask, diceOf(2));
					await answer(node, id, "ann", 1, value);
					await seeAll(there);
					await act(node, id, { do: "close" });
					await seeAll(there);
					await act(node, id, { do: "reveal" });
					await seeAll(there);
				} else
					expect(reply).toMatchObject({
						error: "not-ready",
						message: expect.stringMatching(/\.$/),
					});
				await act(node, id, { do: "goto", question: 1 });
				await act(node, id, { do: "open", question: 1 });
				const round = isRefusal(reply) ? 1 : 2;
				expect(await answer(node, id, "bob", round, [1])).toMatchObject({
					saved: { value: [1] },
				});
				await act(node, id, { do: "close" }, { do: "reveal" }, { do: "end" });
				await seeAll(there);
				await closeAll();
			}
		}
	});

	test("[LV1071] of a kind that this one does not know is never asked here, is told why, and the next step leads past it", async () => {
		const strange = {
			...plain,
			id: "strange",
			kind: "hologram",
			ask: { beams: 3 },
			key: { angle: 12 },
		};
		const there = await roomWith([strange, plain, strange]);
		const { node, id } = there;
		const steps: string[] = [];
		for (;;) {
			await seeAll(there);
			const { view } = granted(await node.rooms.watch(owner, id));
			if (view.primary === null) break;
			const { command } = view.primary;
			steps.push(
				"question" in command
					? `${command.do} ${command.question}`
					: command.do,
			);
			granted(await node.rooms.command(owner, id, command));
		}
		expect(steps).toEqual(["goto 1", "open 1", "close", "reveal", "end"]);

		const other = await roomWith([strange, plain]);
		await act(other.node, other.id, { do: "goto", question: 0 });
		const { view } = granted(await other.node.rooms.watch(owner, other.id));
		expect(view.primary?.command).toMatchObject({ do: "goto", question: 1 });
		const open = { do: "open", at: view.at, question: 0 } as const;
		expect(await other.node.rooms.command(owner, other.id, open)).toMatchObject(
			{
				error: "not-ready",
				message: "This version does not know this kind of question.",
			},
		);
	});

	test("[LV1072] of such a kind that another node asks is shown to those here as it can be, and takes no answer", async () => {
		const strange = { ...plain, kind: "hologram", ask: { beams: 3 }, key: 12 };
		const there = await roomWith([strange, plain]);
		const { node, id } = there;
		const before = await stored(node.store, id);
		const round = {
			round: 1,
			question: 0,
			openedAt: before.createdAt,
			deadline: null,
			closedAt: null,
			changeable: true,
			counted: null,
			recounts: 0,
			revealed: false,
		};
		const phase = { name: "open", question: 0, round: 1 } as const;
		const open: Room = {
			...before,
			version: before.version + 1,
			phase,
			rounds: [round],
		};
		const gate = { round: 1, until: null, changeable: true };
		expect(await node.store.commit(open, gate as never, before)).toBe(true);
		await seeAll(there);
		expect(await answer(node, id, "ann", 1, [0])).toMatchObject({
			error: "bad-choice",
			saved: null,
			message: expect.stringMatching(/\.$/),
		});
		await act(node, id, { do: "close" }, { do: "reveal" });
		await seeAll(there);
		const { view } = granted(await node.rooms.watch(owner, id));
		expect(view.primary?.command).toMatchObject({ do: "goto", question: 1 });
	});
});

describe("an answer that is none", () => {
	const numeric = { kind: "numeric", ask: { unit: "m" } };
	const text = {
		kind: "text",
		ask: { caseCounts: false, accentsCount: false, spacesCount: false },
	};
	const scale = { kind: "scale", ask: { labels: ["no", "", "yes"] } };
	const ofKind = (name: string) =>
		kinds.find((kind) => kind.name === name) ?? kinds[0];

	/** A room in which this is asked, and what Ann has already said. */
	async function asking(asked: { kind: string; ask: Json }, stands: Json) {
		const { rooms, quizzes } = openStore();
		const node = openNode(rooms, quizzes);
		const kind = ofKind(asked.kind);
		if (kind === undefined) throw new Error("there is no such kind");
		const key = kind.sampleKey(asked.ask, diceOf(3));
		const sheet = [{ ...plain, ...asked, key }];
		const id = await newRoom(quizzes, node, undefined, sheet);
		await join(node, id, "ann");
		await act(node, id, { do: "open", question: 0 });
		await answer(node, id, "ann", 1, stands);
		let seq = 1;
		const say = (value: unknown) =>
			answer(node, id, "ann", 1, value as Json, ++seq);
		return { say, saved: { round: 1, seq: 1, value: stands } };
	}

	const refused = {
		error: "bad-choice",
		message: expect.stringMatching(/\.$/),
	};

	test.each<[string, { kind: string; ask: Json }, Json, unknown[]]>([
		[
			"number",
			numeric,
			5,
			["1e999", "-1e999", "--3", "7".repeat(50), "5 kg", "", " ", "abc", "1/0"],
		],
		[
			"text",
			text,
			"Rome",
			[
				"x".repeat(201),
				"",
				"\u200b\u200d\ufeff",
				"\u0000\u0007\u001b",
				"\u202e",
				"\ud800",
			],
		],
		["step", scale, 2, [0, 4, -1, 2.5, "2", "no", null, [2], { step: 2 }]],
	])(
		"[LV1073] a %s that is none is refused in words, and what was saved stays",
		async (_name, asked, stands, strange) => {
			const { say, saved } = await asking(asked, stands);
			for (const value of strange)
				expect(await say(value), JSON.stringify(value)).toMatchObject({
					...refused,
					saved,
				});
		},
	);

	test("[LV1073] one in another kind's shape is refused in words, and what was saved stays", async () => {
		let refusals = 0;
		for (const kind of askedKinds) {
			const asked = anyQuestion(diceOf(4), kind);
			const stands = kind.sample(asked.ask, diceOf(4));
			const { say, saved } = await asking(asked, stands);
			for (const other of askedKinds)
				for (const seed of [1, 2, 3]) {
					const dice = diceOf(seed);
					const value = other.sample(other.sampleAsk(dice), dice);
					const read = kind.read(asked.ask, value);
					const reply = await say(value);
					if (read === null) {
						refusals++;
						expect(reply).toMatchObject({ ...refused, saved });
					} else {
						expect(reply).toMatchObject({ saved: { value: read } });
						saved.seq = (reply as { saved: { seq: number } }).saved.seq;
						saved.value = read;
					}
				}
			await closeAll();
		}
		expect(refusals).toBeGreaterThan(2 * askedKinds.length);
	});

	test.each<[string, { kind: string; ask: Json }, Json, Json]>([
		["digits of another script", numeric, "٤٢", 42],
		["a unit typed along", numeric, "5 M", 5],
		["a fraction", numeric, "1 1/2", 1.5],
		["spaces and signs that nobody sees", text, " Ro\u200bme\n ", "Rome"],
		["a letter in two parts", text, "Zu\u0308rich", "Zürich"],
	])(
		"[LV1074] %s: the student is told what was stored, and the same again is no other answer",
		async (_name, asked, typed, value) => {
			const { say } = await asking(
				asked,
				kindOf(asked).sample(asked.ask, diceOf(1)),
			);
			const saved = { round: 1, seq: 2, value };
			expect(await say(typed)).toEqual({ saved });
			expect(await say(value)).toEqual({ saved: { ...saved, seq: 3 } });
		},
	);
});
