import * as words from "../../words/shell.en.ts";
import type { Problem } from "./rest.ts";
import { href } from "./route.ts";

/** In a page's place while what it shows is on its way, is not there, or cannot be read for now. */
export function Unopened({
	waiting,
	gone,
	failed,
	problem,
}: {
	waiting: string;
	/** Title and reason when there is no such thing. */
	gone: { title: string; why: string };
	/** Title when it may be there, and is asked for again. */
	failed: string;
	/** Null while nothing has gone wrong. */
	problem: Problem | null;
}) {
	const isGone = problem?.status === 404;
	return (
		<main class="gate">
			{problem === null && <p role="status">{waiting}</p>}
			{problem !== null && (
				<>
					<h1>{isGone ? gone.title : failed}</h1>
					<p role="status">
						{isGone ? gone.why : words.tryingAgain(problem.detail)}
					</p>
					<a class="button" href={href({ page: "library" })}>
						{words.backToTheLibrary}
					</a>
				</>
			)}
		</main>
	);
}
