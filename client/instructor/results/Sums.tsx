import "./sums.css";
import type { Results } from "../../../shared/rest.ts";
import * as words from "../../words/results.en.ts";
import { sumsOf } from "./sums.ts";

/** With more bars than these none could be told from its neighbour. */
const mostBars = 21;

/** What the whole room comes to, on slate: who took part, how much was right, and how that is spread. */
export function Sums({ results }: { results: Results }) {
	const { answered, judged, mean, share, spread } = sumsOf(results);
	const most = Math.max(1, ...spread);
	const middle = mean === null ? -1 : Math.round(mean);
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
			{spread.length > 1 && spread.length <= mostBars && answered > 0 && (
				<figure aria-label={words.spread}>
					<ol class="sums-spread" aria-hidden="true">
						{spread.map((count, own) => (
							<li key={own} data-mean={own === middle ? "" : undefined}>
								<i style={{ height: `${(100 * count) / most}%` }} />
								<span class="number">{own}</span>
							</li>
						))}
					</ol>
					<figcaption class="visually-hidden">
						{spread
							.map((count, own) => words.hadRight(count, own))
							.filter((_, own) => (spread[own] ?? 0) > 0)
							.join(" ")}
					</figcaption>
				</figure>
			)}
		</section>
	);
}
