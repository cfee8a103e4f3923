/** Where an image will stand in a field, while its author types on. */
export interface Place {
	readonly field: HTMLTextAreaElement;
	/** Puts the image there, and the cursor where it is said what it shows; or why not. */
	insert(id: string): "inserted" | "no-room" | "gone";
	leave(): void;
}

export function placeIn(field: HTMLTextAreaElement): Place {
	let at = field.selectionStart;
	let length = field.value.length;
	const follow = () => {
		const grown = field.value.length - length;
		length = field.value.length;
		// What was typed ends at the cursor.
		if (field.selectionStart - Math.max(grown, 0) <= at)
			at = Math.max(0, at + grown);
	};
	field.addEventListener("input", follow);
	const leave = () => field.removeEventListener("input", follow);
	return {
		field,
		leave,
		insert(id) {
			leave();
			// What left the page still hears, and would write back what its question was when it was drawn last.
			if (!field.isConnected) return "gone";
			const text = markOf(id);
			const { value, maxLength } = field;
			if (maxLength >= 0 && value.length + text.length > maxLength)
				return "no-room";
			const from = Math.min(at, value.length);
			field.setRangeText(text, from, from, "preserve");
			field.dispatchEvent(new InputEvent("input", { bubbles: true }));
			const { activeElement } = document;
			const isElsewhere =
				activeElement?.matches("textarea, input") ||
				activeElement?.closest("dialog")?.contains(field) === false;
			if (activeElement === field || !isElsewhere) {
				field.focus();
				field.setSelectionRange(from + 2, from + 2);
			}
			return "inserted";
		},
	};
}

function markOf(id: string): string {
	return `![](image:${id})`;
}

/** Whether an image stands in a text without words for it. */
export function lacksWords(source: string): boolean {
	return /!\[\s*\]\(image:/.test(source);
}
