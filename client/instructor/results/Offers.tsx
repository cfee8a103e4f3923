import type { Results } from "../../../shared/rest.ts";
import { useBusy } from "../library/busy.ts";
import { takeOffers } from "./offers.ts";
import { nameVote, sayOffered } from "./words.ts";

/** Answers that a restore has lost and phones sent again: apart until the instructor takes them in. */
export function Offers({
	results,
	onTaken,
}: {
	results: Results;
	/** The results are others now. */
	onTaken(): Promise<void>;
}) {
	const [busy, run] = useBusy();
	const offers = results.questions.flatMap(({ index, rounds }) =>
		rounds.flatMap(({ round, offered }, vote) =>
			offered === 0
				? []
				: [
						{
							round,
							offered,
							name: `Question ${index + 1}${
								rounds.length > 1 ? `, ${nameVote(vote).toLowerCase()}` : ""
							}`,
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
			<h2 id="results-offers">Sent again by phones after the restore</h2>
			<p>
				These answers were saved, and lost when the store was restored. Phones
				have sent them again since, so they could have been changed, also after
				the right answer was shown. They count as given when they came again.
			</p>
			<ul>
				{offers.map(({ round, offered, name }) => (
					<li key={round} class="results-running">
						<span>
							{name}: {sayOffered(offered)}
						</span>
						<button
							type="button"
							class="button"
							aria-disabled={busy}
							aria-label={`Take them in, ${name}`}
							onClick={() => void run(() => take(round))}
						>
							Take them in
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
