import "./results.css";
import "./findings.css";
import "./report.css";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Analysis } from "../../../shared/analysis.ts";
import type { QuestionResult } from "../../../shared/rest.ts";
import type { ResultRow, ResultsOverview } from "../../../shared/results.ts";
import { routes } from "../../../shared/routes.ts";
import { Name } from "../../look/Name.tsx";
import { showPoints } from "../../look/points.ts";
import { Line } from "../../text/Line.tsx";
import { noteTexts } from "../../text/told.ts";
import * as analysisWords from "../../words/analysis.en.ts";
import * as words from "../../words/report.en.ts";
import * as resultsWords from "../../words/results.en.ts";
import { useRead } from "../shell/resource.ts";
import { call } from "../shell/rest.ts";
import { href } from "../shell/route.ts";
import { showDateAndTime } from "../shell/when.ts";
import { findingsOf, wholeTold } from "./analysis.ts";
import { told } from "./fix/Corrections.tsx";
import { Detail } from "./QuestionRow.tsx";
import { NoResults, ResultsFacts } from "./ResultsFacts.tsx";
import { Sums } from "./Sums.tsx";
import { arrange, firstOrder } from "./students.ts";
import { sayCorrection, sayQuestion } from "./words.ts";

/** What a room left behind, for paper: everything unfolded, nothing to press but how it is printed. */
export function ReportPage({ room }: { room: string }) {
	const params = { id: room };
	const results = useRead(
		useCallback(() => call(routes.rooms.overview, { params }), [room]),
	);
	const analysis = useRead(
		useCallback(() => call(routes.rooms.analysis, { params }), [room]),
	);
	const rows = useRead(
		useCallback(() => call(routes.rooms.resultRows, { params }), [room]),
	);
	const title = results.data?.room.title;
	useEffect(() => {
		// A browser offers it as the name of the PDF.
		document.title = title === undefined ? words.report : words.reportOf(title);
	}, [title]);
	if (results.data !== null)
		return (
			<Report
				results={results.data}
				analysis={analysis.data}
				unanalysed={analysis.problem?.detail ?? null}
				students={rows.data?.students ?? null}
			/>
		);
	return <NoResults problem={results.problem} />;
}

interface Props {
	readonly results: ResultsOverview;
	/** Null until it is there. */
	readonly analysis: Analysis | null;
	/** Why it could not be made. */
	readonly unanalysed: string | null;
	/** Null until they are there. */
	readonly students: readonly ResultRow[] | null;
}

function Report({ results, analysis, unanalysed, students }: Props) {
	const [paged, setPaged] = useState(false);
	const [named, setNamed] = useState(false);
	const { room, questions } = results;
	noteTexts(...questions);
	const asked = questions.filter(({ rounds }) => rounds.length > 0);
	const numberOf = (index: number) =>
		1 + questions.findIndex((question) => question.index === index);
	const isWhole =
		(analysis !== null || unanalysed !== null) && (!named || students !== null);
	return (
		<main class="leaf report" data-paged={paged ? "" : undefined}>
			<div class="report-bar">
				<a class="button" href={href({ page: "results", room: room.id })}>
					{words.backToResults}
				</a>
				<label>
					<input
						type="checkbox"
						checked={paged}
						onChange={(event) => setPaged(event.currentTarget.checked)}
					/>
					{words.eachOnItsPage}
				</label>
				<label>
					<input
						type="checkbox"
						checked={named}
						onChange={(event) => setNamed(event.currentTarget.checked)}
					/>
					{words.withStudents}
				</label>
				<button
					type="button"
					class="button primary"
					aria-disabled={!isWhole}
					onClick={() => isWhole && print()}
				>
					{isWhole ? words.printIt : resultsWords.reading}
				</button>
				<p>{words.pdfFromThere}</p>
			</div>
			<header class="leaf-head results-head">
				<ResultsFacts results={results} />
			</header>
			<Sums
				results={results}
				points={
					analysis === null ? (unanalysed ? null : undefined) : analysis.points
				}
			/>
			{analysis !== null && (
				<StandsOut analysis={analysis} numberOf={numberOf} />
			)}
			<section aria-labelledby="report-questions">
				<h2 id="report-questions" class="visually-hidden">
					{resultsWords.questions}
				</h2>
				{asked.map((question) => (
					<Question
						key={question.index}
						question={question}
						number={numberOf(question.index)}
						room={room.id}
						analysis={analysis}
					/>
				))}
			</section>
			{named && students !== null && (
				<Students
					students={students}
					isScored={results.settings.scoring !== "none"}
					asked={asked.length}
				/>
			)}
		</main>
	);
}

function StandsOut({
	analysis,
	numberOf,
}: {
	analysis: Analysis;
	numberOf(index: number): number;
}) {
	return (
		<section class="findings report-findings" aria-labelledby="report-findings">
			<h2 id="report-findings">{analysisWords.standsOut}</h2>
			<ul>
				{findingsOf(analysis, numberOf).map(({ title, sentence }) => (
					<li key={`${title} ${sentence}`}>
						<b>{title}</b> {sentence}
					</li>
				))}
			</ul>
			{wholeTold(analysis).map((sentence) => (
				<p key={sentence} class="findings-whole">
					{sentence}
				</p>
			))}
		</section>
	);
}

function Question({
	question,
	number,
	room,
	analysis,
}: {
	question: QuestionResult;
	number: number;
	room: string;
	analysis: Analysis | null;
}) {
	const { kind, corrections } = question;
	return (
		<article class="report-question">
			<h3 dir="auto">
				<span class="results-number number">{number}</span>
				<span>
					<Line text={question.text} />
				</span>
			</h3>
			<p>{sayQuestion(question)}</p>
			<Detail question={question} room={room} analysis={analysis}>
				{corrections.length > 0 && (
					<ul class="results-votes">
						{corrections.map((one) => (
							<li key={JSON.stringify(one)}>
								{sayCorrection(kind, told(one), showDateAndTime(one.at))}
							</li>
						))}
					</ul>
				)}
			</Detail>
		</article>
	);
}

function Students({
	students,
	isScored,
	asked,
}: {
	students: readonly ResultRow[];
	isScored: boolean;
	asked: number;
}) {
	const there = students.filter(({ removed }) => !removed);
	const order = firstOrder(isScored ? "rank" : "name");
	return (
		<section class="report-students" aria-labelledby="report-students">
			<h2 id="report-students">{resultsWords.studentsHeading}</h2>
			<table>
				<thead>
					<tr>
						<th scope="col">{resultsWords.name}</th>
						{isScored && <th scope="col">{resultsWords.points}</th>}
						{isScored && <th scope="col">{resultsWords.place}</th>}
						<th scope="col">{resultsWords.answeredColumn}</th>
					</tr>
				</thead>
				<tbody>
					{arrange(there, "", order).map((student) => (
						<tr key={student.seat}>
							<th scope="row">
								<Name of={student.name} />
							</th>
							{isScored && <td>{showPoints(student.score)}</td>}
							{isScored && <td>{student.rank ?? "–"}</td>}
							<td>{resultsWords.ofAll(student.answered, asked)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
