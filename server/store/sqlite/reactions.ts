import type { Reacted } from "../room-store.ts";

interface Said {
	readonly text: string;
	readonly until: number;
}

interface OfRoom {
	readonly nodes: Map<string, Said>;
	lowered: { readonly at: number; readonly until: number } | null;
}

/** What nodes say of raised hands and hearts. In memory: nobody waits for it after a restart. */
export class Reactions {
	readonly #rooms = new Map<string, OfRoom>();

	/** `changed` when it is another than this node last said. Times in ms. */
	say(
		roomId: string,
		node: string,
		said: string | null,
		now: number,
		ttlMs: number,
	): Reacted & { readonly changed: boolean } {
		const room = this.#room(roomId, now);
		const changed = (room.nodes.get(node)?.text ?? null) !== said;
		if (said === null) room.nodes.delete(node);
		else room.nodes.set(node, { text: said, until: now + ttlMs });
		if (room.nodes.size === 0 && room.lowered === null)
			this.#rooms.delete(roomId);
		return {
			said: [...room.nodes.values()].map(({ text }) => text),
			loweredAt: room.lowered?.at ?? null,
			changed,
		};
	}

	lower(roomId: string, now: number, ttlMs: number): void {
		this.#room(roomId, now).lowered = { at: now, until: now + ttlMs };
	}

	/** Without what is over. */
	#room(roomId: string, now: number): OfRoom {
		const room = this.#rooms.get(roomId) ?? { nodes: new Map(), lowered: null };
		this.#rooms.set(roomId, room);
		for (const [node, { until }] of room.nodes)
			if (until <= now) room.nodes.delete(node);
		if (room.lowered !== null && room.lowered.until <= now) room.lowered = null;
		return room;
	}

	forget(roomId: string): void {
		this.#rooms.delete(roomId);
	}
}
