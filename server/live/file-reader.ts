import type { Worker } from "node:worker_threads";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse, type Why } from "../../shared/refuse.ts";
import type { Done, Job } from "../files/open.ts";
import type { Fault, Told } from "../files/worker.ts";
import { startThread } from "../text/thread.ts";
import type { Log } from "./log.ts";
import { Turns } from "./turns.ts";

/** What one file may take, ms, and the start of the thread that reads it. */
const usual = { ms: 10_000, startMs: 20_000 };
const mostWaiting = 50;

const slow = refuse("bad-input", "file-slow");
const away = refuse("busy", "try-again", { retryAfterMs: 2000 });

/**
 * Reads files that somebody sent, one after another, each in a thread of its own that is gone with it: what takes too long, or more memory than
 * is given, is given up. Next is who had the fewest of late.
 */
export class FileReader {
	readonly #log: Log;
	readonly #bounds: typeof usual;
	readonly #turns = new Turns(mostWaiting);
	readonly #start: () => Worker;

	constructor(
		log: Log,
		bounds: Partial<typeof usual> = {},
		start: () => Worker = startReader,
	) {
		this.#log = log;
		this.#bounds = { ...usual, ...bounds };
		this.#start = start;
	}

	/** Refused in words where the file is not what is taken. `by`: who sent it. */
	async read(job: Job, by: string): Promise<Done | Refusal> {
		return (await this.#turns.run(by, () => this.#read(job))) ?? away;
	}

	async #read(job: Job): Promise<Done | Refusal> {
		let worker: Worker;
		try {
			worker = this.#start();
		} catch (error) {
			// A machine without memory or threads says so at once.
			this.#log.warn({ error }, "the thread that reads files does not start");
			return away;
		}
		try {
			return await this.#ask(worker, job);
		} finally {
			void worker.terminate();
		}
	}

	#ask(worker: Worker, job: Job): Promise<Done | Refusal> {
		return new Promise((resolve) => {
			let isOver = false;
			const fail = (error: unknown) => {
				if (isOver) return;
				this.#log.warn({ error }, "a file was not read to its end");
				end(away);
			};
			let timer = setTimeout(
				() => fail("the thread does not start"),
				this.#bounds.startMs,
			);
			const end = (result: Done | Refusal) => {
				isOver = true;
				clearTimeout(timer);
				resolve(result);
			};
			worker.on("message", (told: Told) => {
				if (told === "here") {
					clearTimeout(timer);
					timer = setTimeout(() => end(slow), this.#bounds.ms);
					worker.postMessage(job);
				} else if (told.is === "fault") end(refusalOf(told));
				else if (told.is === "broken") fail(told.error);
				else end(told);
			});
			worker.on("error", (error: Error & { code?: string }) => {
				if (error.code === "ERR_WORKER_OUT_OF_MEMORY") end(slow);
				else fail(error);
			});
			worker.on("exit", (code) => fail(`it ended with ${code}`));
		});
	}
}

/** The codes of a file's faults are those of the catalogue. */
function refusalOf({ why, values }: Fault): Refusal {
	return refuse("bad-input", why as Why, { values } as never);
}

function startReader(): Worker {
	return startThread({
		here: import.meta.url,
		source: "../files/worker.ts",
		built: "./file-worker.js",
		mostMb: 200,
	});
}
