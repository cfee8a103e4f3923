import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StudentList } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { newSeat, seatIds } from "../store/samples.ts";

describe("the class list", () => {
	let rig: Rig;
	beforeAll(async () => {
		rig = await startRig();
	});
	afterAll(() => rig?.close());

	it("[TR1090] of a hall costs a page what is new in it, not the hall", async () => {
		const anna = await signedIn(rig.url);
		const room = await openRoom(anna);
		const { rooms } = rig.stores;
		const hall = seatIds(3000).map(newSeat);
		await rooms.join(room.id, hall, 5000);
		const get = async (after?: string) => {
			const query = after === undefined ? "" : `?after=${after}`;
			const reply = await anna.get(`/api/rooms/${room.id}/students${query}`);
			return { bytes: reply.text.length, list: reply.json<StudentList>() };
		};
		const all = await get();
		expect(all.list.students).toHaveLength(3000);
		expect(all.bytes).toBeGreaterThan(100_000);
		await rooms.join(room.id, [newSeat("late")], 5000);
		const part = await get(all.list.next);
		expect(part.list).toMatchObject({
			students: [{ seat: "late" }],
			whole: false,
		});
		expect(part.bytes).toBeLessThan(500);
		await rooms.bar(room.id, ["seat-7"]);
		const again = await get(part.list.next);
		expect(again.list.whole).toBe(true);
		expect(again.list.students).toHaveLength(3001);
		room.page.close();
	});
});
