import { Fragment } from "preact";
import { Name } from "../look/Name.tsx";
import { showPoints } from "../look/points.ts";
import * as words from "../words/screen.en.ts";
import { Shares } from "./Shares.tsx";
import "./board.css";
import { numberIn, questionsIn } from "../../shared/slides.ts";
import type { ScreenView, Standing } from "../../shared/views.ts";
import { baseOf, mostNames, type Place, placesOf } from "./places.ts";

interface Props {
	readonly view: ScreenView;
	readonly standings: readonly Standing[];
}

/** The best five places: who shares one stands on one line; bars begin where the differences are, and say so. */
export function Leaderboard({ view, standings }: Props) {
	const places = placesOf(standings).slice(0, 5);
	const base = baseOf(places);
	const most = Math.max(...places.map(({ score }) => score), 1);
	const index =
		"asked" in view ? view.asked.index : "index" in view ? view.index : null;
	return (
		<>
			<header class="head">
				<p>
					{index === null
						? null
						: words.afterQuestion(
								<b class="number">{numberIn(view, index)}</b>,
								questionsIn(view),
							)}
				</p>
			</header>
			<div class="stage board">
				<h1 class="question">{words.leaderboard}</h1>
				{places.length === 0 && !view.shares && <p>{words.nobodyHasPoints}</p>}
				{view.shares && <Shares shares={view.shares} />}
				{!view.shares && (
					<ol style={{ "--rows": places.length }}>
						{places.map((place) => (
							<li
								key={place.rank}
								class="board-place"
								data-first={place.rank === 1 ? "" : undefined}
								style={{ "--n": (place.score - base) / (most - base || 1) }}
							>
								<span class="board-bar" />
								<b class="board-rank number">{place.rank}</b>
								<span class="board-names">
									<Names place={place} />
								</span>
								<span class="board-points number">
									{words.points(showPoints(place.score), place.score === 1)}
								</span>
								<Move moved={place.moved} />
							</li>
						))}
					</ol>
				)}
				{base > 0 && !view.shares && (
					<p class="board-base">{words.barsBeginAt(showPoints(base))}</p>
				)}
			</div>
		</>
	);
}

/** Up to three by name; where more share a place, how many they are. */
export function Names({ place }: { readonly place: Place }) {
	const { names, count, rank } = place;
	if (count > mostNames) return <>{words.shareThePlace(count, rank)}</>;
	return (
		<>
			{names.map((name, index) => (
				<Fragment key={`${name} ${index}`}>
					{index > 0 && " "}
					<span class="board-name">
						{name === "" ? (
							<span class="board-held">{words.heldName}</span>
						) : (
							<Name of={name} />
						)}
						{index < names.length - 1 && ","}
					</span>
				</Fragment>
			))}
			{count > 1 && <span class="board-tied"> {words.tied(count)}</span>}
		</>
	);
}

function Move({ moved }: { readonly moved: number | null }) {
	if (moved === null) return <span />;
	if (moved === 0) return <span class="board-move">–</span>;
	return (
		<span class="board-move number" data-up={moved > 0 ? "" : undefined}>
			<svg viewBox="0 0 10 10" aria-hidden="true">
				<path d={moved > 0 ? "M5 1l5 8H0z" : "M5 9l5-8H0z"} />
			</svg>
			<span class="visually-hidden">{moved > 0 ? words.up : words.down} </span>
			{Math.abs(moved)}
		</span>
	);
}
