/** So many networks of one site have budgets of their own; further ones share one. */
export const mostOfSite = 64;
/** For so long a network of a site keeps its own, ms. */
const memoryMs = 3_600_000;
/** Networks that are remembered. */
const mostKnown = 50_000;

/**
 * Whose budget a network draws on. Of IPv6 a site is given 65,536 networks (a /48), and one person may have them all: the first ones
 * have a budget each, and all others one together, as a campus behind one IPv4 address has.
 */
export class Networks {
	readonly #ofSite = new Map<string, Set<string>>();
	#known = 0;
	#since = performance.now();

	/** `network`: the first 64 bits, in groups; what is none is told as it is. */
	keyOf(network: string): string {
		const groups = network.split(":");
		if (groups.length !== 4) return network;
		this.#forget();
		const site = groups.slice(0, 3).join(":");
		const known = this.#ofSite.get(site) ?? new Set();
		if (known.has(network)) return network;
		if (known.size >= mostOfSite) return site;
		this.#ofSite.set(site, known.add(network));
		this.#known++;
		return network;
	}

	#forget(): void {
		const now = performance.now();
		if (now - this.#since < memoryMs && this.#known < mostKnown) return;
		this.#since = now;
		this.#known = 0;
		this.#ofSite.clear();
	}
}
