import type { Done } from "../../shared/instructor-events.ts";
import {
	heartMs,
	type OwnReactions,
	type React,
	type Reactions as Told,
} from "../../shared/reactions.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { reactsNot } from "../room/reactions.ts";
import type { Room } from "../room/state.ts";
import type { RoomBus } from "../store/room-store.ts";
import type { Audience } from "./audience.ts";
import { barred } from "./own-seat.ts";
import { reactionsOf, wordOf } from "./reaction-words.ts";
import { noRoom } from "./room-refusals.ts";
import type { RoomRepository } from "./room-repository.ts";
import { noSeat, noRoom as noSuchRoom } from "./seat-refusals.ts";

export interface ReactionOptions {
	readonly store: Pick<RoomBus, "reactions" | "lowerHands">;
	readonly repository: RoomRepository;
	readonly audience: Pick<Audience, "handsLowered">;
	readonly node: string;
	readonly sweepMs: number;
}

/** What the students at this node have up. */
interface Here {
	/** By seat: since when, on the store's clock. */
	readonly hands: Map<string, number>;
	/** By seat: until when, on `performance.now()`. */
	readonly hearts: Map<string, number>;
	/** Until the next heart is over. */
	timer: NodeJS.Timeout | null;
	/** It has said something to the other nodes. */
	said: boolean;
}

/** By then every node has heard of it, or is gone, ms. */
const loweredMs = 10 * 60_000;

/**
 * Raised hands, and hearts, of the students at this node. Nothing of it is durable: a hand falls with its connection, and each node says to the
 * others what it has, as it does of who is connected.
 */
export class Reactions {
	readonly #options: ReactionOptions;
	readonly #rooms = new Map<string, Here>();
	#changed: (roomId: string) => void = () => {};

	constructor(options: ReactionOptions) {
		this.#options = options;
	}

	/** To be told of a room in which something was raised or has fallen here. */
	onChange(listener: (roomId: string) => void): void {
		this.#changed = listener;
	}

	/** `sits`: whether the seat's connection is still here once it is known that it may. */
	async react(
		roomId: string,
		seatId: string,
		{ what, on, since }: React,
		sits: () => boolean,
	): Promise<OwnReactions | Refusal> {
		const found = await this.#options.repository.withSeat(roomId, seatId);
		if (found === null) return noSuchRoom;
		const no = barred(found.seat) ?? reactsNot(found.room);
		if (no !== null) return no;
		const isLowered =
			since !== undefined && since <= (await this.#loweredAt(roomId));
		if (!sits()) return noSeat;
		const here = this.#here(roomId);
		const until = performance.now() + heartMs;
		if (what === "heart") put(here.hearts, seatId, on ? until : null);
		// Who raises it again has it up since before; who tells it again after a break has it down where it was lowered meanwhile.
		else if (!on || (!here.hands.has(seatId) && !isLowered))
			put(here.hands, seatId, on ? found.now() : null);
		this.#watchHearts(roomId, here);
		this.#changed(roomId);
		const left = (here.hearts.get(seatId) ?? 0) - performance.now();
		const up = here.hands.get(seatId);
		return {
			hand: up !== undefined,
			...(up !== undefined && { since: up }),
			heartMs: Math.max(0, Math.ceil(left)),
		};
	}

	/** Its phone has gone, or begins anew. */
	fall(roomId: string, seatId: string): void {
		const here = this.#rooms.get(roomId);
		if (here === undefined) return;
		const hadHand = here.hands.delete(seatId);
		if (here.hearts.delete(seatId) || hadHand) this.#changed(roomId);
	}

	/** Lowers all hands, at every node. */
	async lower(owner: string, roomId: string): Promise<Done | Refusal> {
		const found = await this.#options.repository.own(owner, roomId);
		if (found === null) return noRoom;
		const no = reactsNot(found.room);
		if (no !== null) return no;
		await this.#options.store.lowerHands(roomId, loweredMs);
		return { version: found.room.version };
	}

	/** Says to the other nodes what is up here; resolves to the sums over all nodes, null where the room takes none. */
	async tell(room: Room): Promise<Required<Told> | null> {
		const here = this.#rooms.get(room.id);
		if (reactsNot(room) !== null) {
			if (here === undefined) return null;
			this.forget(room.id);
			if (here.said) await this.#say(room.id, null);
			return null;
		}
		const { said, loweredAt } = await this.#sayOf(room.id, here);
		const lowered = [...(here?.hands ?? [])]
			.filter(([, since]) => loweredAt !== null && since <= loweredAt)
			.map(([seat]) => seat);
		if (here === undefined || lowered.length === 0) return reactionsOf(said);
		for (const seat of lowered) here.hands.delete(seat);
		this.#options.audience.handsLowered(room.id, lowered);
		return reactionsOf((await this.#sayOf(room.id, here)).said);
	}

	/** When all hands were last lowered, as far as it matters. */
	async #loweredAt(roomId: string): Promise<number> {
		const { loweredAt } = await this.#sayOf(roomId, this.#rooms.get(roomId));
		return loweredAt ?? Number.NEGATIVE_INFINITY;
	}

	#sayOf(roomId: string, here: Here | undefined) {
		const word = here ? wordOf(here.hands, here.hearts.size) : null;
		if (here) here.said = word !== null;
		return this.#say(roomId, word);
	}

	#say(roomId: string, word: string | null) {
		const { store, node, sweepMs } = this.#options;
		return store.reactions(roomId, node, word, sweepMs * 5);
	}

	#here(roomId: string): Here {
		const here = this.#rooms.get(roomId) ?? {
			hands: new Map(),
			hearts: new Map(),
			timer: null,
			said: false,
		};
		this.#rooms.set(roomId, here);
		return here;
	}

	/** The oldest are first. */
	#watchHearts(roomId: string, here: Here): void {
		const [next] = here.hearts.values();
		if (here.timer !== null || next === undefined) return;
		here.timer = setTimeout(() => {
			here.timer = null;
			for (const [seat, until] of here.hearts)
				if (until <= performance.now()) here.hearts.delete(seat);
			this.#watchHearts(roomId, here);
			this.#changed(roomId);
		}, next - performance.now());
	}

	forget(roomId: string): void {
		const here = this.#rooms.get(roomId);
		if (here?.timer != null) clearTimeout(here.timer);
		this.#rooms.delete(roomId);
	}

	close(): void {
		for (const roomId of [...this.#rooms.keys()]) this.forget(roomId);
	}
}

/** Behind those that are there already; null takes it away. */
function put(of: Map<string, number>, seat: string, at: number | null): void {
	of.delete(seat);
	if (at !== null) of.set(seat, at);
}
