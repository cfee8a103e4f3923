import { useId, useRef, useState } from "preact/hooks";
import type { Student } from "../../../shared/views.ts";
import { isolated } from "../../look/Name.tsx";
import * as words from "../../words/room.en.ts";
import { Dialog } from "../shell/Dialog.tsx";
import { useRoom } from "./context.ts";

interface RenameProps {
	/** Null: closed. */
	student: Student | null;
	onClose(): void;
	onRenamed(): void;
}

export function RenameDialog({ student, onClose, onRenamed }: RenameProps) {
	return (
		<Dialog
			title={words.renameNamed(isolated(student?.name ?? ""))}
			open={student !== null}
			onClose={onClose}
		>
			{student !== null && (
				<Form student={student} onClose={onClose} onRenamed={onRenamed} />
			)}
		</Dialog>
	);
}

function Form({
	student,
	onClose,
	onRenamed,
}: RenameProps & { student: Student }) {
	const { change, live } = useRoom();
	const [name, setName] = useState(student.name);
	const field = useId();
	const input = useRef<HTMLInputElement>(null);
	const save = async (event: Event) => {
		event.preventDefault();
		const typed = input.current?.value ?? name;
		if (!(await change("rename", { seat: student.seat, name: typed }))) return;
		onRenamed();
		onClose();
	};
	return (
		<form onSubmit={save}>
			<label class="label" for={field}>
				{words.newName}
			</label>
			<input
				ref={input}
				id={field}
				class="field"
				data-first
				dir="auto"
				value={name}
				autocomplete="off"
				maxLength={200}
				onInput={(event) => setName(event.currentTarget.value)}
			/>
			<footer>
				<button type="button" class="button" onClick={onClose}>
					{words.cancel}
				</button>
				<button
					type="submit"
					class="button primary"
					aria-disabled={!live || name.trim() === ""}
				>
					{words.rename}
				</button>
			</footer>
		</form>
	);
}
