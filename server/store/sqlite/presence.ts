interface Said {
	readonly connected: number;
	readonly until: number;
}

/**
 * Who is connected where. In memory: it is worth nothing after a restart, when every connection is gone, and a write
 * to the disk per beat would be dear.
 */
export class Presence {
	readonly #rooms = new Map<string, Map<string, Said>>();

	/** `sum` over all nodes; `changed` when this node's number is another than it last said. Times in ms. */
	say(
		roomId: string,
		node: string,
		connected: number,
		now: number,
		ttlMs: number,
	): { sum: number; changed: boolean } {
		const nodes = this.#rooms.get(roomId) ?? new Map<string, Said>();
		for (const [other, said] of nodes)
			if (said.until <= now) nodes.delete(other);
		const changed = (nodes.get(node)?.connected ?? 0) !== connected;
		if (connected === 0) nodes.delete(node);
		else nodes.set(node, { connected, until: now + ttlMs });
		if (nodes.size === 0) this.#rooms.delete(roomId);
		else this.#rooms.set(roomId, nodes);
		let sum = 0;
		for (const said of nodes.values()) sum += said.connected;
		return { sum, changed };
	}

	/** Over all nodes. */
	sum(roomId: string, now: number): number {
		let sum = 0;
		for (const said of this.#rooms.get(roomId)?.values() ?? [])
			if (said.until > now) sum += said.connected;
		return sum;
	}

	forget(roomId: string): void {
		this.#rooms.delete(roomId);
	}
}
