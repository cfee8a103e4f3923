export const send = "Send";
export const saved = "Saved";
export const unknownKind = "Unknown kind";
export const thisVersionDoesNotKnow =
	"This version of Lectern does not know this kind of question. It keeps it as it is.";
export const whatItAsks = "what it asks";
export const whatIsCorrect = "what is right";
export const showCount = (count: number) => count.toLocaleString("en");
/** "A, B and C" */
export const listed = (items: readonly string[]) =>
	items.length < 2
		? items.join("")
		: `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
export const acceptedTimes = (count: number) => `accepted, ${count}`;
/** Number and sign stay on one line. */
export const percent = (percent: number) => `${percent}\u00a0%`;
