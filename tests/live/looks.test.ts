import { afterEach, expect, test } from "vitest";
import type { RoomStore } from "../../server/store/room-store.ts";
import { closeAll, newRoom, openNode, openStore, pass } from "./world.ts";

afterEach(closeAll);

test("[LV575] a crowd without seats shares a few looks at the store's history, none older than the asking", async () => {
	const { rooms, quizzes } = openStore();
	let looks = 0;
	let epoch = "one";
	const counted: RoomStore = {
		...rooms,
		epoch: async () => {
			looks++;
			const read = epoch;
			await new Promise((resolve) => setImmediate(resolve));
			return read;
		},
	};
	const node = openNode(counted, quizzes);
	const roomId = await newRoom(quizzes, node);
	const crowd = Promise.all(
		Array.from({ length: 200 }, (_, place) =>
			node.seats.welcome(roomId, `newcomer-${place}`),
		),
	);
	// A look is on its way; who asks from now on is told what holds from now on.
	epoch = "two";
	const late = node.seats.welcome(roomId, "late");
	await pass(10);
	expect((await crowd).length).toBe(200);
	expect(await late).toMatchObject({ view: { epoch: "two" } });
	expect(looks).toBeLessThan(6);
});
