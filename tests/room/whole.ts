import {
	type ResultsInParts,
	resultsInSteps,
} from "../../server/room/results.ts";
import { atOnce } from "../../server/room/steps.ts";
import type { Results } from "../../shared/rest.ts";

/** Results with all of their students at once, as whoever downloads them has them. */
export function whole(results: ResultsInParts): Results {
	return { ...results, students: [...results.students] };
}

export function resultsOf(...of: Parameters<typeof resultsInSteps>): Results {
	return whole(atOnce(resultsInSteps(...of)));
}
