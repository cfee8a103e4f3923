import { useId, useState } from "preact/hooks";
import type { Student } from "../../../shared/views.ts";
import { confirm } from "../shell/Dialog.tsx";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { RenameDialog } from "./RenameDialog.tsx";
import { useStudents } from "./students.ts";
import { count } from "./words.ts";

/** Rows beyond these are found by the filter: a browser need not draw a lecture hall on each change. */
const mostRows = 150;

/** Who is here: find, rename, remove one or several. */
export function ClassList() {
	const { id, pulse, change } = useRoom();
	const { students, fault, reload } = useStudents(id, pulse.joined);
	const [filter, setFilter] = useState("");
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	const [renamed, setRenamed] = useState<Student | null>(null);
	const field = useId();
	const found = findStudents(students, filter);
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
					? `Remove ${one?.name}?`
					: `Remove ${seats.length} students?`,
			text: "Their phones leave the room and cannot come back to it with the same seat. Answers that are saved stay counted.",
			action: "Remove",
			danger: true,
		});
		if (!sure) return;
		if (await change("remove", { seats: seats.slice(0, 500) }))
			setChosen(new Set());
		reload();
	};

	return (
		<section class="class-list" aria-label="Class">
			<h2>Class</h2>
			<label class="visually-hidden" for={field}>
				Find a student by name
			</label>
			<input
				id={field}
				class="field"
				type="search"
				placeholder="Find a student"
				value={filter}
				onInput={(event) => setFilter(event.currentTarget.value)}
			/>
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
							? "All that are shown"
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
								<s>{student.name}</s> removed
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
									<span>{student.name}</span>
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
				<p class="quiet-text">No name has “{filter}” in it.</p>
			)}
			<RenameDialog
				student={renamed}
				onClose={() => setRenamed(null)}
				onRenamed={reload}
			/>
		</section>
	);
}

function findStudents(students: readonly Student[], filter: string): Student[] {
	const wanted = filter.trim().toLocaleLowerCase();
	return students.filter((student) =>
		student.name.toLocaleLowerCase().includes(wanted),
	);
}
