import type { Hint, RoomStore } from "../../server/store/room-store.ts";
import { roomOf, sheet } from "./samples.ts";

/** Hears a store's hints. */
export interface HintLog {
	/** The hints since the last asking, as `room-id/room` or `room-id/pulse`, when all that were sent have come. */
	heard(): Promise<string[]>;
}

const fence = "fence";

/**
 * Starts to hear; what was sent before is not heard. Hints come in the order in which they were sent: when one that was
 * sent last is here, so are all before it.
 */
export async function listen(rooms: RoomStore): Promise<HintLog> {
	let room = roomOf(fence);
	await rooms.create(room, sheet);
	let heard: string[] = [];
	let passed = 0;
	let pass: () => void = () => {};
	rooms.onHint((hint: Hint) => {
		if (hint.roomId !== fence) heard.push(`${hint.roomId}/${hint.of}`);
		else {
			passed++;
			pass();
		}
	});
	const log: HintLog = {
		async heard() {
			const fences = passed;
			const arrived = new Promise<void>((resolve) => {
				pass = () => {
					if (passed > fences) resolve();
				};
			});
			room = { ...room, version: room.version + 1 };
			if (!(await rooms.commit(room, null)))
				throw new Error("one hint log per store");
			await arrived;
			const all = heard;
			heard = [];
			return all;
		},
	};
	await log.heard();
	return log;
}
