import { expect, test } from "vitest";
import { withQuestion } from "../../client/instructor/room/change/keep.ts";
import { limits } from "../../shared/limits.ts";
import { question } from "./example.ts";

const named = (...ids: string[]) => ids.map((id) => question(id, {}, [], []));

test("[ED1500] a question of a room goes into its quiz in its own place, behind those before it, and into none that is full", () => {
	const [a, b, c] = named("a", "b", "c");
	if (a === undefined || b === undefined || c === undefined) throw new Error();
	const mended = { ...b, text: "Mended" };
	expect(withQuestion([a, b], [a, mended], 1)).toEqual([a, mended]);
	expect(withQuestion([a, c], [a, b, c], 1)).toEqual([a, b, c]);
	const room = { ...b, own: true as const, mended: 2 };
	expect(withQuestion([a], [a, room], 1)).toEqual([a, b]);
	const full = named(
		...Array.from({ length: limits.questions }, (_, at) => `q${at}`),
	);
	expect(withQuestion(full, [b], 0)).toBe(null);
	const [first] = full;
	expect(first && withQuestion(full, [first], 0)).toHaveLength(full.length);
});
