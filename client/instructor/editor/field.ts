/**
 * Names of the editor's fields, as `data-field` in the page: where the cursor goes after an edit, and which typing
 * belongs together as one step of undo.
 */
export const field = {
	title: "title",
	description: "description",
	text: (question: string) => `${question}/text`,
	kind: (question: string) => `${question}/kind`,
	option: (question: string, option: number) => `${question}/option/${option}`,
	mark: (question: string, option: number) => `${question}/mark/${option}`,
	explanation: (question: string) => `${question}/explanation`,
	seconds: (question: string) => `${question}/seconds`,
	points: (question: string) => `${question}/points`,
} as const;

/** The question that a field belongs to; null for the quiz's own fields. */
export function questionOfField(name: string): string | null {
	const slash = name.indexOf("/");
	return slash === -1 ? null : name.slice(0, slash);
}
