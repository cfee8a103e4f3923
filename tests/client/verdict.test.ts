import { expect, test } from "vitest";
import { prepare, say, verdictOf } from "../../client/kinds/phones.ts";
import { after } from "../../client/student/after.ts";
import { announcement } from "../../client/student/announcement.tsx";
import type { SittingState } from "../../client/student/sitting.ts";
import { verdictIn } from "../../client/student/verdict.ts";
import type { Json } from "../../shared/json.ts";
import type { Me } from "../../shared/views.ts";

/** What is read aloud at the reveal to a student whose answer this was. */
function heard(kind: string, value: Json): string {
	const mark = { index: 0, value, correct: false, points: 0 };
	const state = {
		stopped: null,
		held: { view: { phase: "revealed", asked: { kind } }, me: { mark } },
	};
	return announcement(state as unknown as SittingState);
}

test("[CL1407] who does not know is told that at the reveal, by the kind's own word, and not that it was wrong", async () => {
	prepare(["multiple", "numeric"]);
	await after.fetch();
	await expect.poll(() => verdictOf("multiple", "unsure")).not.toBeNull();
	await expect.poll(() => say("numeric", { unit: "" }, 5)).toContain("5");
	expect(heard("multiple", "unsure")).toBe("You did not know");
	expect(heard("multiple", [0])).toBe("Not this time.");
	expect(heard("numeric", 5)).toBe("Not this time.");
	expect(verdictOf("a kind of later", "unsure")).toBeNull();
});

test("[CL1918] right ones in a row are said with the verdict, and only where they are told", async () => {
	await after.fetch();
	const said = (streak: number | undefined) => {
		const mark = { index: 0, value: [0], correct: true, points: 1, streak };
		const state = {
			stopped: null,
			held: {
				view: { phase: "revealed", asked: { kind: "multiple" } },
				me: { mark, standing: { score: 2, rank: 1, of: 42 } },
			},
		};
		return announcement(state as unknown as SittingState);
	};
	expect(said(3)).toBe("Right. 3 right in a row. +1 point, now place 1 of 42");
	expect(said(undefined)).toBe("Right. +1 point, now place 1 of 42");
});

test("[CL1692] who has no points has no place", () => {
	const view = {
		phase: "revealed",
		asked: { kind: "multiple", ask: {} },
		solution: null,
	};
	const told = (score: number) =>
		verdictIn(
			view as unknown as Parameters<typeof verdictIn>[0],
			{
				mark: { index: 0, value: [0], correct: false, points: 0 },
				standing: { score, rank: 1, of: 42 },
			} as unknown as Me,
		).more;
	expect(told(0)).not.toMatch(/place/);
	expect(told(1)).toContain("You have place 1 of 42.");
});
