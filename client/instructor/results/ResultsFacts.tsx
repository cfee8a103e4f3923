import "./results.css";
import { showCode } from "../../../shared/code.ts";
import type { ResultsOverview } from "../../../shared/results.ts";
import * as words from "../../words/results.en.ts";
import type { Problem } from "../shell/rest.ts";
import { Unopened } from "../shell/Unopened.tsx";
import { showDateAndTime } from "../shell/when.ts";

/** Of which session the results are: its title, when it was, and how much of it there was. */
export function ResultsFacts({
	results: { room, questions },
}: {
	readonly results: ResultsOverview;
}) {
	const asked = questions.filter(({ rounds }) => rounds.length > 0).length;
	return (
		<div>
			<p class="results-kicker">{words.results}</p>
			<h1 dir="auto">{room.title}</h1>
			<p class="results-facts">
				<span>{showDateAndTime(room.createdAt)}</span>
				<span>{words.students(room.joined)}</span>
				<span>{words.ofQuestionsAsked(asked, questions.length)}</span>
				<span>
					{words.code(<b translate={false}>{showCode(room.code)}</b>)}
				</span>
			</p>
		</div>
	);
}

/** In their place as long as they are not there. */
export function NoResults({ problem }: { readonly problem: Problem | null }) {
	return (
		<Unopened
			waiting={words.readingTheResults}
			gone={{
				title: words.noSuchResults,
				why: words.noSuchResultsWhy,
			}}
			failed={words.notRead}
			problem={problem}
		/>
	);
}
