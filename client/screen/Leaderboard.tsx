import { Name } from "../look/Name.tsx";
import * as words from "../words/screen.en.ts";
import "./board.css";
import type { ScreenView, Standing } from "../../shared/views.ts";
import { roundPoints } from "../look/points.ts";

interface Props {
	readonly title: string;
	readonly view: ScreenView;
	readonly standings: readonly Standing[];
}

/** The best, equal scores with the same place and the word for it. */
export function Leaderboard({ title, view, standings }: Props) {
	const tied = (rank: number) =>
		standings.filter((standing) => standing.rank === rank).length > 1;
	return (
		<div class="board">
			<p class="board-quiz" dir="auto">
				{view.title}
			</p>
			<h1>{title}</h1>
			{standings.length > 0 && (
				<ol style={{ "--rows": Math.max(standings.length, 5) }}>
					{standings.map(({ rank, name, score }, index) => (
						<li
							key={`${rank} ${name} ${index}`}
							data-first={rank === 1 ? "" : undefined}
						>
							<b class="board-rank number">{rank}</b>
							<span class="board-name">
								<Name of={name} />
							</span>
							{tied(rank) && <span class="board-tied">{words.tied}</span>}
							<span class="board-score number">
								{words.points(roundPoints(score))}
							</span>
						</li>
					))}
				</ol>
			)}
		</div>
	);
}
