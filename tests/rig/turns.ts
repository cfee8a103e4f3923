import {
	type AddressInfo,
	createServer,
	connect as dial,
	type Socket,
} from "node:net";

/** Nobody says anything for so long: all that is to be said for now was said. More than a slow machine pauses in between. */
const quietMs = 400;

/**
 * A line to a server that counts round trips instead of taking time for them: whatever the phone says, on all of its connections, is
 * held until it says no more, then goes all at once, and so does what comes back. A connection costs one before its first byte
 * leaves, as TCP's greeting does.
 */
export async function countTurns(target: string) {
	const { hostname, port } = new URL(target);
	const ends = new Set<Socket>();
	let turns = 0;
	let heardAt = performance.now();
	let up: (() => void)[] = [];
	let down: (() => void)[] = [];
	const hold = (held: (() => void)[], act: () => void) => {
		heardAt = performance.now();
		held.push(act);
	};
	const relay = createServer((near) => {
		let isOpen = false;
		const early: (() => void)[] = [];
		const speak = (act: () => void) => {
			if (isOpen) hold(up, act);
			else early.push(act);
		};
		const far = dial(Number(port), hostname);
		hold(up, () => {
			hold(down, () => {
				isOpen = true;
				for (const act of early) hold(up, act);
			});
		});
		for (const [from, say] of [
			[near, speak],
			[far, (act: () => void) => hold(down, act)],
		] as const) {
			const to = from === near ? far : near;
			ends.add(from);
			from.on("data", (bytes) => say(() => to.write(bytes)));
			from.on("error", () => from.destroy());
			// Nobody waits for a goodbye.
			from.on("close", () => {
				ends.delete(from);
				to.destroySoon();
			});
		}
	});
	const release = setInterval(() => {
		if (performance.now() - heardAt < quietMs) return;
		heardAt = performance.now();
		if (down.length > 0) {
			const held = down;
			down = [];
			for (const act of held) act();
		} else if (up.length > 0) {
			const held = up;
			up = [];
			turns++;
			for (const act of held) act();
		}
	}, 20);
	await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
		/** Round trips so far. */
		turns: () => turns,
		close() {
			clearInterval(release);
			for (const end of ends) end.destroy();
			relay.close();
		},
	};
}
