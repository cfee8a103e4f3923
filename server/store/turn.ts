import type { Steps } from "../room/steps.ts";

/** Lets what has arrived meanwhile go first. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Step by step, with a turn of the event loop before each. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
	for (;;) {
		await turn();
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
