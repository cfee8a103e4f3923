import { afterEach, describe, expect, test } from "vitest";
import { defaultSettings } from "../../shared/settings.ts";
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
	pulseMs,
} from "./world.ts";

afterEach(closeAll);

async function open() {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const id = await newRoom(quizzes, node, {
		...defaultSettings,
		namesOnScreen: true,
	});
	node.audience.watching.add(id);
	const told = async () => {
		await pass(pulseMs);
		const { pulse } = granted(await node.rooms.watch(owner, id));
		const { pulse: wall } = granted(await node.screens.show(id));
		return { held: pulse.heldNames, shown: wall.names, wall, pulse };
	};
	return { node, id, told };
}

describe("names that are held back in a lobby", () => {
	test("[LV1938] are told to the instructor and not to the screen, which counts them; let pass they are shown, kept off they are not asked for again", async () => {
		const { node, id, told } = await open();
		await join(node, id, "ann", "Your instructor", "bob", "www.x");
		expect(await told()).toMatchObject({
			held: ["www.x", "Your instructor"],
			shown: ["bob", "ann"],
			wall: { joined: 4 },
		});
		expect((await told()).wall).not.toHaveProperty("heldNames");
		expect((await told()).pulse).not.toHaveProperty("names");
		await act(node, id, { do: "name", name: "Your instructor", on: true });
		expect(await told()).toMatchObject({
			held: ["www.x"],
			shown: ["bob", "Your instructor", "ann"],
		});
		await act(
			node,
			id,
			{ do: "name", name: "www.x", on: false },
			{ do: "name", name: "bob", on: false },
		);
		const after = await told();
		expect(after.held).toBeUndefined();
		expect(after.shown).toEqual(["Your instructor", "ann"]);
	});

	test("[LV1938] leave room for forty others, and whoever has one is seated and answers like everybody", async () => {
		const { node, id, told } = await open();
		const names = Array.from({ length: 45 }, (_, at) => `s${at}`);
		await join(node, id, ...names.slice(0, 42), "Admin", ...names.slice(42));
		const { shown = [], held } = await told();
		expect(shown).toEqual(names.slice(5).reverse());
		expect(held).toEqual(["Admin"]);
		expect(await node.seats.welcome(id, "Admin")).toMatchObject({
			me: { name: "Admin" },
		});
		await act(node, id, { do: "open", question: 0 });
		expect(await answer(node, id, "Admin", 1, [1])).toMatchObject({
			saved: { value: [1] },
		});
		expect((await told()).pulse).not.toHaveProperty("heldNames");
	});

	test("[LV1938] are marked in the class list, and a list that goes on from before a decision is told whole", async () => {
		const { node, id } = await open();
		await join(node, id, "ann", "Admin");
		const list = async (after?: string) => {
			const { students, whole, next } = granted(
				await node.rooms.students(owner, id, after),
			);
			const held = students.filter((one) => one.held).map(({ name }) => name);
			return { held, whole, next };
		};
		const first = await list();
		expect(first).toMatchObject({ held: ["Admin"], whole: true });
		expect(await list(first.next)).toMatchObject({ whole: false });
		await act(node, id, { do: "name", name: "ann", on: false });
		const second = await list(first.next);
		expect(second).toMatchObject({ held: ["ann", "Admin"], whole: true });
		expect(await list(second.next)).toMatchObject({ whole: false });
	});
});
