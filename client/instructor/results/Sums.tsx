import "./sums.css";
import type { PointsSpread } from "../../../shared/analysis.ts";
import type { ResultsOverview } from "../../../shared/results.ts";
import { showPoints } from "../../look/points.ts";
import * as analysisWords from "../../words/analysis.en.ts";
import * as words from "../../words/results.en.ts";

interface Props {
	readonly results: ResultsOverview;
	/** How they are spread; null: there are none, so that what is right is counted; undefined: not known yet. */
	readonly points: PointsSpread | null | undefined;
}

/** With more bars than these none could be told from its neighbour. */
const mostBars = 21;

/** What the whole room comes to, on slate: who took part, how much was right, and how that is spread. */
export function Sums({ results, points }: Props) {
	const { answered, judged, mean, share, spread } = results.sums;
	const middle = mean === null ? -1 : Math.round(mean);
	const isTold = spread.length > 1 && spread.length <= mostBars && answered > 0;
	return (
		<section class="sums slate leaning" aria-label={words.sums}>
			<p>
				<b>{answered}</b>
				{words.ofJoinedAnswered(results.room.joined)}
			</p>
			{mean !== null && (
				<p>
					<b>
						{mean.toFixed(1)} <small>{words.ofQuestions(judged)}</small>
					</b>
					{words.rightOnAverage}
				</p>
			)}
			{share !== null && (
				<p>
					<b>
						{Math.round(100 * share)} <small>%</small>
					</b>
					{words.ofAnswersRight}
				</p>
			)}
			{points && points.steps.length > 1 && (
				<Bars
					name={analysisWords.spreadOfPoints}
					bars={points.steps.map(({ from, to, students }, step) => ({
						name: from === to ? showPoints(from) : showPoints(to),
						count: students,
						said: analysisWords.hadPoints(
							students,
							from === to
								? showPoints(from)
								: analysisWords.pointsFromTo(showPoints(from), showPoints(to)),
						),
						isMean: step === middleOf(points),
					}))}
				/>
			)}
			{points === null && isTold && (
				<Bars
					name={words.spread}
					bars={spread.map((count, own) => ({
						name: String(own),
						count,
						said: words.hadRight(count, own),
						isMean: own === middle,
					}))}
				/>
			)}
		</section>
	);
}

/** The step that the mean falls into. */
function middleOf({ steps, mean }: PointsSpread): number {
	return steps.findIndex(({ from, to }) =>
		from === to ? from === Math.round(mean) : mean < to || to === mean,
	);
}

interface Bar {
	readonly name: string;
	readonly count: number;
	readonly said: string;
	/** Where the mean is. */
	readonly isMean: boolean;
}

function Bars({ name, bars }: { name: string; bars: readonly Bar[] }) {
	const most = Math.max(1, ...bars.map(({ count }) => count));
	return (
		<figure aria-label={name}>
			<ol class="sums-spread" aria-hidden="true">
				{bars.map((bar) => (
					<li key={bar.name} data-mean={bar.isMean ? "" : undefined}>
						<i style={{ height: `${(100 * bar.count) / most}%` }} />
						<span class="number">{bar.name}</span>
					</li>
				))}
			</ol>
			<figcaption class="visually-hidden">
				{bars
					.filter(({ count }) => count > 0)
					.map(({ said }) => said)
					.join(" ")}
			</figcaption>
		</figure>
	);
}
