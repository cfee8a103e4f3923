import type { Unknown } from "../../client/link/ask.ts";
import type { AskedRound } from "../../client/link/entry.ts";
import {
	type Outbox,
	type OutboxPorts,
	type OutboxState,
	openOutbox,
	type Situation,
} from "../../client/link/outbox.ts";
import type { Storing } from "../../client/link/storage.ts";
import type { Json } from "../../shared/json.ts";
import type { Answer, Saved } from "../../shared/student-events.ts";
import { refuse } from "../rig/refusal.ts";

/** Time that passes only when told to. */
export class FakeClock {
	now = 0;
	#waiting: { at: number; act: () => void }[] = [];

	readonly after = (ms: number, act: () => void): (() => void) => {
		const entry = { at: this.now + ms, act };
		this.#waiting.push(entry);
		return () => {
			this.#waiting = this.#waiting.filter((other) => other !== entry);
		};
	};

	/** Lets `ms` pass, with everything that falls due, in order. */
	async pass(ms: number): Promise<void> {
		const end = this.now + ms;
		await settle();
		for (;;) {
			const due = this.#waiting
				.filter(({ at }) => at <= end)
				.sort((a, b) => a.at - b.at)[0];
			if (due === undefined) break;
			this.now = due.at;
			this.#waiting = this.#waiting.filter((other) => other !== due);
			due.act();
			await settle();
		}
		this.now = end;
	}
}

async function settle(): Promise<void> {
	for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

export class MemoryStorage implements Storing {
	readonly kept = new Map<string, string>();
	getItem = (key: string) => this.kept.get(key) ?? null;
	setItem = (key: string, value: string) => void this.kept.set(key, value);
	removeItem = (key: string) => void this.kept.delete(key);
}

type Reply = Awaited<ReturnType<OutboxPorts["send"]>>;

/** One try that reached the network, and the means to reply to it. */
export interface Try {
	readonly at: number;
	readonly answer: Answer;
	reply(reply: Reply): void;
	fail(): void;
}

export const place: AskedRound = { room: "r", epoch: "e1", round: 1, index: 0 };

/** What the server says in an open round of `place`, with nothing stored. */
export const open: Situation = {
	room: "r",
	epoch: "e1",
	asked: { round: 1, index: 0 },
	open: true,
	stored: null,
};

export const saved = ({ round, seq, value }: Answer): Saved => ({
	saved: { round, seq, value },
});
export const unknown: Unknown = "unknown";
export const busy = refuse("busy", "Full.", { retryAfterMs: 2_000 });

/** A phone's outbox with a network that does what the test says. */
export class Phone {
	readonly clock: FakeClock;
	readonly storage: Storing;
	readonly tries: Try[] = [];
	readonly shown: OutboxState["state"][] = [];
	doubts = 0;
	random = 0;
	readonly outbox: Outbox;

	constructor(storage: Storing = new MemoryStorage(), clock = new FakeClock()) {
		this.storage = storage;
		this.clock = clock;
		this.outbox = openOutbox({
			storage,
			key: "answer",
			send: (answer) =>
				new Promise((resolve, reject) =>
					this.tries.push({
						at: clock.now,
						answer,
						reply: resolve,
						fail: () => reject(new Error("socket has been disconnected")),
					}),
				),
			after: clock.after,
			random: () => this.random,
			doubt: () => {
				this.doubts++;
			},
			onChange: ({ state }) => {
				if (this.shown.at(-1) !== state) this.shown.push(state);
			},
		});
	}

	/** The same device after a reload of the page. */
	reload(): Phone {
		this.outbox.close();
		return new Phone(this.storage, this.clock);
	}

	get state(): OutboxState["state"] {
		return this.outbox.state().state;
	}

	get value(): Json {
		return this.outbox.state().value;
	}

	/** The newest try. */
	get last(): Try {
		const last = this.tries.at(-1);
		if (last === undefined) throw new Error("nothing was sent");
		return last;
	}

	get sent(): [seq: number, value: Json][] {
		return this.tries.map(({ answer }) => [answer.seq, answer.value]);
	}

	/** Replies to the newest try, and lets the reply arrive. */
	async hear(reply: Reply | ((answer: Answer) => Reply)): Promise<void> {
		this.last.reply(
			typeof reply === "function" ? reply(this.last.answer) : reply,
		);
		await this.clock.pass(0);
	}
}

/** A phone that is connected, seated, and has just tapped B. */
export async function tapped(value: Json = [1]): Promise<Phone> {
	const phone = new Phone();
	phone.outbox.sync(open);
	phone.outbox.answer(place, value);
	await phone.clock.pass(0);
	return phone;
}
