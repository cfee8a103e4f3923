import { describe, expect, it } from "vitest";
import {
	type Held,
	shownOf,
	takeView,
	takeWelcome,
} from "../../client/student/held.ts";
import { takeMe } from "../../client/student/next.ts";
import type { Me, StudentPhase, StudentView } from "../../shared/views.ts";

const asked = (round: number) => ({
	round,
	index: round - 1,
	vote: 1,
	kind: "single",
	text: "?",
	ask: { options: ["a", "b"] },
});
const open: StudentPhase = {
	phase: "open",
	asked: asked(1),
	deadline: null,
	changeable: true,
};
const closed: StudentPhase = { phase: "closed", asked: asked(1) };
const revealed: StudentPhase = {
	phase: "revealed",
	asked: asked(1),
	solution: null,
};

function view(
	version: number,
	phase: StudentPhase,
	more: { roomId?: string; epoch?: string } = {},
): StudentView {
	return {
		roomId: "r",
		epoch: "e1",
		version,
		now: 0,
		code: "BCDFGH",
		title: "Quiz",
		total: 3,
		kinds: ["single"],
		names: "required",
		...more,
		...phase,
	};
}

const me = (version: number, more: Partial<Me> = {}): Me => ({
	roomId: "r",
	epoch: "e1",
	version,
	name: "Ana",
	answer: { round: 1, seq: 1, value: [0] },
	mark: null,
	standing: null,
	marks: null,
	...more,
});

const held = (version: number, phase: StudentPhase): Held =>
	takeWelcome({ view: view(version, phase), me: me(version) });

describe("what a phone holds", () => {
	it("[CL15] takes a newer view and drops an older or equal one", () => {
		const before = held(5, open);
		expect(takeView(before, view(6, closed))?.view.version).toBe(6);
		expect(takeView(before, view(5, closed))).toBe(before);
		expect(takeView(before, view(4, closed))).toBe(before);
	});

	it("[CL15] takes any view of another history, and none of another room", () => {
		const before = held(5, open);
		expect(takeView(before, view(1, closed, { epoch: "e2" }))?.view.epoch).toBe(
			"e2",
		);
		expect(takeView(before, view(9, closed, { roomId: "s" }))).toBe(before);
	});

	it("[CL15] takes nothing before the first welcome", () => {
		expect(takeView(null, view(1, open))).toBeNull();
		expect(takeMe(null, me(1))).toBeNull();
	});

	it("[CL15] a welcome replaces all, also with an older version", () => {
		const welcome = { view: view(2, open), me: me(2) };
		expect(takeWelcome(welcome)).toEqual(welcome);
	});

	it("[CL15] a welcome that comes late takes no newer view of the same history back", () => {
		const held = takeWelcome({ view: view(3, closed), me: me(3) });
		const late = { view: view(2, closed), me: me(2) };
		expect(takeWelcome(late, held).view.version).toBe(3);
		expect(takeWelcome(late, null).view.version).toBe(2);
	});

	it("[CL15] an own part counts with the view of its version only", () => {
		const before = held(5, revealed);
		const mark = { index: 0, value: [0], correct: true, points: 1 };
		expect(takeMe(before, me(5, { mark }))?.me?.mark).toBe(mark);
		for (const stray of [
			me(4, { mark }),
			me(6, { mark }),
			me(5, { mark, epoch: "e2" }),
			me(5, { mark, roomId: "s" }),
		])
			expect(takeMe(before, stray)).toBe(before);
	});

	it("[CL15] keeps name and answer until the own part of the new view comes, and no mark of another phase", () => {
		const mark = { index: 0, value: [0], correct: true, points: 1 };
		const standing = { score: 1, rank: 1, of: 2 };
		const before = takeMe(held(5, revealed), me(5, { mark, standing }));
		const same = takeView(before, view(6, revealed))?.me;
		expect(same).toMatchObject({ version: 6, mark, standing });
		const again = takeView(before, view(6, { ...open, asked: asked(2) }))?.me;
		expect(again).toMatchObject({ name: "Ana", answer: null, mark: null });
		const before2 = takeMe(held(5, open), me(5));
		expect(takeView(before2, view(6, closed))?.me?.answer).not.toBeNull();
		const restored = takeView(before2, view(6, open, { epoch: "e2" }));
		expect(restored?.me?.answer).toBeNull();
	});

	it("[CL1950] shows what is revealed with its own part, and the close till then", () => {
		const phases = (one: Held | null) => [
			shownOf(one)?.view.phase,
			one?.view.phase,
		];
		const solution = {
			key: { correct: [0] },
			explanation: "",
			distribution: { answered: 1, counts: [1, 0] },
			before: null,
		};
		const alone = held(5, { ...revealed, solution });
		expect(phases(alone)).toEqual(["closed", "revealed"]);
		const mark = { index: 0, value: [0], correct: true, points: 1 };
		const whole = takeMe(alone, me(5, { mark }));
		expect(shownOf(whole)).toBe(whole);
		const later = held(5, revealed);
		expect(shownOf(later)).toBe(later);
		expect(shownOf(null)).toBeNull();
	});
});
