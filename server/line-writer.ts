import { once } from "node:events";
import { constants, fstatSync, openSync } from "node:fs";
import SonicBoom from "sonic-boom";

/** So many bytes of lines wait for their reader or for room on the disk; what comes then is left out. */
const mostWaiting = 256 * 1024;

/** Where the log goes. It neither holds the program up nor ends it, whatever becomes of the disk or of who reads. */
export interface LineWriter {
	write(line: string): void;
	/** Lines that were left out so far. */
	readonly dropped: number;
	/** Writes what waits, as far as it is taken at once. A line that comes later is left out. */
	end(): Promise<void>;
}

/** Standard output, without waiting for it. */
export function openLineWriter(): LineWriter {
	const output = new SonicBoom({
		fd: standardOutput(),
		sync: false,
		maxLength: mostWaiting,
	});
	let dropped = 0;
	let ended = false;
	output.on("drop", () => {
		dropped++;
	});
	// A full disk, a reader that left: the lines wait, and are tried again with the next one.
	output.on("error", () => {});
	for (const stream of [process.stdout, process.stderr])
		stream.on("error", () => {});
	return {
		write(line) {
			// What was on its way when the program ended may still fail, and say so.
			if (ended) dropped++;
			else output.write(line);
		},
		get dropped() {
			return dropped;
		},
		async end() {
			ended = true;
			const patience = AbortSignal.timeout(500);
			const closed = once(output, "close", { signal: patience });
			output.end();
			await closed.catch(() => {});
		},
	};
}

/** A write to a pipe that nobody empties would hold a thread, and with it the end of the program, for good. */
function standardOutput(): number {
	try {
		if (fstatSync(1).isFIFO())
			return openSync("/dev/stdout", constants.O_WRONLY | constants.O_NONBLOCK);
	} catch {}
	return 1;
}
