import {
	type AddressInfo,
	createServer,
	connect as dial,
	type Socket,
} from "node:net";
import { waitFor } from "./wait.ts";

/** Nobody says anything for so long: all that is to be said for now was said. */
const quietMs = 300;

/** What is on its way in one direction. */
class Held {
	#acts: (() => void)[] = [];
	#since = 0;

	hold(act: () => void): void {
		this.#acts.push(act);
		this.#since = performance.now();
	}

	/** There is something, and nothing more has come for a while. */
	isQuiet(): boolean {
		return this.#acts.length > 0 && performance.now() - this.#since > quietMs;
	}

	release(): void {
		for (const act of this.#acts.splice(0)) act();
	}
}

/**
 * A line to a server on which time stands still but for whole round trips: whatever the phone says, on all of its connections, is held, and
 * so is what comes back. A connection costs one before its first byte leaves, as TCP's greeting does.
 */
export async function startTurns(target: string) {
	const { hostname, port } = new URL(target);
	const ends = new Set<Socket>();
	const [up, down] = [new Held(), new Held()];
	const relay = createServer((near) => {
		const far = dial(Number(port), hostname);
		let isOpen = false;
		const early: (() => void)[] = [];
		up.hold(() =>
			down.hold(() => {
				isOpen = true;
				for (const act of early) up.hold(act);
			}),
		);
		near.on("data", (bytes) => {
			const act = () => far.write(bytes);
			if (isOpen) up.hold(act);
			else early.push(act);
		});
		far.on("data", (bytes) => down.hold(() => near.write(bytes)));
		for (const [end, other] of [
			[near, far],
			[far, near],
		] as const) {
			ends.add(end);
			end.on("error", () => end.destroy());
			// Nobody waits for a goodbye.
			end.on("close", () => {
				ends.delete(end);
				other.destroySoon();
			});
		}
	});
	await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
		/** One round trip, as soon as the phone has said something. */
		async turn() {
			await waitFor("something that the phone says", () => up.isQuiet());
			up.release();
			await waitFor("what the server says to that", () => down.isQuiet());
			down.release();
		},
		close() {
			for (const end of ends) end.destroy();
			relay.close();
		},
	};
}
