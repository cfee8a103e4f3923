import { useId, useState } from "preact/hooks";
import type { Student } from "../../../shared/views.ts";
import { useNow } from "../../look/clock.ts";
import { isolated, Name } from "../../look/Name.tsx";
import * as texts from "../../words/room.en.ts";
import { confirm } from "../shell/Dialog.tsx";
import { Act } from "./Act.tsx";
import { useAnswered } from "./answered.ts";
import { choicesOf, findStudents, type Which } from "./class-filter.ts";
import { useRoom } from "./context.ts";
import { NameSwitch } from "./HeldNames.tsx";
import { RenameDialog } from "./RenameDialog.tsx";
import { SilentSeats } from "./SilentSeats.tsx";
import { useStudents } from "./students.ts";

/** Rows beyond these are found by the filter: a browser need not draw a lecture hall on each change. */
const mostRows = 150;
/** Seats that one message may name. */
const mostAtOnce = 500;

/** Who is here: find, rename, remove one or several. */
export function ClassList() {
	const { id, view, pulse, offset, change } = useRoom();
	const { students, fault, reload } = useStudents(id, pulse.joined);
	const [text, setText] = useState("");
	const [which, setWhich] = useState<Which>("all");
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	const [renamed, setRenamed] = useState<Student | null>(null);
	const field = useId();
	const choices = choicesOf(
		view.alarm,
		view.run.some((rounds) => rounds.length > 0),
	);
	const asked = choices.some(([one]) => one === which) ? which : "all";
	const answered = useAnswered(
		id,
		asked === "silent",
		`${pulse.round} ${pulse.answered} ${pulse.joined}`,
	);
	const found = findStudents(
		students,
		{ text, which: asked },
		{ now: useNow(5_000) + offset, alarm: view.alarm, answered },
	);
	const present = found.filter((student) => !student.removed);
	const seats = present
		.filter((student) => chosen.has(student.seat))
		.map((student) => student.seat);

	const choose = (these: readonly Student[], on: boolean) => {
		const next = new Set(chosen);
		for (const { seat } of these) {
			if (on) next.add(seat);
			else next.delete(seat);
		}
		setChosen(next);
	};
	const remove = async () => {
		const one = present.find((student) => student.seat === seats[0]);
		const sure = await confirm({
			title:
				seats.length === 1
					? texts.removeAsked(isolated(one?.name ?? ""))
					: texts.removeSeveralAsked(seats.length),
			text: texts.removeExplained,
			action: texts.remove,
			danger: true,
		});
		if (!sure) return;
		let done = true;
		for (let first = 0; done && first < seats.length; first += mostAtOnce)
			done = await change("remove", {
				seats: seats.slice(first, first + mostAtOnce),
			});
		if (done) setChosen(new Set());
		reload();
	};

	return (
		<section class="class-list" aria-label={texts.classWord}>
			<h2>{texts.classWord}</h2>
			<label class="visually-hidden" for={field}>
				{texts.findAStudentBy}
			</label>
			<div class="class-narrow">
				<input
					id={field}
					class="field"
					type="search"
					dir="auto"
					placeholder={texts.findAStudent}
					value={text}
					onInput={(event) => setText(event.currentTarget.value)}
				/>
				<select
					class="field"
					aria-label={texts.whichStudents}
					value={asked}
					onChange={(event) => setWhich(event.currentTarget.value as Which)}
				>
					{choices.map(([one, words]) => (
						<option key={one} value={one}>
							{words}
						</option>
					))}
				</select>
			</div>
			{fault !== null && <p class="fault">{fault}</p>}
			<div class="class-choice">
				<label class="check">
					<input
						type="checkbox"
						checked={present.length > 0 && seats.length === present.length}
						disabled={present.length === 0}
						onChange={(event) => choose(present, event.currentTarget.checked)}
					/>
					<span class="number">
						{seats.length === 0
							? texts.allOfThese(present.length)
							: texts.chosen(seats.length)}
					</span>
				</label>
				<Act
					look="danger"
					blocked={seats.length === 0 ? texts.chooseStudentsFirst : null}
					onPress={() => void remove()}
				>
					{texts.remove}
				</Act>
			</div>
			<ul>
				{found.slice(0, mostRows).map((student) => (
					<li key={student.seat}>
						{student.removed ? (
							<span class="class-removed">
								{texts.removed(
									<s>
										<Name of={student.name} />
									</s>,
								)}
							</span>
						) : (
							<>
								<label class="check">
									<input
										type="checkbox"
										checked={chosen.has(student.seat)}
										onChange={(event) =>
											choose([student], event.currentTarget.checked)
										}
									/>
									<span>
										<Name of={student.name} />
									</span>
								</label>
								<NameSwitch
									name={student.name}
									isHeld={student.held === true}
									onDone={reload}
								/>
								<Act
									look="quiet"
									label={texts.renameNamed(student.name)}
									onPress={() => setRenamed(student)}
								>
									{texts.rename}
								</Act>
							</>
						)}
					</li>
				))}
			</ul>
			{found.length > mostRows && (
				<p class="small quiet-text">
					{texts.andMoreStudents(found.length - mostRows)}
				</p>
			)}
			{students.length === 0 && fault === null && (
				<p class="quiet-text">{texts.nobodyHasJoinedYet}</p>
			)}
			{students.length > 0 && found.length === 0 && (
				<p class="quiet-text">
					{text.trim() === ""
						? texts.nobodyLikeThatIs
						: texts.noNameHas(isolated(text))}
				</p>
			)}
			{students.length > 0 && <SilentSeats onCleared={reload} />}
			<RenameDialog
				student={renamed}
				onClose={() => setRenamed(null)}
				onRenamed={reload}
			/>
		</section>
	);
}
