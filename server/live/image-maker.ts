import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { imageFormOf } from "./image-form.ts";
import type { Log } from "./log.ts";
import { type Made, tooSlow } from "./made-image.ts";
import { Turns } from "./turns.ts";

/** What one image may take of the processor, and how long one is waited for of which nothing is heard at all, ms. */
const usual = { cpuMs: 2_500, patienceMs: 15_000 };
/** How long the process is kept without any, and may take to come up, ms. */
const idleMs = 60_000;
const startMs = 10_000;

const broken = refuse("bad-input", "image-broken");
const slow = refuse("bad-input", "image-slow");
const away = refuse("busy", "try-again", { retryAfterMs: 2000 });

/** More than come at once. */
const mostWaiting = 100;

/** Makes of what somebody sent the two sizes in which it is shown, one after another, in another process; next is who had the fewest of late. */
export class ImageMaker {
	readonly #log: Log;
	readonly #bounds: typeof usual;
	#child: ChildProcess | null = null;
	#idle: NodeJS.Timeout | null = null;
	readonly #turns = new Turns(mostWaiting);
	#closed = false;

	constructor(log: Log, bounds: Partial<typeof usual> = {}) {
		this.#log = log;
		this.#bounds = { ...usual, ...bounds };
	}

	/** Of the process; null while there is none. */
	get pid(): number | null {
		return this.#child?.pid ?? null;
	}

	/** Refused in words when it is none of what is taken, or takes too much. `by`: who sent it. */
	async make(
		bytes: Uint8Array,
		by = "",
	): Promise<(Made & { is: "made" }) | Refusal> {
		switch (imageFormOf(bytes)) {
			case "heic":
				return refuse("bad-input", "image-heic");
			case "svg":
				return refuse("bad-input", "image-svg");
			case "moving":
				return refuse("bad-input", "image-moving");
			case "other":
				return refuse("bad-input", "image-type");
			case "still":
				return (await this.#turns.run(by, () => this.#make(bytes))) ?? away;
		}
	}

	async #make(bytes: Uint8Array): Promise<(Made & { is: "made" }) | Refusal> {
		if (this.#closed) return away;
		if (this.#idle !== null) clearTimeout(this.#idle);
		const child = this.#child ?? (await this.#start());
		if (child === null) return away;
		const made = await this.#ask(child, bytes);
		this.#idle = setTimeout(() => this.#stop(), idleMs);
		this.#idle.unref();
		if (isRefusal(made) || made.is === "made") return made;
		if (made.why === "image-broken") return broken;
		const { width, height } = made;
		return refuse("bad-input", "image-pixels", { values: { width, height } });
	}

	/** Null: it does not come up here. */
	async #start(): Promise<ChildProcess | null> {
		const isSource = import.meta.url.endsWith(".ts");
		const file = isSource ? "./image-child.ts" : "./image-child.js";
		const path = fileURLToPath(new URL(file, import.meta.url));
		let child: ChildProcess;
		try {
			child = fork(path, [String(this.#bounds.cpuMs)], {
				serialization: "advanced",
				execArgv: isSource ? ["--import", "tsx"] : [],
				// It needs none of the server's secrets.
				env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR },
				stdio: ["ignore", "ignore", "ignore", "ipc"],
			});
		} catch (error) {
			// A machine without memory or processes says so at once.
			this.#log.warn({ error }, "the process for images does not start");
			return null;
		}
		child.unref();
		child.channel?.unref();
		child.on("error", (error) =>
			this.#log.warn({ error }, "the process for images failed"),
		);
		child.once("exit", () => {
			if (this.#child === child) this.#child = null;
		});
		this.#child = child;
		const came = await firstOf(child, startMs);
		if (came !== null) return child;
		this.#log.warn({}, "the process for images does not start");
		this.#stop();
		return null;
	}

	async #ask(child: ChildProcess, bytes: Uint8Array): Promise<Made | Refusal> {
		const answer = firstOf(child, this.#bounds.patienceMs);
		child.send(bytes, () => {});
		const made = (await answer) as Made | null;
		if (made !== null) return made;
		const { exitCode, signalCode } = child;
		this.#stop();
		if (this.#closed) return away;
		this.#log.warn(
			{ exitCode, signalCode },
			"an image was not read to its end",
		);
		const isSlow = exitCode === tooSlow || (exitCode ?? signalCode) === null;
		return isSlow ? slow : broken;
	}

	#stop(): void {
		this.#child?.kill("SIGKILL");
		this.#child = null;
	}

	close(): void {
		this.#closed = true;
		if (this.#idle !== null) clearTimeout(this.#idle);
		this.#stop();
	}
}

/** What it says next; null: nothing within this time, or nothing ever again. */
function firstOf(child: ChildProcess, ms: number): Promise<unknown> {
	return new Promise((resolve) => {
		const end = (said: unknown) => {
			clearTimeout(timer);
			child.off("message", end);
			child.off("exit", gone);
			child.off("error", gone);
			resolve(said);
		};
		const gone = () => end(null);
		const timer = setTimeout(gone, ms);
		child.on("message", end);
		child.once("exit", gone);
		// One that was never there does not end either.
		child.once("error", gone);
	});
}
