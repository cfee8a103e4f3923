import type { Redis } from "ioredis";
import type { Log } from "./connect.ts";
import type { HintSource, Listeners, Sending } from "./hints.ts";
import type { Link } from "./link.ts";
import { Ticks } from "./ticks.ts";

/** All hints over one channel of a single Redis. `client` is this source's own connection from now on. */
export class ChannelHints implements HintSource {
	readonly sending: Sending;
	readonly #client: Redis;
	readonly #ticks: Ticks;

	constructor(
		client: Redis,
		link: Link,
		channel: string,
		listeners: Listeners,
		log: Log,
	) {
		this.sending = { command: "PUBLISH", channelOf: () => channel };
		this.#client = client;
		this.#ticks = new Ticks({
			next: () => (client.status === "ready" ? channel : null),
			publish: (to, text) => link.ask("publish", to, text),
			deaf: () => {
				log.warn({}, "hints do not arrive: connecting anew");
				this.#reconnect();
			},
		});
		client.on("error", () => {});
		let heardBefore = false;
		client.on("ready", () => {
			client.subscribe(channel).then(
				() => {
					if (heardBefore) listeners.wereDeaf();
					heardBefore = true;
				},
				(error: Error) => {
					log.warn({ reason: error.message }, "cannot listen to hints");
					this.#reconnect();
				},
			);
		});
		client.on("close", () => this.#ticks.forget());
		client.on("message", (_channel: string, text: string) => {
			this.#ticks.hear(text);
			listeners.hear(text);
		});
	}

	/** Every room is heard anyway. */
	async follow(): Promise<void> {}

	/** In any other state a connection is being made already. */
	#reconnect(): void {
		if (this.#client.status === "ready") this.#client.disconnect(true);
	}

	close(): void {
		this.#ticks.close();
		this.#client.disconnect();
	}
}
