import { withRooms } from "./rooms.ts";

export * from "../../../server/stores.ts";

/** M15. */
export const openStores = withRooms((rooms) => ({
	save: (roomId, attempts) =>
		rooms.save(
			roomId,
			attempts.map(({ epoch: _, ...attempt }) => attempt),
		),
}));
