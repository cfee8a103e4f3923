import type { RefusalKind } from "../../shared/refusal.ts";

/** What the live layer counts. Times in ms. */
export interface Meter {
	/** An answer's outcome and how long it took from arrival to acknowledgement. */
	answered(outcome: "saved" | "unknown" | RefusalKind, ms: number): void;
	/** From the commit of a room's version, on the store's clock, to its views leaving this node. */
	fannedOut(ms: number): void;
	/** The sweep found a version that no hint had told of. */
	hintLost(): void;
}

/** Counts nothing. */
export const noMeter: Meter = {
	answered() {},
	fannedOut() {},
	hintLost() {},
};
