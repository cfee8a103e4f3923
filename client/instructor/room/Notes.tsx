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
	const turn = () => {
		setOpen(!isOpen);
		kept.setItem(key, isOpen ? "" : "open");
	};
	return (
		<div class="stage-notes">
			<button type="button" aria-expanded={isOpen} onClick={turn}>
				{words.yourNotes}
			</button>
			{isOpen && (
				<div dir="auto">
					<Rich text={notes} />
				</div>
			)}
		</div>
	);
}
