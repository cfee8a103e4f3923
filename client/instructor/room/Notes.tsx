import { useState } from "preact/hooks";
import { forgiving } from "../../link/storage.ts";
import { Rich } from "../../text/Rich.tsx";
import * as words from "../../words/room.en.ts";

const key = "lectern.notes";
const kept = forgiving(() => localStorage);

/** What the speaker wants to say. Shut at first, as many a laptop's display is on the projector; as it was left from then on. */
export function Notes({ notes }: { readonly notes: string }) {
	const [isOpen, setOpen] = useState(() => kept.getItem(key) === "open");
	if (notes.trim() === "") return null;
	return (
		<details
			class="stage-notes"
			open={isOpen}
			onToggle={({ currentTarget }) => {
				setOpen(currentTarget.open);
				kept.setItem(key, currentTarget.open ? "open" : "");
			}}
		>
			<summary>{words.yourNotes}</summary>
			<div dir="auto">
				<Rich text={notes} />
			</div>
		</details>
	);
}
