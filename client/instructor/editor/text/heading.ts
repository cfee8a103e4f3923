import { isSlide, kinds } from "../../../../shared/kinds/kinds.ts";
import { noLimit, worth } from "../../../words/quiz-text.en.ts";
import type { Written } from "./question.ts";

/** What the heading of a question says; words that say nothing of these are the question's own. */
export interface Heading {
	readonly kind?: string;
	readonly seconds?: number | null;
	readonly points?: number;
	readonly words: string;
}

const parts: readonly ((part: string) => Omit<Heading, "words"> | null)[] = [
	(part) =>
		kinds.some(({ name }) => name === part.toLowerCase())
			? { kind: part.toLowerCase() }
			: null,
	(part) => (part.toLowerCase() === noLimit ? { seconds: null } : null),
	(part) => {
		const [, seconds] = /^(\d{1,6}) ?s$/i.exec(part) ?? [];
		return seconds === undefined ? null : { seconds: Number(seconds) };
	},
	(part) => {
		const [, points] = /^(\d{1,6}) points?$/i.exec(part) ?? [];
		return points === undefined ? null : { points: Number(points) };
	},
];

/** `## single, 30 s, 2 points`, in any order and as much of it as there is. */
export function readHeading(line: string): Heading {
	const words = line.replace(/^##\s*/, "").trim();
	let heading: Heading = { words: "" };
	for (const part of words.split(/\s*,\s*/)) {
		if (part === "") continue;
		const said = parts.map((read) => read(part)).find((one) => one !== null);
		if (said === undefined) return { words };
		heading = { ...heading, ...said };
	}
	return heading;
}

/** What a new slide has for a time limit and points, which it has no use for: a question that it becomes does. */
export const untimed = { seconds: null, points: 1 } as const;

export function writeHeading({
	kind,
	seconds,
	points,
}: Pick<Written, "kind" | "seconds" | "points">): string {
	const isUntimed = seconds === untimed.seconds && points === untimed.points;
	if (isUntimed && isSlide({ kind })) return `## ${kind}`;
	const limit = seconds === null ? noLimit : `${seconds} s`;
	return `## ${kind}, ${limit}, ${worth(points)}`;
}
