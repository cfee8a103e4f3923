import "./hall.css";
import { showCode } from "../../../shared/code.ts";
import {
	isSlide,
	numberAt,
	slidePartsOf,
} from "../../../shared/kinds/kinds.ts";
import { pictureOf } from "../../kinds/pictures.ts";
import { Name } from "../../look/Name.tsx";
import { showPoints } from "../../look/points.ts";
import { rowsFrom } from "../../text/direction.ts";
import { Rich } from "../../text/Rich.tsx";
import * as words from "../../words/room.en.ts";
import { useRoom } from "./context.ts";
import { useFit } from "./fit.ts";
import { distributionOf, lastRounds } from "./known.ts";
import { ScreenSwitches } from "./ScreenSwitches.tsx";

/** What the hall sees now, small, and what it is shown beyond that. */
export function Hall() {
	const { view, sheet } = useRoom();
	const shown = view.question === null ? undefined : sheet[view.question];
	const whole = useFit(JSON.stringify([view.at, view.screen, shown?.text]));
	const isAsked = view.phase === "open" || view.phase === "closed";
	return (
		<section class="hall" aria-label={words.inTheHall}>
			<h2>
				{words.inTheHall}
				{isAsked && (
					<span class="tag">
						{view.screen.distribution ? words.barsShown : words.barsHidden}
					</span>
				)}
			</h2>
			<div class="hall-picture" aria-hidden="true" inert>
				<div class="hall-whole" data-phase={view.phase} ref={whole}>
					<Seen />
				</div>
				{view.phase !== "lobby" && (
					<b class="hall-code number" translate={false}>
						{showCode(view.code)}
					</b>
				)}
			</div>
			<ScreenSwitches />
		</section>
	);
}

function Seen() {
	const page = useRoom();
	const { view, sheet } = page;
	const place = view.question;
	const question = place === null ? undefined : sheet[place];
	if (view.phase === "lobby")
		return (
			<p class="hall-lobby number" translate={false}>
				{showCode(view.code)}
			</p>
		);
	if (
		view.phase === "ended" ||
		(view.screen.leaderboard && view.phase !== "open")
	)
		return <Board />;
	if (place === null || question === undefined) return null;
	if (isSlide(question)) return <Slide place={place} />;
	const { Picture } = pictureOf(question.kind);
	const [round] = lastRounds(view.run[place] ?? []);
	const isRevealed = view.phase === "revealed";
	const showsBars = isRevealed || view.screen.distribution;
	return (
		<>
			<p class="hall-text" dir="auto">
				<Rich text={question.text} />
			</p>
			{view.phase !== "ready" && round !== null && (
				<div class="stage-picture" data-from={rowsFrom(question.text)}>
					<Picture
						ask={question.ask}
						distribution={showsBars ? distributionOf(page, place, round) : null}
						key_={isRevealed ? question.key : null}
						before={null}
						mine={null}
						size="screen"
					/>
				</div>
			)}
		</>
	);
}

function Slide({ place }: { place: number }) {
	const { view, sheet } = useRoom();
	const slide = sheet[place];
	const parts = (slide && slidePartsOf(slide)) ?? [];
	return (
		<>
			<p class="hall-text" dir="auto">
				{slide?.text.trim() ? (
					<Rich text={slide.text} />
				) : (
					words.slide(numberAt(sheet, place))
				)}
			</p>
			{parts.slice(0, view.parts ?? 1).map((part, at) => (
				<div key={at} class="hall-part" dir="auto">
					<Rich text={part} />
				</div>
			))}
		</>
	);
}

function Board() {
	const { view } = useRoom();
	const { leaderboard, podium } = view;
	const shares = view.phase === "ended" ? undefined : view.shares;
	const seen = podium
		? leaderboard.filter(({ rank }) => podium.includes(rank))
		: leaderboard;
	return (
		<>
			<p class="hall-text">{words.leaderboard}</p>
			<ol class="hall-board">
				{shares
					? shares.map(({ score, students }) => (
							<li key={score}>
								{words.shareOfBoard(<b>{students}</b>, students === 1)}:{" "}
								{showPoints(score)}
							</li>
						))
					: seen.slice(0, 5).map((standing, at) => (
							<li key={at}>
								<b>{standing.rank}</b> <Name of={standing.name} />
							</li>
						))}
			</ol>
		</>
	);
}
