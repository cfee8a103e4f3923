import { useEffect, useState } from "preact/hooks";
import { reachable, reload } from "./network.ts";

/** A part of the page's program that comes by itself, after the page. */
export interface Part<T> {
	/** Null until it is here. */
	readonly here: () => T | null;
	/**
	 * Fetches it ahead, again when the server is back, so that nothing waits for it later, when the network may be gone. Resolves when
	 * that has come to an end, with whether it is here.
	 */
	readonly fetch: () => Promise<boolean>;
	/**
	 * The same for who shows it, as soon as it is wanted: when it cannot be had, the page loads itself again. The part stays the same as
	 * long as the component that asks.
	 */
	readonly use: (wanted?: boolean) => T | null;
}

export function partOf<T>(get: () => Promise<T>): Part<T> {
	let here: T | null = null;
	let coming: Promise<boolean> | null = null;
	const load = () => {
		coming ??= get()
			.catch(() => reachable().then(get))
			.then(
				(part) => {
					here = part;
					return true;
				},
				() => {
					coming = null;
					return false;
				},
			);
		return coming;
	};
	return {
		here: () => here,
		fetch: load,
		use: (wanted = true) => {
			const [, redraw] = useState(0);
			// What was drawn, not what is here by the time of the effect.
			const drawn = here;
			useEffect(() => {
				if (wanted && drawn === null)
					void load().then((came) => {
						if (came) redraw((count) => count + 1);
						else reload();
					});
			}, [wanted]);
			return drawn;
		},
	};
}
