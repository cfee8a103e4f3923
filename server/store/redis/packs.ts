import { createHash } from "node:crypto";
import type { SharedClock } from "./clock.ts";
import type { Format } from "./format.ts";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";
import {
	packAnswers,
	packSeats,
	placesOf,
	type Rows,
	unpackAnswers,
	unpackSeats,
} from "./packed.ts";

/** What was unpacked last is kept for those who come at once, a class that looks at its room again. */
const mostKept = 16;
const keptMs = 10_000;

/** Others may unpack and pack it meanwhile; not so often. */
const tries = 20;

interface PackOptions {
	readonly clock: SharedClock;
	/** How long after the first node that can pack rooms they are packed, in ms. */
	readonly graceMs: number;
}

interface Unpacked {
	readonly bytes: Buffer;
	readonly rows: Promise<Rows>;
}

/**
 * The rows of a room: seats, and answers by round. Each is a hash while the room lives. In an ended room each can be one packed text under
 * the same key; what is done to a hash fails on it, and that is how whoever does it finds out. Once the seats are packed, all is.
 */
export class Packs {
	readonly #link: Link;
	readonly #keys: Keys;
	readonly #format: Format;
	readonly #options: PackOptions;
	readonly #kept = new Map<string, Unpacked>();

	constructor(link: Link, keys: Keys, format: Format, options: PackOptions) {
		this.#options = options;
		this.#link = link;
		this.#keys = keys;
		this.#format = format;
	}

	seats(roomId: string): Promise<Rows> {
		return this.#rows(this.#keys.seats(roomId), unpackSeats);
	}

	answers(roomId: string, round: number): Promise<Rows> {
		const key = this.#keys.answers(roomId, round);
		return this.#rows(key, (bytes) => this.#answersIn(roomId, bytes));
	}

	/** What is stored of each of these seats, in that order. */
	these(
		key: string,
		packed: () => Promise<Rows>,
		seatIds: readonly string[],
	): Promise<(string | null)[]> {
		return this.orPacked(this.#link.ask("hmget", key, ...seatIds), async () => {
			const rows = await packed();
			return seatIds.map((id) => rows[id] ?? null);
		});
	}

	/** What is asked of a hash, or the same of the rows that are packed. */
	async orPacked<T>(ask: Promise<T>, packed: () => Promise<T>): Promise<T> {
		try {
			return await ask;
		} catch (error) {
			if (!isNoHash(error)) throw error;
			return packed();
		}
	}

	/** Changes rows. A script finds out that they are packed before it has changed anything: then they are unpacked, and it runs again. */
	async change<T>(roomId: string, act: () => Promise<T>): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await act();
			} catch (error) {
				if (!isNoHash(error) || attempt === tries) throw error;
			}
			await this.#unpack(roomId);
		}
	}

	/** See `RoomHousekeeping.pack`. */
	async pack(roomIds: readonly string[]): Promise<number> {
		if (!(await this.#mayPack())) return 0;
		let packed = 0;
		for (const roomId of roomIds) if (await this.#pack(roomId)) packed++;
		return packed;
	}

	/** For a while after an upgrade nodes of before may run beside, or be gone back to: they cannot read what is packed. */
	async #mayPack(): Promise<boolean> {
		const { graceMs, clock } = this.#options;
		const now = await clock.here();
		const since = await this.#link.ask<string | null>(
			"set",
			this.#keys.packing,
			now,
			"NX",
			"GET",
		);
		return now - Number(since ?? now) >= graceMs;
	}

	async #pack(roomId: string): Promise<boolean> {
		const room = this.#keys.room(roomId);
		const seatsKey = this.#keys.seats(roomId);
		const [version, places, altered, ended, rounds] = await this.#link.ask<
			(string | null)[]
		>("hmget", room, "version", "places", "altered", "ended", "rounds");
		if (ended !== "1") return false;
		const seats = await this.#hash(seatsKey);
		if (seats === null || Object.keys(seats).length === 0) return false;
		await this.#format.raise();
		const put = async (key: string, rows: Rows, packed: Buffer | null) => {
			if (packed === null) return false;
			const done = await this.#link.run<0 | 1>(
				"pack",
				[room, key],
				[
					version ?? "",
					places ?? "",
					altered ?? "",
					Object.keys(rows).length,
					packed,
				],
			);
			return done === 1;
		};
		const seatPlaces = placesOf(seats);
		for (let round = 1; round <= Number(rounds); round++) {
			const key = this.#keys.answers(roomId, round);
			const rows = await this.#hash(key);
			if (rows === null || Object.keys(rows).length === 0) continue;
			if (!(await put(key, rows, await packAnswers(rows, seatPlaces))))
				return false;
		}
		return put(seatsKey, seats, await packSeats(seats));
	}

	/** The seats first: while they are a hash, some answers may still be packed. */
	async #unpack(roomId: string): Promise<void> {
		const rounds = await this.#link.ask<string | null>(
			"hget",
			this.#keys.room(roomId),
			"rounds",
		);
		await this.#put(this.#keys.seats(roomId), unpackSeats);
		for (let round = 1; round <= Number(rounds); round++)
			await this.#put(this.#keys.answers(roomId, round), (bytes) =>
				this.#answersIn(roomId, bytes),
			);
	}

	async #put(
		key: string,
		unpack: (bytes: Buffer) => Promise<Rows>,
	): Promise<void> {
		const bytes = await this.#text(key);
		if (bytes === null) return;
		const sum = createHash("sha1").update(bytes).digest("hex");
		const rows = await unpack(bytes);
		await this.#link.run(
			"unpack",
			[key],
			[sum, ...Object.entries(rows).flat()],
		);
		this.#kept.delete(key);
	}

	async #answersIn(roomId: string, bytes: Buffer): Promise<Rows> {
		return unpackAnswers(bytes, placesOf(await this.seats(roomId)));
	}

	async #rows(
		key: string,
		unpack: (bytes: Buffer) => Promise<Rows>,
	): Promise<Rows> {
		for (let attempt = 1; attempt <= tries; attempt++) {
			const rows = await this.#hash(key);
			if (rows !== null) return rows;
			const bytes = await this.#text(key);
			if (bytes !== null) return this.#unpacked(key, bytes, unpack);
		}
		throw new Error("Redis: rows are packed and unpacked without end");
	}

	#unpacked(
		key: string,
		bytes: Buffer,
		unpack: (bytes: Buffer) => Promise<Rows>,
	): Promise<Rows> {
		const known = this.#kept.get(key);
		if (known?.bytes.equals(bytes)) return known.rows;
		const unpacked = { bytes, rows: unpack(bytes) };
		const drop = () => {
			if (this.#kept.get(key) === unpacked) this.#kept.delete(key);
		};
		unpacked.rows.catch(drop);
		setTimeout(drop, keptMs).unref();
		this.#kept.delete(key);
		this.#kept.set(key, unpacked);
		const [oldest = ""] = this.#kept.keys();
		if (this.#kept.size > mostKept) this.#kept.delete(oldest);
		return unpacked.rows;
	}

	/** Null where something else is under this key. */
	#hash(key: string): Promise<Rows | null> {
		return this.orPacked<Rows | null>(this.#link.hash(key), async () => null);
	}

	#text(key: string): Promise<Buffer | null> {
		const text = this.#link.askBuffers<Buffer | null>("get", key);
		return this.orPacked(text, async () => null);
	}
}

function isNoHash(error: unknown): boolean {
	return error instanceof Error && error.message.includes("WRONGTYPE");
}
