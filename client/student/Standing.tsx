import type { Me } from "../../shared/views.ts";
import { points } from "./words.ts";

/** Own points and place, where the room shows them. */
export function Standing({ standing }: { readonly standing: Me["standing"] }) {
	if (standing === null) return null;
	const { score, rank, of } = standing;
	return (
		<p class="standing number">
			<b>{points(score)}</b> in all, place <b>{rank}</b> of {of}
		</p>
	);
}
