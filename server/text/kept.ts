import type { Look } from "./look.ts";

/** How much of what was rendered a node keeps, in characters of sources and results. */
const most = 8 * 1024 * 1024;

/** What was rendered, as far as there is room: what was asked for last stays. */
export class Kept {
	readonly #looks = new Map<string, Look>();
	#size = 0;

	get(key: string): Look | null {
		const look = this.#looks.get(key);
		if (look === undefined) return null;
		this.#looks.delete(key);
		this.#looks.set(key, look);
		return look;
	}

	set(key: string, look: Look): void {
		this.#size += sizeOf(key, look);
		this.#looks.set(key, look);
		for (const [oldest, its] of this.#looks) {
			if (this.#size <= most) return;
			this.#looks.delete(oldest);
			this.#size -= sizeOf(oldest, its);
		}
	}
}

function sizeOf(key: string, look: Look): number {
	return key.length + ("html" in look ? (look.html?.length ?? 0) : 0);
}
