import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Unfold } from "../../look/icons.tsx";

/** A part of the side that is out of the way until it is opened; what stands in it is not there before. */
export function Fold({
	title,
	note,
	isOpen = false,
	children,
}: {
	title: string;
	/** What of it is worth knowing while it is shut. */
	note: string;
	/** Whether it begins open, and opens or shuts by itself when this changes. */
	isOpen?: boolean;
	children: ComponentChildren;
}) {
	const [open, setOpen] = useState(isOpen);
	useEffect(() => setOpen(isOpen), [isOpen]);
	return (
		<details
			class="fold"
			open={open}
			onToggle={(event) => setOpen(event.currentTarget.open)}
		>
			<summary>
				<h2>{title}</h2>
				<span class="fold-note">{note}</span>
				<Unfold />
			</summary>
			{open && children}
		</details>
	);
}
