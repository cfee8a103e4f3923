import type { Worker } from "node:worker_threads";
import { imagesIn } from "../../shared/images.ts";
import { mayBeMore } from "../../shared/texts.ts";
import type { ImageSizes } from "./env.ts";

import { Kept } from "./kept.ts";
import type { Look } from "./look.ts";
import { startThread } from "./thread.ts";
import type { Asked, Told } from "./worker.ts";

/** What one text may take, ms, and the start of the thread that renders. */
const mostMs = 2_000;
const mostStartMs = 20_000;
/** Texts that wait for the thread, of all who ask. */
const mostWaiting = 5_000;
/** How long a text that took too long is not tried again, ms. */
const slowMs = 30_000;
/** For so long rendering is held against whoever had it, ms. */
const memoryMs = 60_000;

const tooSlow: Look = { fault: "text-too-slow" };
const asTyped: Look = { html: null };

interface Task {
	readonly key: string;
	/** Who wait for it. */
	readonly by: Set<string>;
	readonly asked: Asked;
	done(look: Look): void;
	fail(error: unknown): void;
}

/**
 * Renders texts in a thread of its own, one after another; the next is of whoever took least of the thread's time of late, so that dear
 * texts hold up those who ask for them. One that takes too long is given up and its thread with it; the next begins
 * another one. What was rendered is kept, by the text and by what is known of its pictures.
 */
export class Renderer {
	readonly #kept = new Kept();
	readonly #coming = new Map<string, Promise<Look>>();
	readonly #slow = new Map<string, number>();
	readonly #waiting: Task[] = [];
	/** Of the thread's time by who asked, ms, since then. */
	readonly #took = new Map<string, number>();
	#tookSince = performance.now();
	#begun = 0;
	#task: Task | null = null;
	#worker: Worker | null = null;
	#isHere = false;
	#timer: NodeJS.Timeout | undefined;
	readonly #startWorker: () => Worker;

	/** `start`: the thread that says `here` and then answers each text. */
	constructor(start: () => Worker = startWorker) {
		this.#startWorker = start;
	}

	/** `by` asks for it; what is rendered for a room that runs is asked for by nobody, and comes first. */
	async render(
		source: string,
		images: ImageSizes = {},
		by = "",
	): Promise<Look> {
		if (!mayBeMore(source)) return asTyped;
		const own = ownOf(source, images);
		const key = JSON.stringify([source, own]);
		const known = this.#kept.get(key);
		if (known !== null) return known;
		if ((this.#slow.get(key) ?? 0) > performance.now()) return tooSlow;
		const others = this.#coming.get(key);
		if (others !== undefined) {
			this.#waiting.find((task) => task.key === key)?.by.add(by);
			return others;
		}
		if (this.#waiting.length >= mostWaiting) return tooSlow;
		const coming = this.#ask(key, by, { source, images: own });
		this.#coming.set(key, coming);
		return coming;
	}

	async #ask(key: string, by: string, asked: Asked): Promise<Look> {
		try {
			const look = await new Promise<Look>((done, fail) => {
				this.#waiting.push({ key, by: new Set([by]), asked, done, fail });
				this.#next();
			});
			if (look === tooSlow) this.#noteSlow(key);
			else this.#kept.set(key, look);
			return look;
		} finally {
			this.#coming.delete(key);
		}
	}

	#noteSlow(key: string): void {
		const now = performance.now();
		for (const [other, until] of this.#slow)
			if (until <= now) this.#slow.delete(other);
		this.#slow.set(key, now + slowMs);
	}

	#next(): void {
		if (this.#task !== null) return;
		this.#task = this.#takeNext();
		this.#begun = performance.now();
		if (this.#task === null) {
			this.#worker?.unref();
			return;
		}
		try {
			this.#worker ??= this.#start();
		} catch (error) {
			// A machine without memory or threads says so at once. In a turn of its own, as the next one may hear the same.
			setImmediate(() => this.#fail(error));
			return;
		}
		this.#worker.ref();
		if (this.#isHere) this.#send();
	}

	#takeNext(): Task | null {
		this.#forget();
		const tookOf = ({ by }: Task) =>
			Math.min(...[...by].map((who) => this.#took.get(who) ?? 0));
		const least = Math.min(...this.#waiting.map(tookOf));
		const at = this.#waiting.findIndex((task) => tookOf(task) === least);
		return at === -1 ? null : (this.#waiting.splice(at, 1)[0] ?? null);
	}

	#charge({ by }: Task): void {
		const ms = performance.now() - this.#begun;
		for (const who of by)
			if (who !== "") this.#took.set(who, (this.#took.get(who) ?? 0) + ms);
	}

	#forget(): void {
		const now = performance.now();
		if (now - this.#tookSince < memoryMs) return;
		this.#tookSince = now;
		this.#took.clear();
	}

	#send(): void {
		if (this.#task === null) return;
		this.#worker?.postMessage(this.#task.asked);
		this.#watch(mostMs, () => this.#finish(tooSlow));
	}

	#start(): Worker {
		const worker = this.#startWorker();
		worker.on("message", (told: Told) => {
			if (worker !== this.#worker) return;
			if (told === "here") {
				this.#isHere = true;
				clearTimeout(this.#timer);
				this.#send();
			} else this.#finish(told);
		});
		// It never ends by itself: whatever makes it end else, nobody waits for it.
		worker.on("exit", (code) => {
			if (worker !== this.#worker) return;
			this.#drop();
			if (this.#task !== null)
				this.#fail(new Error(`the thread that renders texts ended: ${code}`));
		});
		worker.on("error", (error: Error & { code?: string }) => {
			if (worker !== this.#worker) return;
			this.#drop();
			// A text that takes all memory is one that takes too long.
			if (error.code === "ERR_WORKER_OUT_OF_MEMORY") this.#finish(tooSlow);
			else this.#fail(error);
		});
		this.#watch(mostStartMs, () =>
			this.#fail(new Error("the thread that renders texts does not start")),
		);
		return worker;
	}

	#watch(ms: number, late: () => void): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#drop();
			late();
		}, ms);
	}

	#drop(): void {
		void this.#worker?.terminate();
		this.#worker = null;
		this.#isHere = false;
	}

	#finish(look: Look): void {
		this.#end()?.done(look);
		this.#next();
	}

	#fail(error: unknown): void {
		this.#end()?.fail(error);
		this.#next();
	}

	#end(): Task | null {
		clearTimeout(this.#timer);
		const task = this.#task;
		if (task !== null) this.#charge(task);
		this.#task = null;
		return task;
	}

	close(): void {
		clearTimeout(this.#timer);
		this.#drop();
		const gone = new Error("texts are rendered no more");
		for (const task of [this.#end(), ...this.#waiting.splice(0)])
			task?.fail(gone);
	}
}

function ownOf(source: string, images: ImageSizes): ImageSizes {
	return Object.fromEntries(
		imagesIn(source).flatMap((id) => {
			const size = Object.hasOwn(images, id) ? images[id] : undefined;
			return size === undefined ? [] : [[id, size]];
		}),
	);
}

function startWorker(): Worker {
	return startThread({
		here: import.meta.url,
		source: "./worker.ts",
		built: "./text-worker.js",
		mostMb: 128,
	});
}
