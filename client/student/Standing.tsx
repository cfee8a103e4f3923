import { hasPlace } from "../../shared/points.ts";
import type { Me } from "../../shared/views.ts";
import * as words from "../words/student-after.en.ts";

/** Own points and place, where the room shows them. */
export function Standing({ standing }: { readonly standing: Me["standing"] }) {
	if (standing === null) return null;
	const { score, rank, of } = standing;
	return (
		<p class="standing number">
			{hasPlace(score)
				? words.inAllPlaceOf(<b>{words.points(score)}</b>, <b>{rank}</b>, of)
				: words.inAll(<b>{words.points(score)}</b>)}
		</p>
	);
}
