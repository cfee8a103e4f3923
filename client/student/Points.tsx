import type { OwnResults } from "../../shared/own-results.ts";
import { hasPlace } from "../../shared/points.ts";
import * as words from "../words/student-after.en.ts";

/** Own points, and the place where the room tells it. */
export function Points({
	results: { score, place },
}: {
	readonly results: Pick<OwnResults, "score" | "place">;
}) {
	if (score === null) return null;
	const points = <b>{words.points(score)}</b>;
	return (
		<p class="standing number">
			{place && hasPlace(score)
				? words.inAllPlaceOf(points, <b>{place.rank}</b>, place.of)
				: words.inAll(points)}
		</p>
	);
}
