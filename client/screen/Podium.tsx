import { showPoints } from "../look/points.ts";
import * as words from "../words/screen.en.ts";
import "./podium.css";
import type { Standing } from "../../shared/views.ts";
import { Names } from "./Leaderboard.tsx";
import { placesOf } from "./places.ts";

interface Props {
	readonly title: string;
	readonly standings: readonly Standing[];
	readonly joined: number | null;
}

/** The end: three lecterns under the lamp, where anybody has points; who shares a place shares a lectern. */
export function Podium({ title, standings, joined }: Props) {
	const places = placesOf(standings).slice(0, 3);
	const most = Math.max(...places.map(({ score }) => score), 1);
	return (
		<div class="end">
			<header class="head">
				<p class="head-title" dir="auto">
					{title}
				</p>
				{joined !== null && (
					<p>{words.tookPart(<b class="number">{joined}</b>)}</p>
				)}
			</header>
			<div class="end-stage" data-alone={places.length === 0 ? "" : undefined}>
				<h1>{words.thankYou}</h1>
				{places.length > 0 && (
					<ol class="podium">
						{places.map((place, index) => (
							<li
								key={place.rank}
								style={{
									"--n":
										index === 0
											? 1
											: Math.min(
													0.86 - 0.2 * index,
													Math.max(
														0.36 - 0.06 * index,
														place.score / most - 0.18 * index,
													),
												),
									order: [1, 0, 2][index],
								}}
								data-first={index === 0 ? "" : undefined}
							>
								<p class="podium-names">
									<Names place={place} />
								</p>
								<p class="podium-points number">
									{words.points(showPoints(place.score), place.score === 1)}
								</p>
								<p class="podium-block number">{place.rank}</p>
							</li>
						))}
					</ol>
				)}
			</div>
		</div>
	);
}
