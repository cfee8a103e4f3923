import { routes } from "../../../shared/routes.ts";
import * as analysisWords from "../../words/analysis.en.ts";
import * as reportWords from "../../words/report.en.ts";
import * as words from "../../words/results.en.ts";
import "./results.css";
import { useCallback, useEffect } from "preact/hooks";
import type { Analysis } from "../../../shared/analysis.ts";
import type { ResultRows, ResultsOverview } from "../../../shared/results.ts";
import { noteTexts } from "../../text/told.ts";
import { deleteRoom } from "../library/actions.ts";
import { useBusy } from "../library/busy.ts";
import { Menu } from "../shell/Menu.tsx";
import { type Resource, useRead } from "../shell/resource.ts";
import { call } from "../shell/rest.ts";
import { go, href } from "../shell/route.ts";
import { Findings } from "./Findings.tsx";
import { Offers } from "./Offers.tsx";
import { QuestionRow } from "./QuestionRow.tsx";
import { NoResults, ResultsFacts } from "./ResultsFacts.tsx";
import { Students } from "./Students.tsx";
import { Sums } from "./Sums.tsx";
import { TakeAway } from "./take-away/TakeAway.tsx";
import { sayKept } from "./words.ts";

/** What a room left behind, or has so far while it runs. */
export function ResultsPage({ room }: { room: string }) {
	const results = useRead(
		useCallback(
			() => call(routes.rooms.overview, { params: { id: room } }),
			[room],
		),
	);
	const rows = useRead(
		useCallback(
			() => call(routes.rooms.resultRows, { params: { id: room } }),
			[room],
		),
	);
	const analysis = useRead(
		useCallback(
			() => call(routes.rooms.analysis, { params: { id: room } }),
			[room],
		),
	);
	const { data, problem } = results;
	const title = data?.room.title;
	useEffect(() => {
		document.title = words.title(
			title === undefined ? words.results : words.resultsOf(title),
		);
	}, [title]);

	if (data !== null)
		return (
			<Page
				results={data}
				rows={rows}
				stale={problem?.detail ?? null}
				loading={results.loading}
				analysis={analysis.data}
				unanalysed={analysis.problem?.detail ?? null}
				reload={async () => {
					await Promise.all(
						[results, rows, analysis].map(({ reload }) => reload()),
					);
				}}
			/>
		);
	return <NoResults problem={problem} />;
}

interface PageProps {
	results: ResultsOverview;
	rows: Resource<ResultRows>;
	/** Why these may be older than they should be. */
	stale: string | null;
	loading: boolean;
	/** Null until it is there. */
	analysis: Analysis | null;
	/** Why it could not be made. */
	unanalysed: string | null;
	reload(): Promise<void>;
}

function Page({
	results,
	rows,
	stale,
	loading,
	analysis,
	unanalysed,
	reload,
}: PageProps) {
	const { room, questions } = results;
	const numberOf = (index: number) =>
		1 + questions.findIndex((question) => question.index === index);
	noteTexts(...questions);
	const [, run] = useBusy();
	const running = room.phase !== "ended";
	const asked = questions.filter(
		(question) => question.rounds.length > 0,
	).length;
	const remove = async () => {
		if (await deleteRoom(room)) go({ page: "library" });
	};
	return (
		<main class="leaf">
			<header class="leaf-head results-head">
				<ResultsFacts results={results} />
				<div class="leaf-tools">
					<TakeAway room={room.id} />
					<Menu label={words.more} look="square">
						<a
							class="button quiet"
							href={href({ page: "report", room: room.id })}
						>
							{reportWords.printReport}
						</a>
						<button
							type="button"
							class="button quiet"
							onClick={() => void run(remove)}
						>
							{words.deleteForGoodItem}
						</button>
					</Menu>
				</div>
			</header>
			<Sums
				results={results}
				points={
					analysis === null && unanalysed !== null ? null : analysis?.points
				}
			/>
			{running && (
				<p class="results-running">
					<span>{words.stillRunning}</span>
					<button
						type="button"
						class="button"
						aria-disabled={loading}
						onClick={() => void reload()}
					>
						{loading ? words.reading : words.readAgain}
					</button>
					<a class="button" href={href({ page: "room", room: room.id })}>
						{words.goToTheRoom}
					</a>
				</p>
			)}
			{stale !== null && (
				<p class="results-running" role="status">
					{words.mayBeOutOfDate(stale)}
				</p>
			)}
			<Offers results={results} onTaken={reload} />
			{analysis !== null && (
				<Findings analysis={analysis} numberOf={numberOf} />
			)}
			{unanalysed !== null && (
				<p class="results-running" role="status">
					{analysisWords.notWorkedOut(unanalysed)}
				</p>
			)}
			<section aria-labelledby="results-questions">
				<h2 id="results-questions" tabIndex={-1}>
					{words.questions}
				</h2>
				<ol class="results-questions">
					{questions.map((question, place) => (
						<QuestionRow
							key={question.index}
							question={question}
							number={place + 1}
							room={room.id}
							analysis={analysis}
							onCorrected={reload}
						/>
					))}
				</ol>
			</section>
			<Students results={results} rows={rows} asked={asked} onErased={reload} />
			<p class="results-kept">{sayKept(results)}</p>
		</main>
	);
}
