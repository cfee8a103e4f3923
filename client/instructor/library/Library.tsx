import * as words from "../../words/library.en.ts";
import "./library.css";
import "./cards.css";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Bolt, Plus } from "../../look/icons.tsx";
import { Menu } from "../shell/Menu.tsx";
import { session } from "../shell/session.ts";
import {
	type Imported,
	importQuiz,
	newQuiz,
	restoreCourse,
	startEmptyRoom,
} from "./actions.ts";
import { useBusy } from "./busy.ts";
import { FirstWays } from "./FirstWays.tsx";
import { ImportButton } from "./ImportButton.tsx";
import { ImportReport } from "./ImportReport.tsx";
import { useQuizzes, useRooms } from "./list.ts";
import { PasteQuiz } from "./PasteQuiz.tsx";
import { Quizzes } from "./Quizzes.tsx";
import { Reminder } from "./Reminder.tsx";
import { EndedRooms, RunningRooms } from "./Rooms.tsx";
import { deleteUntouched } from "./untouched.ts";
import { openView } from "./view.ts";

/** So many quizzes and rooms are read without anybody asking for more. */
const readUnasked = 500;

/** The instructor's first page: rooms that run, quizzes to start one with, and past sessions. */
export function Library() {
	const [wantedQuizzes, wantQuizzes] = useState(1);
	const [wantedRooms, wantRooms] = useState(1);
	const quizzes = useQuizzes(wantedQuizzes, deleteUntouched);
	const rooms = useRooms(wantedRooms);
	const [imported, setImported] = useState<readonly Imported[]>([]);
	const [making, make] = useBusy();
	const [starting, start] = useBusy();
	const [restoring, restore] = useBusy();
	const [importing, bringIn] = useBusy();

	const current = session.use();
	const instructor = current.state === "in" ? current.instructor.id : "";
	useLayoutEffect(() => openView(instructor), [instructor]);
	useEffect(() => {
		document.title = words.title;
	}, []);
	// The first page is on the screen by now; what tags, the archive and last results are told of comes behind it.
	useEffect(() => {
		if (quizzes.data?.isWhole === false)
			wantQuizzes(Math.max(wantedQuizzes, readUnasked));
	}, [quizzes.data]);
	useEffect(() => {
		if (rooms.data?.isWhole === false)
			wantRooms(Math.max(wantedRooms, readUnasked));
	}, [rooms.data]);

	const importFiles = (files: readonly File[]) =>
		bringIn(async () => {
			const outcomes: Imported[] = [];
			for (const file of files) outcomes.push(await importQuiz(file));
			setImported(outcomes);
			await quizzes.reload();
		});
	const importText = (make: () => Promise<Imported>) =>
		bringIn(async () => {
			setImported([await make()]);
			await quizzes.reload();
		});
	const restoreAll = () =>
		restore(async () => {
			if (await restoreCourse()) await quizzes.reload();
		});
	const problem = quizzes.problem ?? rooms.problem;
	const isEmpty =
		quizzes.data?.isWhole === true && quizzes.data.items.length === 0;

	return (
		<main
			class="leaf"
			onDragOver={(event) => {
				if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
			}}
			onDrop={(event) => {
				event.preventDefault();
				void importFiles([...(event.dataTransfer?.files ?? [])]);
			}}
		>
			<header class="leaf-head">
				<h1>{isEmpty ? words.yourFirstQuestion : words.library}</h1>
				{!isEmpty && (
					<div class="leaf-tools library-tools">
						<PasteQuiz busy={importing} onMade={importText} />
						<ImportButton busy={importing} onFiles={importFiles} />
						<button
							type="button"
							class="button"
							aria-disabled={starting}
							onClick={() => void start(startEmptyRoom)}
						>
							<Bolt /> {words.askNow}
						</button>
						<button
							type="button"
							class="button primary"
							aria-disabled={making}
							onClick={() => void make(newQuiz)}
						>
							<Plus /> {words.newQuiz}
						</button>
						<Menu label={words.more} look="square">
							<button
								type="button"
								class="button quiet"
								aria-disabled={restoring}
								onClick={() => void restoreAll()}
							>
								{words.restoreTheSampleCourse}
							</button>
						</Menu>
					</div>
				)}
			</header>
			<ImportReport imported={imported} onClose={() => setImported([])} />
			{problem !== null && (
				<p class="library-problem" role="status">
					{quizzes.data === null ? words.libraryNotRead : words.mayBeOutOfDate}{" "}
					{problem.detail}{" "}
					<button
						type="button"
						class="button"
						onClick={() => {
							void quizzes.reload();
							void rooms.reload();
						}}
					>
						{words.tryAgain}
					</button>
				</p>
			)}
			<Reminder />
			{rooms.data !== null && (
				<RunningRooms rooms={rooms.data.items} onChanged={rooms.reload} />
			)}
			{isEmpty && (
				<FirstWays
					onAsk={() => void start(startEmptyRoom)}
					onWrite={() => void make(newQuiz)}
					onRestore={() => void restoreAll()}
				>
					<PasteQuiz busy={importing} onMade={importText} />
					<ImportButton busy={importing} onFiles={importFiles} />
				</FirstWays>
			)}
			{quizzes.data !== null && !isEmpty && (
				<Quizzes
					quizzes={quizzes.data.items}
					rooms={rooms.data?.items ?? []}
					isWhole={quizzes.data.isWhole}
					onWanted={(count) => wantQuizzes(Math.max(wantedQuizzes, count))}
					onChanged={quizzes.reload}
				/>
			)}
			{quizzes.data === null && problem === null && (
				<p class="library-empty" role="status">
					{words.openingYourLibrary}
				</p>
			)}
			{rooms.data !== null && (
				<EndedRooms
					rooms={rooms.data.items}
					isWhole={rooms.data.isWhole}
					onWanted={(count) => wantRooms(Math.max(wantedRooms, count))}
					onChanged={rooms.reload}
				/>
			)}
		</main>
	);
}
