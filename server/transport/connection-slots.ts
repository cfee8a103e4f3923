import { terminate } from "./engine.ts";

/** What this needs of an engine.io connection. */
export interface Connection {
	close(discard?: boolean): void;
	readonly transport: object;
}

interface Holder {
	readonly address: string;
	/** Since when it has the slot without a seat, on this process' clock, ms. */
	since: number;
	/** `arriving`: has not said yet who it is. */
	is: "arriving" | "seatless" | "seated";
}

interface Source {
	seated: number;
	/** Those without a seat, the longest there first. */
	readonly unseated: Set<Connection>;
}

/** Of the slots that no seat has, so many may be held without one; the rest is for those who arrive. */
const seatlessShare = 0.8;
/** A connection that is younger gives its slot up to nobody: it may still say whose it is, ms. */
const graceMs = 2_000;

/**
 * Who has this node's slots. Seats come first: while anybody is here without one, whoever arrives finds a slot, so a phone that
 * dropped comes back into any crowd. Who has no seat gives way when slots run out, and after a while in any case; then first where
 * the fewest seats stand beside most who have none, and there who has been here longest. A campus behind one address feels
 * nothing of that as long as its phones take their seats; a page that had to go comes back when its person joins.
 */
export class ConnectionSlots {
	readonly #maxConnections: number;
	readonly #others: () => number;
	readonly #seatlessMs: number;
	readonly #holders = new Map<Connection, Holder>();
	readonly #sources = new Map<string, Source>();
	#seated = 0;
	#seatless = 0;

	/** `others`: connections that are not sockets, and take their slots. */
	constructor({
		maxConnections,
		seatlessMs,
		others = () => 0,
	}: {
		readonly maxConnections: number;
		readonly seatlessMs: number;
		readonly others?: () => number;
	}) {
		this.#maxConnections = maxConnections;
		this.#others = others;
		this.#seatlessMs = seatlessMs;
	}

	get #most(): number {
		return this.#maxConnections - this.#others();
	}

	/** Whether there is a slot for one more, whoever it is. */
	hasRoom(): boolean {
		return this.#holders.size < this.#most || this.#displace(null);
	}

	arrives(connection: Connection, address: string): void {
		const since = performance.now();
		this.#holders.set(connection, { address, since, is: "arriving" });
		this.#sourceOf(address).unseated.add(connection);
	}

	/** False: there is no slot for one more without a seat. */
	staysWithoutSeat(connection: Connection): boolean {
		const holder = this.#holders.get(connection);
		if (holder === undefined) return false;
		if (holder.is !== "arriving") return true;
		const most = Math.ceil(seatlessShare * (this.#most - this.#seated));
		if (this.#seatless >= most && !this.#displace(holder.address)) return false;
		this.#become(connection, holder, "seatless");
		return true;
	}

	hasSeat(connection: Connection): void {
		const holder = this.#holders.get(connection);
		if (holder !== undefined) this.#become(connection, holder, "seated");
	}

	/** It no longer speaks for its seat, and may be here for nothing. */
	lostSeat(connection: Connection): void {
		const holder = this.#holders.get(connection);
		if (holder === undefined) return;
		holder.since = performance.now();
		this.#become(connection, holder, "arriving");
	}

	leaves(connection: Connection): void {
		const holder = this.#holders.get(connection);
		if (holder === undefined) return;
		this.#become(connection, holder, "arriving");
		this.#holders.delete(connection);
		const source = this.#sourceOf(holder.address);
		source.unseated.delete(connection);
		if (source.seated === 0 && source.unseated.size === 0)
			this.#sources.delete(holder.address);
	}

	/** Lets go of those who have been here without a seat for long. */
	release(): void {
		const before = performance.now() - this.#seatlessMs;
		for (const [connection, { is, since }] of this.#holders)
			if (is !== "seated" && since < before) this.#letGo(connection);
	}

	/** Frees a slot; `for` a newcomer without a seat only at a source that is no better than its own. */
	#displace(forAddress: string | null): boolean {
		const before = performance.now() - graceMs;
		let worst = forAddress === null ? 0 : this.#burdenOf(forAddress);
		let chosen: Connection | null = null;
		for (const [address, { unseated }] of this.#sources) {
			const burden = this.#burdenOf(address);
			if (burden < worst || (burden === worst && chosen !== null)) continue;
			for (const connection of unseated) {
				const holder = this.#holders.get(connection);
				if (holder === undefined || holder.since > before) continue;
				if (forAddress !== null && holder.is !== "seatless") continue;
				worst = burden;
				chosen = connection;
				break;
			}
		}
		if (chosen === null) return false;
		this.#letGo(chosen);
		return true;
	}

	/** Connections without a seat for each that has one. */
	#burdenOf(address: string): number {
		const { seated, unseated } = this.#sourceOf(address);
		return unseated.size / (1 + seated);
	}

	#letGo(connection: Connection): void {
		this.leaves(connection);
		connection.close(true);
		setTimeout(() => terminate(connection), 1000).unref();
	}

	#become(connection: Connection, holder: Holder, is: Holder["is"]): void {
		const source = this.#sourceOf(holder.address);
		const count = (kind: Holder["is"], by: number) => {
			if (kind === "seatless") this.#seatless += by;
			if (kind !== "seated") return;
			this.#seated += by;
			source.seated += by;
		};
		count(holder.is, -1);
		count(is, 1);
		holder.is = is;
		if (is === "seated") source.unseated.delete(connection);
		else source.unseated.add(connection);
	}

	#sourceOf(address: string): Source {
		const known = this.#sources.get(address);
		if (known !== undefined) return known;
		const source = { seated: 0, unseated: new Set<Connection>() };
		this.#sources.set(address, source);
		return source;
	}
}
