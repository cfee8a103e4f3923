import type { RoomBus, RoomHousekeeping } from "../store/room-store.ts";
import type { Log } from "./log.ts";

interface IdleRoomsOptions {
	readonly store: RoomBus & RoomHousekeeping;
	readonly log: Log;
	/** After so long without a change a room may be due. */
	readonly idleMs: number;
	/** Looks at a room, which ends it where it is due; whether it runs on. */
	readonly look: (roomId: string) => Promise<boolean>;
	/** From 0 up to 1. */
	readonly random?: () => number;
}

const everyMs = 3_600_000;
/** Rooms that are looked at in one run; the newest first. */
const most = 200;

/** Looks once an hour at rooms that nobody looks at: those that were left open end. Any node may do it, several at once. */
export class IdleRooms {
	readonly #options: IdleRoomsOptions;
	/** Rooms that have ended, by what is known of them: they stay so. */
	readonly #over = new Set<string>();
	#timer: NodeJS.Timeout | null = null;
	#closed = false;

	constructor(options: IdleRoomsOptions) {
		this.#options = options;
		this.#wait();
	}

	#wait(): void {
		const { random = Math.random } = this.#options;
		// Nodes that were started together shall not run together.
		const spread = everyMs * (0.9 + 0.2 * random());
		this.#timer = setTimeout(async () => {
			await this.run();
			if (!this.#closed) this.#wait();
		}, spread);
		this.#timer.unref();
	}

	/** One run, now. Never rejects: what could not be done is done by the next one. */
	async run(): Promise<void> {
		const { store, log, idleMs, look } = this.#options;
		try {
			const all = await store.ages();
			const now = await store.now();
			const there = new Set(all.map(({ id }) => id));
			for (const id of this.#over) if (!there.has(id)) this.#over.delete(id);
			const due = all
				.filter(({ id }) => !this.#over.has(id))
				.filter(({ changedAt }) => changedAt <= now - idleMs)
				.sort((one, other) => other.changedAt - one.changedAt)
				.slice(0, most);
			for (const { id } of due) {
				if (this.#closed) return;
				if (!(await look(id))) this.#over.add(id);
			}
		} catch (error) {
			if (!this.#closed)
				log.warn({ error }, "could not look for rooms that were left open");
		}
	}

	close(): void {
		this.#closed = true;
		if (this.#timer !== null) clearTimeout(this.#timer);
	}
}
