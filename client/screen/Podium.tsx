import { percent } from "../kinds/words.en.ts";
import { showPoints } from "../look/points.ts";
import * as words from "../words/screen.en.ts";
import "./podium.css";
import type { ScreenView, Standing } from "../../shared/views.ts";
import { Names } from "./Leaderboard.tsx";
import { OwnPicture } from "./Own.tsx";
import { type Place, placesOf } from "./places.ts";

type EndedView = Extract<ScreenView, { phase: "ended" }>;

interface Props {
	readonly title: string;
	readonly standings: readonly Standing[];
	/** Null: all of it is shown. */
	readonly podium: EndedView["podium"] | null;
	readonly joined: number | null;
	readonly right: number | null;
	readonly branding: ScreenView["branding"];
}

/** The end: three lecterns under the lamp, where anybody has points; who shares a place shares a lectern. */
export function Podium(props: Props) {
	const { title, standings, podium, joined, right, branding } = props;
	const places = placesOf(standings).slice(0, 3);
	const lecterns = podium
		? podium.ranks.map((rank) => places.find((place) => place.rank === rank))
		: places;
	return (
		<div class="end">
			<header class="head">
				<p class="head-title" dir="auto">
					{title}
				</p>
				{joined !== null && (
					<p class="end-sums">
						{words.tookPart(<b class="number">{joined}</b>)}
						{right !== null &&
							words.rightOnTheWhole(
								<b class="number">{percent(Math.round(right * 100))}</b>,
							)}
					</p>
				)}
			</header>
			<div
				class="end-stage"
				data-alone={lecterns.length === 0 ? "" : undefined}
				data-pictured={branding?.picture ? "" : undefined}
			>
				<h1>{words.thankYou}</h1>
				<OwnPicture of={branding} />
				{lecterns.length > 0 && (
					<ol class="podium">
						{lecterns.map((place, index) => (
							<li
								key={index}
								style={{
									"--n": podium
										? byPlace[index]
										: byScore(places, index, place?.score ?? 0),
									order: [1, 0, 2][index],
								}}
								data-first={index === 0 ? "" : undefined}
								data-shown={place === undefined ? undefined : ""}
							>
								<Lectern place={place} />
							</li>
						))}
					</ol>
				)}
			</div>
		</div>
	);
}

function Lectern({ place }: { readonly place: Place | undefined }) {
	if (place === undefined)
		return (
			<p class="podium-block">
				<span class="visually-hidden">{words.placeToCome}</span>
			</p>
		);
	return (
		<>
			<p class="podium-names">
				<Names place={place} />
			</p>
			<p class="podium-points number">
				{words.points(showPoints(place.score), place.score === 1)}
			</p>
			<p class="podium-block number">{place.rank}</p>
		</>
	);
}

/** How high they are where not all is told yet: nothing moves when it is. */
const byPlace = [1, 0.66, 0.44];

function byScore(
	places: readonly Place[],
	index: number,
	score: number,
): number {
	if (index === 0) return 1;
	const most = Math.max(...places.map((place) => place.score), 1);
	return Math.min(
		0.86 - 0.2 * index,
		Math.max(0.36 - 0.06 * index, score / most - 0.18 * index),
	);
}
