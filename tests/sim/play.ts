import { goneOf } from "./archive.ts";
import { digest, faultsOf } from "./check.ts";
import { lecture } from "./lecture.ts";
import type { Mutant } from "./mutants.ts";
import { type Counts, count } from "./weather.ts";

/** What came of one lecture. */
export interface Played {
	readonly seed: number;
	/** One line per broken promise. */
	readonly faults: readonly string[];
	readonly counts: Counts;
	/** What the store kept, as text. */
	readonly digest: string;
}

/** Plays the lecture of this seed and judges it. */
export async function play(seed: number, mutant?: Mutant): Promise<Played> {
	const hall = await lecture(seed, mutant);
	const { counts } = hall.weather;
	try {
		const faults = await faultsOf(hall);
		const gone = await goneOf(hall.stores.rooms);
		if (gone > 0) count(counts, "old room deleted", gone);
		return { seed, faults, counts, digest: await digest(hall) };
	} catch (error) {
		// What is stored cannot even be told, as an answer to another question.
		return { seed, faults: [String(error)], counts, digest: "" };
	} finally {
		hall.close();
	}
}

export function add(total: Counts, counts: Counts): void {
	for (const [what, times] of Object.entries(counts))
		total[what] = (total[what] ?? 0) + times;
}
