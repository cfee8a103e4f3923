import { afterEach, describe, expect, test } from "vitest";
import type { Entry, EntryState } from "../../shared/pulse.ts";
import type { Question } from "../../shared/quiz.ts";
import { defaultSettings } from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";
import { type Act, question } from "../room/example.ts";
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
} from "./world.ts";

afterEach(closeAll);

const asked = (moderated: boolean): Question => ({
	...question("poll", []),
	id: `cloud-${moderated}`,
	kind: "cloud",
	ask: { entries: 3, moderated },
	key: {},
});
const sheet: Sheet = [asked(true), asked(false)];
const seats = ["ann", "bob", "cy"];
const said = [["Sesame", "gold"], ["sesame", "CANARY"], ["Gold"]];

/** Two nodes of one store, each with an instructor, a screen and students; everybody answers the question. */
async function lecture(index: number) {
	const { rooms, quizzes } = openStore();
	const nodes = ["node-1", "node-2"].map((name) =>
		openNode(rooms, quizzes, { name }),
	) as [Node, Node];
	const [node, other] = nodes;
	const roomId = await newRoom(quizzes, node, undefined, sheet);
	await join(node, roomId, ...seats);
	for (const one of nodes) {
		one.audience.sit(roomId, ...seats);
		one.audience.watching.add(roomId);
		one.feed.countsChanged(roomId);
	}
	await act(node, roomId, { do: "open", question: index });
	await act(node, roomId, { do: "show", what: "distribution", on: true });
	for (const [place, seat] of seats.entries())
		await answer(node, roomId, seat, 1, said[place] ?? []);
	await pass(pulseMs * 3);
	return { rooms, nodes, node, other, roomId };
}

/** All that was said to phones and screens, but each student's own answer, since the last asking. */
function classHeard({ audience }: Node): string {
	const heard = audience.heard
		.filter(({ to }) => to !== "instructors" && to !== "one")
		.map((word) => (word.to === "pulse" ? word.forScreens : word));
	return JSON.stringify(heard);
}

async function written(node: Node, roomId: string): Promise<readonly Entry[]> {
	const { pulse } = granted(await node.rooms.watch(owner, roomId));
	return pulse.written?.entries ?? [];
}

async function put(
	node: Node,
	roomId: string,
	texts: readonly string[],
	is: EntryState,
	index = 0,
) {
	const entries = await written(node, roomId);
	for (const text of texts) {
		const one = entries.find((entry) => entry.text === text);
		if (one === undefined) throw new Error(`nobody wrote ${text}`);
		await act(node, roomId, {
			do: "moderate",
			question: index,
			entries: [one.id],
			was: one.is,
			is,
		});
	}
	await pass(pulseMs * 3);
}

describe("what students wrote, before the class", () => {
	test("[LV1270] nothing that was not let pass is in any word to phones and screens, on any node, live, closed and revealed; instructors hear all", async () => {
		const { nodes, node, other, roomId } = await lecture(0);
		expect(
			(await written(other, roomId)).map(({ text, count, is }) => [
				text,
				count,
				is,
			]),
		).toEqual([
			["Gold", 2, "new"],
			["Sesame", 2, "new"],
			["CANARY", 1, "new"],
		]);
		await put(node, roomId, ["Sesame"], "shown");
		for (const one of nodes) {
			expect(classHeard(one)).toContain(
				'"groups":[{"text":"Sesame","count":2}]',
			);
			for (const held of ["Gold", "gold", "CANARY"])
				expect(classHeard(one)).not.toContain(held);
		}
		await act(node, roomId, { do: "close" });
		await act(node, roomId, { do: "reveal" });
		await pass(pulseMs * 3);
		for (const one of nodes) {
			const [last] = one.audience.take("students").slice(-1);
			expect(JSON.stringify(last)).toContain('{"text":"Sesame","count":2}');
			const shown = JSON.stringify(await one.screens.show(roomId));
			expect(shown).toContain("Sesame");
			for (const bytes of [classHeard(one), shown]) {
				expect(bytes).not.toContain("CANARY");
				expect(bytes).not.toMatch(/gold/i);
			}
			const heard = JSON.stringify(
				one.audience.take("pulse").at(-1)?.forInstructors,
			);
			for (const text of ["Gold", "CANARY"]) expect(heard).toContain(text);
		}
		// A phone that comes back is told no more.
		const { view } = granted(await other.seats.welcome(roomId, "ann"));
		expect(JSON.stringify(view)).toContain("Sesame");
		expect(JSON.stringify(view)).not.toContain("CANARY");
	});

	test("[LV1271] what is taken away goes from every screen and phone at once, where words are not held too, and comes back when that is undone", async () => {
		const { nodes, node, other, roomId } = await lecture(1);
		for (const one of nodes) expect(classHeard(one)).toContain("CANARY");
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(pulseMs * 3);
		for (const one of nodes) one.audience.heard = [];
		await put(other, roomId, ["CANARY"], "hidden", 1);
		for (const one of nodes) {
			const words = one.audience.heard;
			expect(words.filter(({ to }) => to === "students")).toHaveLength(1);
			expect(words.filter(({ to }) => to === "screens")).toHaveLength(1);
			expect(classHeard(one)).not.toContain("CANARY");
			expect(classHeard(one)).toContain("Sesame");
		}
		await put(node, roomId, ["CANARY"], "new", 1);
		for (const one of nodes) expect(classHeard(one)).toContain("CANARY");
	});

	test("[LV1272] an erased student's words are counted nowhere any more, decided on or not", async () => {
		const { nodes, node, roomId } = await lecture(0);
		await put(node, roomId, ["CANARY", "Sesame"], "shown");
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(pulseMs * 3);
		for (const one of nodes) expect(classHeard(one)).toContain("CANARY");
		for (const one of nodes) one.audience.heard = [];
		expect(await node.rooms.eraseStudent(owner, roomId, "bob")).toBeNull();
		await pass(pulseMs * 3);
		for (const one of nodes) {
			expect(JSON.stringify(one.audience.heard)).not.toContain("CANARY");
			expect(classHeard(one)).toContain('{"text":"Sesame","count":1}');
		}
		const results = granted(await node.results.of(owner, roomId));
		expect(JSON.stringify(results)).not.toContain("CANARY");
	});

	test("[LV1273] a pulse of many different words is as large for a hall as for a class", async () => {
		const sizes: number[] = [];
		for (const students of [250, 1000]) {
			const { rooms, quizzes } = openStore();
			const node = openNode(rooms, quizzes);
			const roomId = await newRoom(quizzes, node, undefined, sheet);
			node.audience.watching.add(roomId);
			await act(node, roomId, { do: "open", question: 1 });
			const ids = Array.from({ length: students }, (_, index) => `s${index}`);
			await rooms.join(
				roomId,
				ids.map((id) => ({ id, name: id, nameKey: id })),
				students,
			);
			await rooms.save(
				roomId,
				ids.map((seat, index) => {
					const word = `word ${1000 + index}`;
					return { seat, round: 1, seq: 1, value: [word], groups: [word] };
				}),
			);
			const { pulse } = granted(await node.rooms.watch(owner, roomId));
			expect(pulse.answered).toBe(students);
			expect(
				(pulse.written?.entries.length ?? 0) + (pulse.written?.left ?? 0),
			).toBe(students);
			sizes.push(JSON.stringify(pulse).length);
			closeAll();
		}
		const [small = 0, large = 0] = sizes;
		expect(Math.abs(large - small)).toBeLessThan(20);
	});

	test("[LV1430] a tap after the reveal costs a phone what the tap has changed, however much was written, and nobody's own part is told again", async () => {
		const { rooms, quizzes } = openStore();
		const node = openNode(rooms, quizzes);
		const roomId = await newRoom(quizzes, node, undefined, sheet);
		await act(node, roomId, { do: "open", question: 1 });
		const ids = Array.from({ length: 40 }, (_, index) => `s${index}`);
		await rooms.join(
			roomId,
			ids.map((id) => ({ id, name: id, nameKey: id })),
			100,
		);
		const spellings = (at: number) =>
			[1, 2, 3, 4, 5].map((nth) => `spelling ${nth} of student ${at}`);
		await rooms.save(
			roomId,
			ids.map((seat, at) => {
				const value = spellings(at);
				return { seat, round: 1, seq: 1, value, groups: value };
			}),
		);
		node.audience.sit(roomId, ...ids);
		node.feed.countsChanged(roomId);
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(pulseMs * 3);
		const [first, second, third] = await written(node, roomId);
		const of = { question: 1, entries: [first?.id ?? ""] };
		const taps: readonly Act[] = [
			{ do: "moderate", ...of, was: "new", is: "hidden" },
			{ do: "moderate", ...of, was: "hidden", is: "shown" },
			{ do: "merge", ...of, was: null, into: second?.id ?? "" },
			{ do: "merge", ...of, was: second?.id ?? "", into: third?.id ?? "" },
			{ do: "merge", ...of, was: third?.id ?? "", into: null },
		];
		let largest = 0;
		for (const tap of taps) {
			node.audience.heard = [];
			await act(node, roomId, tap);
			await pass(pulseMs * 3);
			const [told, ...more] = node.audience.take("students");
			expect(more).toEqual([]);
			expect(node.audience.take("one")).toEqual([]);
			if (told?.next?.phase !== "revealed") throw new Error("no next");
			const whole = JSON.stringify(told.view).length;
			expect(whole).toBeGreaterThan(3000);
			expect(told.next.change).toHaveProperty("distribution");
			largest = Math.max(largest, JSON.stringify(told.next).length);
		}
		console.log(`a tap: ${largest} B to each phone`);
		expect(largest).toBeLessThan(300);
	});

	test("[LV1431] each one's own part is told again where rows are others, and at a tap if the telling before came to no end", async () => {
		const { node, roomId } = await lecture(1);
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(pulseMs * 3);
		const told = () =>
			new Set(node.audience.take("one").map(({ seat }) => seat));
		told();
		await put(node, roomId, ["CANARY"], "hidden", 1);
		expect(told()).toEqual(new Set());
		node.audience.onWord = ({ to }) => {
			if (to === "one") throw new Error("somebody is in the way");
		};
		await node.rooms.eraseStudent(owner, roomId, "bob");
		await pass(pulseMs * 3);
		expect(told().size).toBe(1);
		node.audience.onWord = () => {};
		await put(node, roomId, ["Sesame"], "hidden", 1);
		expect(told()).toEqual(new Set(["ann", "cy"]));
		await put(node, roomId, ["Sesame"], "new", 1);
		expect(told()).toEqual(new Set());
		// Where anything else is another, nobody asks whether own parts are made of it.
		const settings = { ...defaultSettings, scoring: "none" } as const;
		await act(node, roomId, { do: "settings", settings });
		await pass(pulseMs * 3);
		expect(told()).toEqual(new Set(["ann", "cy"]));
		// As to who has never said that it can do without.
		node.audience.whole = true;
		await put(node, roomId, ["Sesame"], "hidden", 1);
		expect(told()).toEqual(new Set(["ann", "cy"]));
	});
});
