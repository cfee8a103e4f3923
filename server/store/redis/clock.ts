import { randomBytes } from "node:crypto";
import type { MachineClock } from "../machine-clock.ts";
import type { Log } from "./connect.ts";
import { idIn, type Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/** All in ms. */
const times = {
	/** How often Redis' clock is read. */
	tick: 1000,
	/** A reading may be so far off what this node's own clock says, beyond what the way to Redis explains. */
	tolerance: 250,
	/** So old a note may be for a node to count as agreeing now. */
	fresh: 2500,
};

/** What `lua/clock.lua` tells. `at`: Redis' clock when node `by` last agreed; null: none ever did. */
interface Reading {
	readonly redis: number;
	readonly offset: number;
	readonly at: number | null;
	readonly by: string;
}

/**
 * The store's time on a Redis whose clock can be set, or be another machine's after a failover: Redis' clock and an
 * offset that all nodes share. Each node carries the time on by its own steady clock between readings. A reading that
 * this does not explain is a jump, and the first node that sees it takes it into the offset: for everybody the time goes
 * on as before. Unless other nodes agree with the reading: then it was this node's machine that stood still.
 *
 * No script but `clock.lua` and `keep-time.lua` asks for Redis' clock: they are given the time.
 */
export class SharedClock {
	readonly #link: Link;
	readonly #keys: Keys;
	readonly #log: Log;
	readonly #machine: MachineClock;
	readonly #node = randomBytes(6).toString("base64url");
	/** The store's time less the steady clock lies between these; null before the first reading. */
	#bounds: { low: number; high: number } | null = null;
	#last = 0;
	#offset = 0;
	#agreed: number | null = null;
	#absorbing: Promise<unknown> | null = null;
	readonly #timer: NodeJS.Timeout;

	constructor(link: Link, keys: Keys, log: Log, machine: MachineClock) {
		this.#link = link;
		this.#keys = keys;
		this.#log = log;
		this.#machine = machine;
		this.#timer = setInterval(() => void this.#tick(), times.tick);
		this.#timer.unref();
	}

	/** How far Redis' clock is ahead of the store's time, in ms. */
	async offMs(): Promise<number> {
		await this.here();
		return 0 - this.#offset;
	}

	/** The store's time, after a reading of Redis' clock. */
	async read(): Promise<number> {
		const before = this.#machine.steady();
		const [redis, offset, at, by] = await this.#link.run<
			[number, string, string, string]
		>("clock", [this.#keys.clock]);
		const after = this.#machine.steady();
		const reading = {
			redis,
			offset: Number(offset),
			at: at === "" ? null : Number(at),
			by,
		};
		await this.#learn(reading, before, after);
		return this.#now();
	}

	/** The store's time as this node carries it on. */
	async here(): Promise<number> {
		return this.#bounds === null ? this.read() : this.#now();
	}

	/** What Redis' own clock will say at this time of the store, unless it is set before. */
	async onRedis(time: number): Promise<number> {
		await this.here();
		return time - this.#offset;
	}

	#now(): number {
		// The earliest that it can be: what the way to Redis took makes nobody late.
		const now = Math.floor(this.#machine.steady() + (this.#bounds?.low ?? 0));
		this.#last = Math.max(this.#last, now);
		return this.#last;
	}

	async #learn(reading: Reading, before: number, after: number): Promise<void> {
		// Another reading has found that it must be mended; what was read before that says nothing.
		if (this.#absorbing !== null) {
			await this.#absorbing;
			return;
		}
		if (this.#bounds === null) return this.#begin(reading, before, after);
		const time = reading.redis + reading.offset;
		const jump = this.#narrow(time - after, time - before + 1);
		this.#offset = reading.offset;
		if (jump === 0) {
			this.#agreed = reading.redis;
			return;
		}
		this.#agreed = null;
		if (this.#othersAgree(reading, jump)) {
			this.#log.warn(
				{ seconds: Math.round(jump / 1000) },
				"this machine's clock stood still: it goes on by what the other nodes agree on",
			);
			this.#set(time - after, time - before);
			return;
		}
		await this.#absorb(reading, jump);
	}

	/** The first reading. Redis' clock may have been set while no node was there to see it. */
	async #begin(reading: Reading, before: number, after: number) {
		const { redis, offset, at } = reading;
		const missed = at === null ? 0 : redis - at;
		const alone = missed < -times.fresh || missed > 2 * times.fresh;
		let next = offset;
		if (alone && (offset !== 0 || missed < 0)) {
			// With nothing open there is no time to keep: it begins anew with the clock of Redis.
			const goesOn = await this.#isAnythingOpen();
			next = goesOn ? offset + Math.max(0, -missed) : 0;
		}
		if (next !== offset) await this.#keep(reading, next);
		this.#offset = next;
		this.#set(redis + next - after, redis + next - before);
	}

	#set(low: number, high: number): void {
		this.#bounds = { low, high };
		this.#last = 0;
	}

	/** Takes a reading in. Returns by how many ms it is off, 0 when it can be explained. */
	#narrow(low: number, high: number): number {
		const known = this.#bounds ?? { low, high };
		const off = low > known.high ? low - known.high : high - known.low;
		const explained = low <= known.high && high >= known.low;
		if (!explained && Math.abs(off) > times.tolerance) return off;
		if (explained)
			this.#bounds = {
				low: Math.max(low, known.low),
				high: Math.min(high, known.high),
			};
		// The clocks of two machines drift apart: the bounds give way as little as they must.
		else this.#bounds = { low: off > 0 ? low : high, high };
		return 0;
	}

	/** A note from before the jump says nothing: seen from after it, it is too old or not yet due. */
	#othersAgree({ redis, at, by }: Reading, jump: number): boolean {
		if (at === null || by === this.#node) return false;
		const age = redis - at;
		return (
			age >= 0 && age < (jump > 0 ? Math.min(jump, times.fresh) : times.fresh)
		);
	}

	async #absorb(reading: Reading, jump: number): Promise<void> {
		this.#absorbing = this.#keep(reading, reading.offset - Math.round(jump));
		try {
			const done = await this.#absorbing;
			// Another node was first, and the next reading tells.
			if (done !== 1) return;
			this.#offset = reading.offset - Math.round(jump);
			this.#log.warn(
				{ seconds: Math.round(jump / 1000) },
				"the clock of Redis jumped: the store's time goes on as before. Set that machine's clock right",
			);
		} catch {
			// This node's time goes on all the same, and the next reading finds the jump again.
		} finally {
			this.#absorbing = null;
		}
	}

	#keep(reading: Reading, next: number, agreed: number | "" = "") {
		return this.#link.run<0 | 1>(
			"keep-time",
			[this.#keys.clock],
			[reading.offset, next, agreed, this.#node],
		);
	}

	async #isAnythingOpen(): Promise<boolean> {
		for await (const some of this.#link.scan(this.#keys.everyRoom)) {
			const rounds = await Promise.all(
				some.map((key) =>
					this.#link.ask<string | null>(
						"hget",
						this.#keys.room(idIn(key)),
						"round",
					),
				),
			);
			if (rounds.some((round) => round !== null)) return true;
		}
		return false;
	}

	async #tick(): Promise<void> {
		try {
			await this.read();
			const agreed = this.#agreed;
			if (agreed === null) return;
			const offset = this.#offset;
			await this.#keep({ redis: 0, offset, at: 0, by: "" }, offset, agreed);
		} catch {
			// An absent Redis is told by all that want something of it.
		}
	}

	close(): void {
		clearInterval(this.#timer);
	}
}
