import type { Share } from "../../shared/views.ts";
import { showPoints } from "../look/points.ts";
import * as words from "../words/screen.en.ts";

/** How many have how many points, in the place of names, as long as nearly all are equal. */
export function Shares({ shares }: { readonly shares: readonly Share[] }) {
	const all = Math.max(...shares.map(({ students }) => students), 1);
	return (
		<ol style={{ "--rows": shares.length }}>
			{shares.map(({ score, students }) => (
				<li key={score} class="board-place" style={{ "--n": students / all }}>
					<span class="board-bar" />
					<b class="board-rank number">{students}</b>
					<span class="board-names">{words.studentsWith(students)}</span>
					<span class="board-points number">
						{words.points(showPoints(score), score === 1)}
					</span>
				</li>
			))}
		</ol>
	);
}
