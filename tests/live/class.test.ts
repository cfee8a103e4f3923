import { afterEach, describe, expect, test, vi } from "vitest";
import { refusal } from "../room/example.ts";
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

async function open() {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, "ann", "bob");
	return { rooms, quizzes, node, roomId };
}

describe("the class", () => {
	test("[LV46] a removed seat is let go everywhere and cannot come back; its name is free", async () => {
		const { node, roomId } = await open();
		granted(await node.rooms.removeSeats(owner, roomId, ["ann", "nobody"]));
		expect(node.audience.take("removed")).toMatchObject([
			{ seats: ["ann", "nobody"], why: { error: "removed" } },
		]);
		expect(
			granted(await node.rooms.students(owner, roomId)).students,
		).toMatchObject([
			{ seat: "ann", removed: true },
			{ seat: "bob", removed: false },
		]);
		expect(refusal(await node.seats.welcome(roomId, "ann"))).toBe("removed");
		expect(await node.seats.join(roomId, "dan", "ann")).toBeNull();
	});

	test("[LV1094] a list that goes on from an earlier one tells who came since, or all where anything else has changed", async () => {
		const { node, roomId, rooms } = await open();
		const list = async (after?: string) => {
			const { students, whole, next } = granted(
				await node.rooms.students(owner, roomId, after),
			);
			return { names: students.map(({ name }) => name), whole, next };
		};
		const first = await list();
		expect(first).toMatchObject({ names: ["ann", "bob"], whole: true });
		expect(await list(first.next)).toEqual({
			names: [],
			whole: false,
			next: first.next,
		});
		await join(node, roomId, "cy");
		const second = await list(first.next);
		expect(second).toMatchObject({ names: ["cy"], whole: false });
		granted(await node.rooms.renameSeat(owner, roomId, "ann", "Ada"));
		const third = await list(second.next);
		expect(third).toMatchObject({ names: ["Ada", "bob", "cy"], whole: true });
		const [, mark] = third.next.split("~");
		expect(await list(`another~${mark}`)).toMatchObject({ whole: true });
		vi.spyOn(rooms, "epoch").mockResolvedValue("restored");
		await node.epochs.fresh();
		expect(await list(third.next)).toMatchObject({ whole: true });
	});

	test("[LV46] a renamed seat is told to ask again; bad, taken and empty names are refused", async () => {
		const { node, roomId } = await open();
		const rename = async (name: string, seat = "ann") =>
			refusal(await node.rooms.renameSeat(owner, roomId, seat, name));
		expect(await rename(" Ada  L ")).toBe("no refusal");
		expect(node.audience.take("again")).toEqual([{ to: "again", seat: "ann" }]);
		expect(await node.seats.welcome(roomId, "ann")).toMatchObject({
			me: { name: "Ada L" },
		});
		expect(await rename("BOB")).toBe("name-taken");
		expect(await rename("  ")).toBe("name-needed");
		expect(await rename("a\u202eb")).toBe("name-bad");
		expect(await rename("Eve", "nobody")).toBe("not-found");
		expect(node.audience.take("again")).toEqual([]);
	});
});

describe("the leaderboard", () => {
	test("[LV46] who is removed or renamed is so at once wherever names and places are shown", async () => {
		const { node, roomId } = await open();
		node.audience.sit(roomId, "bob");
		node.audience.watching.add(roomId);
		await act(node, roomId, { do: "open", question: 0 });
		await answer(node, roomId, "ann", 1, [1]);
		await answer(node, roomId, "bob", 1, [1]);
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await act(node, roomId, { do: "show", what: "leaderboard", on: true });
		const shown = async () => {
			await pass();
			return [
				node.audience.take("screens").at(-1)?.view.leaderboard,
				node.audience.take("instructors").at(-1)?.view.leaderboard,
			].map((board) => board?.map(({ name }) => name));
		};
		expect(await shown()).toEqual([
			["ann", "bob"],
			["ann", "bob"],
		]);
		granted(await node.rooms.renameSeat(owner, roomId, "ann", "Zoe"));
		expect(await shown()).toEqual([
			["bob", "Zoe"],
			["bob", "Zoe"],
		]);
		granted(await node.rooms.removeSeats(owner, roomId, ["ann"]));
		expect(await shown()).toEqual([["bob"], ["bob"]]);
		expect(node.audience.take("one").at(-1)?.me.standing).toMatchObject({
			rank: 1,
			of: 1,
		});
	});

	test("[LV46] before anything is revealed a removal makes no new version", async () => {
		const { node, roomId, rooms } = await open();
		granted(await node.rooms.removeSeats(owner, roomId, ["ann"]));
		expect((await stored(rooms, roomId)).version).toBe(1);
	});
});
