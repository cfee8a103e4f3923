import { after } from "./after.ts";

/** The page of a personal link, as its parts come: each needs the one before. */
export function OwnResults() {
	const part = after.use();
	return part === null ? <main /> : <part.OwnResultsPart />;
}
