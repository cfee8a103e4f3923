import * as real from "../../../client/link/outbox.ts";

export * from "../../../client/link/outbox.ts";

/** M10. */
export const openOutbox: typeof real.openOutbox = (ports) => {
	let outbox = real.openOutbox(ports);
	return {
		state: () => outbox.state(),
		answer: (place, value) => outbox.answer(place, value),
		sync(now) {
			const { state, place } = outbox.state();
			const isLost = place?.epoch !== now.epoch && now.stored === null;
			if (state === "saved" && isLost) {
				outbox.close();
				ports.storage.removeItem(ports.key);
				outbox = real.openOutbox(ports);
				ports.onChange(outbox.state());
			}
			outbox.sync(now);
		},
		offline: () => outbox.offline(),
		close: () => outbox.close(),
	};
};
