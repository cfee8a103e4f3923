import { useId, useState } from "preact/hooks";
import type { Student } from "../../../shared/views.ts";
import { useNow } from "../../look/clock.ts";
import { isolated, Name } from "../../look/Name.tsx";
import { confirm } from "../shell/Dialog.tsx";
import { Act } from "./Act.tsx";
import { useAnswered } from "./answered.ts";
import { choicesOf, findStudents, type Which } from "./class-filter.ts";
import { useRoom } from "./context.ts";
import { RenameDialog } from "./RenameDialog.tsx";
import { SilentSeats } from "./SilentSeats.tsx";
import { useStudents } from "./students.ts";
import { count } from "./words.ts";

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
	const answered = useAnswered(id, asked === "silent");
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
					? `Remove ${isolated(one?.name ?? "")}?`
					: `Remove ${seats.length} students?`,
			text: "Their phones leave the room and cannot come back to it with the same seat. Answers that are saved stay counted.",
			action: "Remove",
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
		<section class="class-list" aria-label="Class">
			<h2>Class</h2>
			<label class="visually-hidden" for={field}>
				Find a student by name
			</label>
			<div class="class-narrow">
				<input
					id={field}
					class="field"
					type="search"
					dir="auto"
					placeholder="Find a student"
					value={text}
					onInput={(event) => setText(event.currentTarget.value)}
				/>
				<select
					class="field"
					aria-label="Which students"
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
							? `All ${present.length} of these`
							: `${seats.length} chosen`}
					</span>
				</label>
				<Act
					look="danger"
					blocked={seats.length === 0 ? "Choose students first" : null}
					onPress={() => void remove()}
				>
					Remove
				</Act>
			</div>
			<ul>
				{found.slice(0, mostRows).map((student) => (
					<li key={student.seat}>
						{student.removed ? (
							<span class="class-removed">
								<s>
									<Name of={student.name} />
								</s>{" "}
								removed
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
								<Act
									look="quiet"
									label={`Rename ${student.name}`}
									onPress={() => setRenamed(student)}
								>
									Rename
								</Act>
							</>
						)}
					</li>
				))}
			</ul>
			{found.length > mostRows && (
				<p class="small quiet-text">
					and {count(found.length - mostRows, "more student", "more students")}:
					type a part of the name to find them.
				</p>
			)}
			{students.length === 0 && fault === null && (
				<p class="quiet-text">Nobody has joined yet.</p>
			)}
			{students.length > 0 && found.length === 0 && (
				<p class="quiet-text">
					{text.trim() === ""
						? "Nobody like that is here."
						: `No name has “${isolated(text)}” in it.`}
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
