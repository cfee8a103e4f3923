import { useId, useMemo, useRef, useState } from "preact/hooks";
import type {
	ResultRow,
	ResultRows,
	ResultsOverview,
} from "../../../shared/results.ts";
import { Down, Up } from "../../look/icons.tsx";
import * as words from "../../words/results.en.ts";
import { useBusy } from "../library/busy.ts";
import type { Resource } from "../shell/resource.ts";
import { eraseStudent } from "./erase.ts";
import { SideScroll } from "./SideScroll.tsx";
import { StudentRow } from "./StudentRow.tsx";
import {
	arrange,
	type Column,
	columns,
	firstOrder,
	type Order,
} from "./students.ts";

const pageSize = 100;
const searchFrom = 9;
const none: readonly ResultRow[] = [];

const labels: Record<Column, string> = {
	name: words.name,
	score: words.points,
	rank: words.place,
	answered: words.answeredColumn,
};

/** Every student of the room: sortable, searched by name, a hundred at a time. */
export function Students({
	results,
	rows: { data, problem },
	asked,
	onErased,
}: {
	results: ResultsOverview;
	rows: Resource<ResultRows>;
	asked: number;
	/** The results are others now. */
	onErased(): Promise<void>;
}) {
	const scored = results.settings.scoring !== "none";
	const [order, setOrder] = useState<Order>(() =>
		firstOrder(scored ? "rank" : "name"),
	);
	const [search, setSearch] = useState("");
	const [page, setPage] = useState(0);
	const id = useId();
	const heading = useRef<HTMLHeadingElement>(null);
	const [, run] = useBusy();
	const erase = async (student: ResultRow) => {
		if (!(await eraseStudent(results.room, student))) return;
		await onErased();
		// The row that had the focus is gone.
		heading.current?.focus();
	};
	const students = data?.students ?? none;
	const arranged = useMemo(
		() => arrange(students, search, order),
		[students, search, order],
	);
	const pages = Math.max(1, Math.ceil(arranged.length / pageSize));
	const current = Math.min(page, pages - 1);
	const shown = arranged.slice(current * pageSize, (current + 1) * pageSize);
	const shownColumns = columns.filter(
		(column) => scored || (column !== "score" && column !== "rank"),
	);

	const sort = (column: Column) => {
		setOrder(
			order.by === column
				? { by: column, descending: !order.descending }
				: firstOrder(column),
		);
		setPage(0);
	};

	return (
		<section aria-labelledby={id}>
			<header class="leaf-head">
				<h2 id={id} ref={heading} tabIndex={-1}>
					{words.studentsHeading}
				</h2>
				{students.length >= searchFrom && (
					<input
						type="search"
						dir="auto"
						class="field"
						placeholder={words.searchNames}
						aria-label={words.searchNames}
						value={search}
						onInput={(event) => {
							setSearch(event.currentTarget.value);
							setPage(0);
						}}
					/>
				)}
			</header>
			{students.length === 0 ? (
				<p class="results-empty" role="status">
					{data !== null
						? words.nobodyHasJoined
						: problem === null
							? words.readingTheStudents
							: words.studentsNotRead(problem.detail)}
				</p>
			) : (
				<SideScroll class="results-scroll">
					<table class="results-students">
						<thead>
							<tr>
								{shownColumns.map((column) => (
									<th
										key={column}
										scope="col"
										data-column={column}
										aria-sort={sortOf(order, column)}
									>
										<button type="button" onClick={() => sort(column)}>
											{labels[column]}
											{order.by === column &&
												(order.descending ? <Down /> : <Up />)}
										</button>
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{shown.map((student) => (
								<StudentRow
									key={student.seat}
									room={results.room.id}
									student={student}
									columns={shownColumns}
									asked={asked}
									questions={results.questions}
									onErase={(one) => void run(() => erase(one))}
								/>
							))}
						</tbody>
					</table>
				</SideScroll>
			)}
			<p class="results-pages" role="status">
				{search.trim() !== "" &&
					words.foundStudents(arranged.length, students.length)}
				{pages > 1 &&
					words.pageOf(
						current * pageSize + 1,
						current * pageSize + shown.length,
						arranged.length,
					)}
			</p>
			{pages > 1 && (
				<nav class="results-paging" aria-label={words.pagesOfStudents}>
					<button
						type="button"
						class="button"
						aria-disabled={current === 0}
						onClick={() => setPage(Math.max(0, current - 1))}
					>
						{words.previous}
					</button>
					<button
						type="button"
						class="button"
						aria-disabled={current === pages - 1}
						onClick={() => setPage(Math.min(pages - 1, current + 1))}
					>
						{words.next}
					</button>
				</nav>
			)}
		</section>
	);
}

function sortOf(
	order: Order,
	column: Column,
): "ascending" | "descending" | "none" {
	if (order.by !== column) return "none";
	return order.descending ? "descending" : "ascending";
}
