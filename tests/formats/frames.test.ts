import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { startRig } from "../rig/app.ts";
import { waitFor } from "../rig/wait.ts";
import { type Frame, holds, type Recorded } from "./frames.ts";
import { People } from "./people.ts";

const file = "lecture.json.gz";
const versions = readdirSync(import.meta.dirname, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)
	.filter((name) =>
		readdirSync(join(import.meta.dirname, name)).includes(file),
	);

const recordOf = (version: string): Recorded =>
	JSON.parse(
		String(gunzipSync(readFileSync(join(import.meta.dirname, version, file)))),
	);

/**
 * Without what is told no more: counts of a question at which the room does not stand, which no page ever drew, and on the leaderboard
 * those without points, who have no place.
 */
function stillTold(value: unknown): unknown {
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) return value.map(stillTold);
	const entries = Object.entries(value).map(([name, one]) => {
		if (name === "leaderboard" && Array.isArray(one))
			return [name, one.filter(({ score }) => score > 0)];
		if (name !== "run" || !Array.isArray(one)) return [name, stillTold(one)];
		const stands = Reflect.get(value, "question");
		const rounds = one.map((rounds: unknown[], index) =>
			index === stands ? rounds : rounds.map(uncounted),
		);
		return [name, rounds];
	});
	return Object.fromEntries(entries);
}

function uncounted(round: unknown): unknown {
	const { distribution, ...rest } = round as { distribution: object | null };
	const { answered = null } = (distribution ?? {}) as { answered?: number };
	return { ...rest, distribution: distribution && { answered } };
}

/** What was recorded for this person and has no like among what came. */
function missing(recorded: readonly Frame[], came: readonly Frame[]): Frame[] {
	return recorded.filter(
		(frame) => !came.some((one) => holds(stillTold(frame), stillTold(one))),
	);
}

describe.each(versions)(
	"a lecture as pages of version %s play it",
	(version) => {
		test("[FO801] each page hears at each step all that it heard from its own server", {
			timeout: 60_000,
		}, async () => {
			const rig = await startRig();
			onTestFinished(() => rig.close());
			const { quiz, settings, moments } = recordOf(version);
			const people = await People.gather(rig.url, quiz, settings);
			onTestFinished(() => people.leave());
			expect(moments.length).toBeGreaterThan(50);
			for (const [number, { who, sends, hears }] of moments.entries()) {
				const before = people.heard();
				await people.send(who, sends);
				const lacking = () => {
					const now = people.heard();
					return Object.entries(hears).flatMap(([name, frames]) => {
						const from = before.get(name)?.length ?? 0;
						const came = now.get(name)?.slice(from) ?? [];
						const lacks = missing(frames, came);
						return lacks.length === 0 ? [] : [{ name, lacks, came }];
					});
				};
				const step = `step ${number}: ${who} sends ${JSON.stringify(sends)}`;
				await waitFor(step, () => lacking().length === 0, 5_000).catch(
					() => {},
				);
				expect(lacking(), step).toEqual([]);
			}
		});
	},
);

describe("the comparison", () => {
	const view = { phase: "open", asked: { options: ["a", "b"] }, version: 3 };

	test("[FO802] sees what is missing and what is another, and no field that is new", () => {
		expect(holds(view, { ...view, version: 4, added: 1 })).toBe(true);
		expect(holds(view, { ...view, version: "3" })).toBe(false);
		expect(holds(view, { ...view, phase: "closed" })).toBe(false);
		expect(holds(view, { ...view, asked: { options: ["a"] } })).toBe(false);
		expect(holds(view, { ...view, asked: null })).toBe(false);
		expect(holds({ ...view, asked: null }, view)).toBe(false);
		expect(
			missing([["3/student,1", [view]]], [["3/student,2", [view]]]),
		).toEqual([["3/student,1", [view]]]);
	});
});
