import * as real from "../../../server/store/redis/clock.ts";

export * from "../../../server/store/redis/clock.ts";

/** M11. */
export class SharedClock extends real.SharedClock {
	readonly #look: () => Promise<number>;

	constructor(...parts: ConstructorParameters<typeof real.SharedClock>) {
		super(...parts);
		const [link, keys] = parts;
		this.#look = async () => {
			const [redis, offset] = await link.run<[number, string]>("clock", [
				keys.clock,
			]);
			return redis + Number(offset);
		};
	}

	override read(): Promise<number> {
		return this.#look();
	}

	override here(): Promise<number> {
		return this.#look();
	}
}
