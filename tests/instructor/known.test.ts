import { describe, expect, it } from "vitest";
import {
	distributionOf,
	type Known,
	takePulse,
	takeView,
	takeWatched,
} from "../../client/instructor/room/known.ts";
import {
	namedSteps,
	sayPhase,
	sayStep,
} from "../../client/instructor/room/words.ts";
import { slideKind } from "../../shared/kinds/kinds.ts";
import { defaultSettings } from "../../shared/settings.ts";
import type {
	InstructorView,
	Primary,
	Pulse,
	RoundSummary,
} from "../../shared/views.ts";
import { questionOf } from "../rig/room.ts";

const sheet = [questionOf("q1"), questionOf("q2"), questionOf("q3")];

function viewOf(more: Partial<InstructorView> = {}): InstructorView {
	return {
		roomId: "r",
		epoch: "e1",
		version: 5,
		now: 0,
		code: "BCDFGH",
		title: "Three questions",
		createdAt: 0,
		endedAt: null,
		endsAt: null,
		settings: defaultSettings,
		revision: 0,
		locked: false,
		alarm: null,
		word: null,
		screenToken: "t",
		at: "lobby",
		phase: "lobby",
		question: null,
		round: null,
		parts: null,
		openedAt: null,
		deadline: null,
		lastCall: false,
		primary: null,
		secondary: null,
		back: null,
		steps: [],
		screen: { distribution: false, leaderboard: false },
		run: [[], [], []],
		corrected: [],
		leaderboard: [],
		...more,
	};
}

function pulseOf(more: Partial<Pulse> = {}): Pulse {
	return {
		roomId: "r",
		round: null,
		waiting: 0,
		joined: 0,
		connected: 0,
		answered: 0,
		distribution: null,
		...more,
	};
}

function knownOf(view = viewOf(), pulse = pulseOf()): Known {
	return takeWatched({ view, sheet, pulse });
}

const open: RoundSummary = {
	round: 1,
	state: "open",
	distribution: null,
	shareCorrect: null,
};

describe("what the page knows", () => {
	it("[IP1] an older or equal view leaves the very same object", () => {
		const known = knownOf();
		expect(takeView(known, viewOf({ version: 4, title: "old" }))).toBe(known);
		expect(takeView(known, viewOf({ version: 5, title: "same" }))).toBe(known);
		expect(takeView(known, viewOf({ version: 6 })).view.version).toBe(6);
	});

	it("[IP1] a view of another epoch replaces, though its version is lower", () => {
		const next = takeView(knownOf(), viewOf({ epoch: "e2", version: 1 }));
		expect(next.view).toMatchObject({ epoch: "e2", version: 1 });
	});

	it("[IP2] counts live while open, and keeps them until the recount has caught up", () => {
		const live = { answered: 3, counts: [1, 2, 0] };
		const opened = takePulse(
			knownOf(),
			pulseOf({ round: 1, answered: 3, distribution: live }),
		);
		expect(distributionOf(opened, 0, open)).toEqual(live);

		const shut = takePulse(opened, pulseOf());
		const uncounted: RoundSummary = {
			...open,
			state: "closed",
			distribution: { answered: 0, counts: [0, 0, 0] },
		};
		expect(distributionOf(shut, 0, uncounted)).toEqual(live);

		const counted = { answered: 4, counts: [1, 3, 0] };
		expect(
			distributionOf(shut, 0, { ...uncounted, distribution: counted }),
		).toEqual(counted);
		const fewer = { answered: 2, counts: [1, 1, 0] };
		expect(
			distributionOf(shut, 0, {
				...uncounted,
				state: "revealed",
				distribution: fewer,
			}),
		).toEqual(fewer);
	});

	it("[IP2] a new round starts from zero, whatever the one before had", () => {
		const seen = { answered: 3, counts: [1, 2, 0] };
		const known = takePulse(
			knownOf(),
			pulseOf({ round: 1, distribution: seen }),
		);
		expect(distributionOf(known, 0, { ...open, round: 2 })).toEqual({
			answered: 0,
			counts: [0, 0, 0],
		});
	});

	it("[IP1281] the next step and the room's place are told by numbers that count questions and slides apart", () => {
		const ask = { body: "one\n+++\ntwo", phones: false };
		const slide = { ...questionOf("s"), kind: slideKind.name, ask, key: {} };
		const lecture = [slide, questionOf("q1"), slide, questionOf("q2")];
		const say = (
			more: Partial<InstructorView>,
			command: Primary["command"],
		) => {
			const known = { sheet: lecture, view: viewOf(more) };
			return [sayPhase(known), sayStep({ command }, known)];
		};
		const at = "";
		expect(say({}, { do: "goto", at, question: 0 })).toEqual([
			"Waiting for students",
			"Start with slide 1",
		]);
		expect(
			say(
				{ phase: "ready", question: 2, parts: 1 },
				{ do: "goto", at, question: 2, parts: 2 },
			),
		).toEqual(["Slide 2 is on the screen", "Next: part 2 of 2"]);
		expect(
			say(
				{ phase: "ready", question: 2, parts: 2 },
				{ do: "goto", at, question: 3 },
			),
		).toEqual(["Slide 2 is on the screen", "Next: question 2"]);
		expect(
			say({ phase: "ready", question: 3 }, { do: "open", at, question: 3 }),
		).toEqual(["Question 2 is ready to open", "Open question 2"]);
		expect(
			say({ phase: "revealed", question: 1 }, { do: "goto", at, question: 2 }),
		).toEqual(["Question 1 is revealed", "Next: slide 2"]);
		expect(
			say({ phase: "revealed", question: 1 }, { do: "open", at, question: 3 }),
		).toEqual(["Question 1 is revealed", "Next: question 2"]);
		expect(
			say({ phase: "revealed", question: 1 }, { do: "open", at, question: 1 }),
		).toEqual(["Question 1 is revealed", "Ask again: question 1"]);
	});

	it("[IP1975] what a press reveals is called as its step is: the answer, or the bars where nobody is right", () => {
		const say = (step: "answer" | "bars") =>
			sayStep(
				{ command: { do: "reveal", at: "" } },
				{
					sheet: [],
					view: viewOf({ steps: [{ step, is: "next" }] }),
				},
			);
		expect(say("answer")).toBe("Reveal the answer");
		expect(say("bars")).toBe("Reveal the bars");
	});

	it("[IP1850] steps that only a later server knows are left out of the row, and a next step of theirs is called just that", () => {
		const of = (steps: readonly (readonly [string, string])[]) =>
			({
				steps: steps.map(([step, is]) => ({ step, is })),
			}) as unknown as Pick<InstructorView, "steps">;
		const later = of([
			["open", "done"],
			["breathe", "now"],
			["constructor", "next"],
			["answer", "next"],
			["toString", "later"],
		]);
		expect(namedSteps(later)).toEqual([
			{ step: "open", is: "done", name: "Open" },
			{ step: "answer", is: "next", name: "Answer" },
		]);
		const command = { do: "breathe", at: "" } as unknown as Primary["command"];
		expect(sayStep({ command }, knownOf())).toBe("Next step");
	});
});
