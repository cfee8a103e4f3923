import type { Cluster } from "ioredis";
import type { Log } from "./connect.ts";
import type { HintSource, Listeners, Sending } from "./hints.ts";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";
import { Ticks } from "./ticks.ts";

interface Followed {
	/** When it was last named, ms of `performance.now()`. */
	namedAt: number;
	/** Settles when it is known whether the channel is heard; null when it is not. */
	heard: Promise<void> | null;
}

/** A channel per room, in the room's own shard: no hint crosses the whole Cluster. Heard are only rooms that are named. */
export class ShardHints implements HintSource {
	readonly sending: Sending;
	readonly #connect: () => Cluster;
	readonly #listeners: Listeners;
	readonly #keys: Keys;
	readonly #log: Log;
	readonly #rooms = new Map<string, Followed>();
	readonly #forgetting: NodeJS.Timeout;
	readonly #ticks: Ticks;
	#client: Cluster;
	#turn = 0;

	/** `connect` makes a client with sharded subscribers. `followMs`: how long after its last naming a room is heard. */
	constructor(
		connect: () => Cluster,
		link: Link,
		keys: Keys,
		listeners: Listeners,
		log: Log,
		followMs: number,
	) {
		this.sending = { command: "SPUBLISH", channelOf: keys.hints };
		this.#connect = connect;
		this.#listeners = listeners;
		this.#keys = keys;
		this.#log = log;
		this.#client = this.#listen();
		this.#ticks = new Ticks({
			next: () => this.#next(),
			publish: (channel, text) => link.ask("spublish", channel, text),
			deaf: () => this.#startAnew(),
		});
		this.#forgetting = setInterval(
			() => this.#forget(followMs),
			Math.min(followMs / 2, 5000),
		);
		this.#forgetting.unref();
	}

	#listen(): Cluster {
		const client = this.#connect();
		client.on("error", () => {});
		client.on("smessage", (_channel: string, text: string) => {
			this.#ticks.hear(text);
			this.#listeners.hear(text);
		});
		return client;
	}

	async follow(roomIds: readonly string[]): Promise<void> {
		const namedAt = performance.now();
		await Promise.all(
			roomIds.map((roomId) => {
				const room = this.#rooms.get(roomId) ?? { namedAt, heard: null };
				this.#rooms.set(roomId, room);
				room.namedAt = namedAt;
				room.heard ??= this.#subscribe(roomId, room);
				return room.heard;
			}),
		);
	}

	async #subscribe(roomId: string, room: Followed): Promise<void> {
		try {
			await this.#client.ssubscribe(this.#keys.hints(roomId));
		} catch {
			room.heard = null;
		}
	}

	/** The channels in turn: each shard's connection is tried before long. */
	#next(): string | null {
		const heard = [...this.#rooms].filter(([, room]) => room.heard !== null);
		const [roomId] = heard[this.#turn++ % Math.max(heard.length, 1)] ?? [];
		return roomId === undefined ? null : this.#keys.hints(roomId);
	}

	/** A new client with the same rooms: what a deaf one still believes cannot be told. */
	#startAnew(): void {
		this.#log.warn({}, "hints do not arrive: connecting anew");
		this.#client.disconnect();
		this.#client = this.#listen();
		for (const room of this.#rooms.values()) room.heard = null;
		this.#client.once("ready", async () => {
			const all = [...this.#rooms].map(([roomId, room]) => {
				room.heard ??= this.#subscribe(roomId, room);
				return room.heard;
			});
			await Promise.all(all);
			this.#listeners.wereDeaf();
		});
	}

	#forget(followMs: number): void {
		const before = performance.now() - followMs;
		for (const [roomId, room] of this.#rooms) {
			if (room.namedAt > before) continue;
			this.#rooms.delete(roomId);
			this.#client.sunsubscribe(this.#keys.hints(roomId)).catch(() => {});
		}
	}

	close(): void {
		clearInterval(this.#forgetting);
		this.#ticks.close();
		this.#client.disconnect();
	}
}
