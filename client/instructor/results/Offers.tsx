import type { ResultsOverview } from "../../../shared/results.ts";
import * as words from "../../words/results.en.ts";
import { useBusy } from "../library/busy.ts";
import { takeOffers } from "./offers.ts";
import { nameVote } from "./words.ts";

/** Answers that a restore has lost and phones sent again: apart until the instructor takes them in. */
export function Offers({
	results,
	onTaken,
}: {
	results: ResultsOverview;
	/** The results are others now. */
	onTaken(): Promise<void>;
}) {
	const [busy, run] = useBusy();
	const offers = results.questions.flatMap(({ rounds }, place) =>
		rounds.flatMap(({ round, offered }, vote) =>
			offered === 0
				? []
				: [
						{
							round,
							offered,
							name: words.inVote(
								place + 1,
								rounds.length > 1 ? nameVote(vote) : null,
							),
						},
					],
		),
	);
	if (offers.length === 0) return null;
	const take = async (round: number) => {
		if (!(await takeOffers(results.room.id, round))) return;
		await onTaken();
		// The button that had the focus is gone.
		document.getElementById("results-questions")?.focus();
	};
	return (
		<section class="results-offers" aria-labelledby="results-offers">
			<h2 id="results-offers">{words.offersHeading}</h2>
			<p>{words.offersExplained}</p>
			<ul>
				{offers.map(({ round, offered, name }) => (
					<li key={round} class="results-running">
						<span>
							{name}: {words.offered(offered)}
						</span>
						<button
							type="button"
							class="button"
							aria-disabled={busy}
							aria-label={words.takeThemInNamed(name)}
							onClick={() => void run(() => take(round))}
						>
							{words.takeThemIn}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
