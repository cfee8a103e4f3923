import type { Present, Silent } from "../room-store.ts";

interface Said {
	readonly connected: number;
	readonly silent: Silent | undefined;
	readonly until: number;
}

/**
 * Who is connected where. In memory: it is worth nothing after a restart, when every connection is gone, and a write
 * to the disk per beat would be dear.
 */
export class Presence {
	readonly #rooms = new Map<string, Map<string, Said>>();

	/** Over all nodes; `changed` when another is to be told than this node last said. Times in ms. */
	say(
		roomId: string,
		node: string,
		connected: number,
		now: number,
		ttlMs: number,
		silent?: Silent,
	): Present & { readonly changed: boolean } {
		const nodes = this.#rooms.get(roomId) ?? new Map<string, Said>();
		for (const [other, said] of nodes)
			if (said.until <= now) nodes.delete(other);
		const before = nodes.get(node);
		const said = { connected, silent, until: now + ttlMs };
		const changed =
			(before?.connected ?? 0) !== connected ||
			(silent !== undefined && isDone(before) !== isDone(said));
		if (connected === 0) nodes.delete(node);
		else nodes.set(node, said);
		if (nodes.size === 0) this.#rooms.delete(roomId);
		else this.#rooms.set(roomId, nodes);
		return {
			connected: this.sum(roomId, now),
			silent:
				silent === undefined ? null : this.#silent(roomId, silent.round, now),
			changed,
		};
	}

	/** Over all nodes. */
	sum(roomId: string, now: number): number {
		let sum = 0;
		for (const said of this.#rooms.get(roomId)?.values() ?? [])
			if (said.until > now) sum += said.connected;
		return sum;
	}

	/** The same of those who have no answer in this round; null where a node does not know. */
	#silent(roomId: string, round: number, now: number): number | null {
		let sum = 0;
		for (const { silent, until } of this.#rooms.get(roomId)?.values() ?? []) {
			if (until <= now) continue;
			if (silent?.round !== round) return null;
			sum += silent.seats;
		}
		return sum;
	}

	forget(roomId: string): void {
		this.#rooms.delete(roomId);
	}
}

/** Of which round all at a node have answered; null: of none, or nobody is there. */
const isDone = (said: Said | undefined) =>
	said && said.connected > 0 && said.silent?.seats === 0
		? said.silent.round
		: null;
