/**
 * Fields are called by what they hold, as `data-field` in the page: a question's id and the field's path in the question, as in
 * "q-1/ask.options.2". Faults name their place by the same paths.
 */
export function fieldOf(question: string, path: string): string {
	return `${question}/${path}`;
}

/**
 * Puts the cursor into a field of the editor, at the end of its text, and on all of a number, which is typed anew more often than
 * on; where there is none of this name, into the nearest.
 */
export function focusField(name: string): void {
	const element = nearest(name);
	if (element === null) return;
	const fold = element.closest("details");
	if (fold !== null) fold.open = true;
	element.focus();
	if (element instanceof HTMLInputElement && element.type !== "text") return;
	if (element instanceof HTMLInputElement) element.select();
	else if (element instanceof HTMLTextAreaElement)
		element.setSelectionRange(element.value.length, element.value.length);
}

/** The field itself, else the first of those that its path leads to, else the same for what it is a part of. */
function nearest(name: string): HTMLElement | null {
	const found = find("=", name) ?? find("^=", `${name}.`);
	const dot = name.lastIndexOf(".");
	if (found !== null) return found;
	if (dot !== -1) return nearest(name.slice(0, dot));
	const [question, path] = name.split("/");
	return path === undefined || path === "text" || question === undefined
		? null
		: nearest(fieldOf(question, "text"));
}

function find(how: "=" | "^=", name: string): HTMLElement | null {
	return document.querySelector<HTMLElement>(
		`[data-field${how}"${CSS.escape(name)}"]`,
	);
}
