import type { Caller } from "../../server/live/sessions.ts";
import type { Hall } from "./hall.ts";
import { owner, type SimulatedNode } from "./node.ts";
import { count } from "./weather.ts";

const dayMs = 86_400_000;

/** When a session was ended by another browser, and how often the store had been put back by then. */
interface Ended {
	readonly at: number;
	readonly restores: number;
}

/**
 * The browser of the instructor's page, with its session and its key, and whoever ends that session from another one. A store that
 * is put back brings ended sessions back and loses new ones: nothing is held of a session over that.
 */
export class Browser {
	/** What was broken, one line each. */
	readonly faults: string[] = [];
	readonly #hall: Hall;
	#key: string | null = null;
	/** How often the store had been put back when this browser got its key. */
	#keyedIn = 0;
	readonly #ended = new Map<string, Ended>();
	#signingIn: Promise<void> | null = null;
	#aged = false;

	constructor(hall: Hall) {
		this.#hall = hall;
	}

	get session(): string {
		return this.#key?.split(".")[1] ?? "";
	}

	get #restores(): number {
		return this.#hall.restores.length;
	}

	/** Asks a node who this is, as each request and each handshake does. Null: nobody; the person signs in again. */
	async ask(node: SimulatedNode): Promise<Caller | null> {
		const { stores, weather } = this.#hall;
		const { session } = this;
		const key = this.#key;
		const keyedIn = this.#keyedIn;
		const ended = this.#ended.get(session);
		const restores = this.#restores;
		const caller = await node.sessions.known(key);
		if (caller === null) {
			const there = await stores.sessions.session(owner, session);
			if (there !== null && this.#restores === keyedIn)
				this.faults.push(`a session that lives did not let in: ${session}`);
			void this.signIn();
			return null;
		}
		if (ended?.restores === this.#restores)
			this.faults.push(`a session that had ended let in: ${session}`);
		const { renewed } = caller;
		if (renewed === null) return caller;
		if (weather.strikes(30, "new key lost on its way")) return caller;
		await weather.clock.wait(weather.latency());
		// A cookie is of one session: the reply to a request of the one before is not waited for by anybody.
		if (this.session !== session) return caller;
		count(weather.counts, "key exchanged");
		this.#key = renewed;
		this.#keyedIn = restores;
		return caller;
	}

	/** Opens a session, as by recovery words, and insists on it. */
	signIn(): Promise<void> {
		this.#signingIn ??= this.#insist().finally(() => {
			this.#signingIn = null;
		});
		return this.#signingIn;
	}

	async #insist(): Promise<void> {
		const { clock, dice } = this.#hall.weather;
		for (;;) {
			await clock.wait(500 + dice.roll(1000));
			const restores = this.#restores;
			const patience = clock.wait(3000).then(() => null);
			const opening = this.#hall
				.anyNode()
				?.sessions.open(owner, "Laptop")
				.catch(() => null);
			const key = await Promise.race([opening ?? patience, patience]);
			if (key === null) continue;
			this.#key = key;
			this.#keyedIn = restores;
			return;
		}
	}

	/** Somebody ends this browser's session, or all but their own, at any node. */
	async end(): Promise<void> {
		const { dice, clock, counts } = this.#hall.weather;
		const sessions = this.#hall.anyNode()?.sessions;
		const { session } = this;
		if (sessions === undefined || session === "") return;
		const restores = this.#restores;
		const ending = dice.chance(50)
			? sessions.end(owner, session)
			: sessions.endOthers(owner, "of the other browser");
		// What became of it, only the store knows.
		const told = await Promise.race([
			ending.then(
				() => true,
				() => false,
			),
			clock.wait(3000).then(() => false),
		]);
		if (!told || restores !== this.#restores) return;
		count(counts, "session ended");
		this.#ended.set(session, { at: clock.now, restores });
	}

	/** Its key is as old as one that gets a successor; once, as the next one gets its own a week later. */
	async age(): Promise<void> {
		const { stores } = this.#hall;
		const was = await stores.sessions.session(owner, this.session);
		if (was === null || this.#aged) return;
		this.#aged = true;
		const next = { ...was, keyedAt: was.keyedAt - 8 * dayMs };
		await stores.sessions.replaceSession(owner, was, next);
	}

	/** A command came over a socket that was opened in this session, at a node that could last look it up then. */
	commanded(session: string, lookedAt: number): void {
		const ended = this.#ended.get(session);
		if (ended !== undefined && ended.restores === this.#restores)
			if (lookedAt > ended.at)
				this.faults.push(`commanded in a session that had ended: ${session}`);
	}
}
