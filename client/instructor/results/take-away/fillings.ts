import * as words from "../../../words/take-away.en.ts";

/** What can go into a gradebook. */
export const fillings = [
	{ value: "points", label: words.points },
	{ value: "percent", label: words.percent },
	{ value: "place", label: words.place },
] as const;
