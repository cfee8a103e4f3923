import { useCallback, useId, useState } from "preact/hooks";
import type { QuestionResult, StudentResult } from "../../../shared/rest.ts";
import type { ResultRow } from "../../../shared/results.ts";
import { routes } from "../../../shared/routes.ts";
import { deskOf } from "../../kinds/desks.ts";
import { Check, Cross, Trash } from "../../look/icons.tsx";
import { Name } from "../../look/Name.tsx";
import { showPoints } from "../../look/points.ts";
import * as words from "../../words/results.en.ts";
import { useRead } from "../shell/resource.ts";
import { call } from "../shell/rest.ts";
import type { Column } from "./students.ts";
import { nameVote } from "./words.ts";

interface Props {
	room: string;
	student: ResultRow;
	columns: readonly Column[];
	/** How many questions were asked. */
	asked: number;
	questions: readonly QuestionResult[];
	onErase(student: ResultRow): void;
}

/** One student; the name opens the answers. */
export function StudentRow(props: Props) {
	const { room, student, columns, asked, questions, onErase } = props;
	const [open, setOpen] = useState(false);
	const id = useId();
	const cell = (column: Column) => {
		switch (column) {
			case "name":
				return (
					<th key={column} scope="row" data-column={column}>
						<button
							type="button"
							class="results-name"
							aria-expanded={open}
							aria-controls={id}
							onClick={() => setOpen(!open)}
						>
							<Name of={student.name} />
						</button>
						{student.removed && (
							<span class="results-removed">{words.removed}</span>
						)}
					</th>
				);
			case "score":
				return (
					<td key={column} data-column={column}>
						{showPoints(student.score)}
					</td>
				);
			case "rank":
				return (
					<td key={column} data-column={column}>
						{student.rank ?? "–"}
					</td>
				);
			case "answered":
				return (
					<td key={column} data-column={column}>
						{words.ofAll(student.answered, asked)}
					</td>
				);
		}
	};
	return (
		<>
			<tr data-open={open ? "" : undefined}>{columns.map(cell)}</tr>
			<tr id={id} hidden={!open}>
				{open && (
					<td colSpan={columns.length} class="results-answers">
						<Answers
							room={room}
							student={student}
							questions={questions}
							scored={columns.includes("score")}
						/>
						<button
							type="button"
							class="button quiet results-erase"
							onClick={() => onErase(student)}
						>
							<Trash /> {words.deleteThisStudentsData}
						</button>
					</td>
				)}
			</tr>
		</>
	);
}

/** Read when the row is opened. */
function Answers({
	room,
	student,
	...told
}: Omit<ToldProps, "answers"> & { room: string; student: ResultRow }) {
	const { data, problem } = useRead(
		useCallback(() => {
			const params = { id: room, seat: student.seat };
			return call(routes.rooms.studentAnswers, { params });
		}, [room, student]),
	);
	if (data === null)
		return (
			<p role="status">
				{problem === null
					? words.readingTheAnswers
					: words.answersNotRead(problem.detail)}
			</p>
		);
	if (data.answers.length === 0)
		return <p>{words.answeredNothing(<Name of={student.name} />)}</p>;
	return <Told {...told} answers={data.answers} />;
}

interface ToldProps {
	answers: StudentResult["answers"];
	questions: readonly QuestionResult[];
	scored: boolean;
}

function Told({ answers: given, questions, scored }: ToldProps) {
	const answers = [...given].sort(
		(one, other) => one.index - other.index || one.round - other.round,
	);
	return (
		<ul>
			{answers.map((answer) => {
				const place = questions.findIndex(
					({ index }) => index === answer.index,
				);
				const question = questions[place];
				const votes = question?.rounds ?? [];
				const { Answer, verdict } = deskOf(question?.kind ?? "");
				return (
					<li key={answer.round}>
						<span class="results-place">
							{words.question(place + 1)}
							{votes.length > 1 &&
								`, ${nameVote(votes.findIndex((vote) => vote.round === answer.round)).toLowerCase()}`}
						</span>
						<span>
							{question && Answer ? (
								<Answer question={question} value={answer.value} />
							) : (
								<bdi>{answer.said}</bdi>
							)}
						</span>
						<Judged
							correct={answer.correct}
							partly={answer.partly === true}
							said={verdict?.(answer.value) ?? null}
							points={scored && answer.counting ? answer.points : null}
						/>
					</li>
				);
			})}
		</ul>
	);
}

function Judged({
	correct,
	partly,
	said,
	points,
}: {
	correct: boolean | null;
	partly: boolean;
	/** In the place of "wrong". */
	said: string | null;
	points: number | null;
}) {
	if (correct === null) return <span class="results-judged" />;
	const earned =
		points !== null && words.pointsEarned(points, showPoints(points));
	if (partly)
		return (
			<span class="results-judged" data-partly="">
				{words.partlyRight}
				{earned}
			</span>
		);
	if (!correct && said !== null)
		return (
			<span class="results-judged" data-partly="">
				{said}
			</span>
		);
	return (
		<span class="results-judged" data-correct={correct ? "" : undefined}>
			{correct ? <Check /> : <Cross />} {correct ? words.correct : words.wrong}
			{earned}
		</span>
	);
}
