import type { SaveOutcome } from "../../../server/store/room-store.ts";
import { withRooms } from "./rooms.ts";

export * from "../../../server/stores.ts";

/** M1. */
export const openStores = withRooms((rooms) => ({
	async save(roomId, attempts) {
		setTimeout(() => void rooms.save(roomId, attempts).catch(() => {}), 100);
		return attempts.map(
			({ seat, round, seq, value }): SaveOutcome => ({
				is: "stored",
				row: { seat, round, seq, value, at: 0 },
			}),
		);
	},
}));
