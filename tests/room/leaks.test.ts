import { describe, expect, test } from "vitest";
import {
	type AnswersByRound,
	countingRound,
	scoreRoom,
} from "../../server/room/marks.ts";
import { ownResults, readableIn } from "../../server/room/own-results.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import type { Room } from "../../server/room/state.ts";
import { viewForOne, viewForStudents } from "../../server/room/student-view.ts";
import type { Json } from "../../shared/json.ts";
import { askedKinds, kinds } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";
import { type Dice, diceOf } from "./dice.ts";
import { anyAnswer, dawn, sceneOf, sheet } from "./example.ts";
import { anySheet } from "./quizzes-by-chance.ts";
import { disguise, disguiseHidden } from "./secrets.ts";
import { walk } from "./walk.ts";

const seats = ["ann", "bob", "cy", "di"].map((id) => ({
	id,
	name: id,
	removed: id === "di",
}));

/** All that students and the screen are sent about a room, as bytes. */
function seen(so: Room, asked: Sheet, answers: AnswersByRound, now: number) {
	const scores = scoreRoom(so, asked, seats, answers);
	const readable = readableIn(sceneOf(so, asked), scores);
	return JSON.stringify([
		...seats.map((seat) =>
			ownResults({ room: so, sheet: asked }, seat, readable),
		),
		viewForStudents(sceneOf(so, asked), "epoch", now),
		viewForScreen(sceneOf(so, asked), "epoch", now, scores),
		...seats.map((seat) => {
			const round = "round" in so.phase ? so.phase.round : 0;
			const row = answers.get(round)?.find((one) => one.seat === seat.id);
			const answer =
				row === undefined ? null : { round, seq: 1, value: row.value };
			return viewForOne(
				{ room: so, sheet: asked },
				"epoch",
				seat,
				answer,
				scores,
			);
		}),
	]);
}

/** Three answers to this question, counted by their texts. */
function groupsOf(dice: Dice, asked: Question): Record<string, number> {
	const groups: Record<string, number> = {};
	for (let count = 0; count < 3; count++) {
		const text = JSON.stringify(anyAnswer(dice, asked));
		groups[text] = (groups[text] ?? 0) + 1;
	}
	return groups;
}

function answersTo(dice: Dice, so: Room, asked: Sheet): AnswersByRound {
	return new Map(
		so.rounds.map((round) => [
			round.round,
			seats
				.filter(() => dice.chance(80))
				.map(({ id }) => ({
					seat: id,
					value: anyAnswer(dice, asked[round.question] as Question),
					at: round.openedAt + dice.roll(5000),
				})),
		]),
	);
}

describe("nothing of what is correct before its reveal", () => {
	test("[VW20] two quizzes that differ only in what is hidden give the same bytes, in random rooms", () => {
		let compared = 0;
		const phases = new Map<string, number>();
		for (let seed = 1; seed <= 250; seed++) {
			const dice = diceOf(seed);
			const real = anySheet(dice, kinds);
			const steps = walk(dice, real, 40, (_round, index) =>
				groupsOf(dice, real[index] as Question),
			);
			for (const { room: so, now } of steps) {
				const answers = answersTo(dice, so, real);
				const other = disguiseHidden(dice, real, so);
				const bytes = seen(so, other, answers, now);
				if (bytes !== seen(so, real, answers, now))
					expect(bytes, `seed ${seed}, version ${so.version}`).toBe(
						seen(so, real, answers, now),
					);
				phases.set(so.phase.name, (phases.get(so.phase.name) ?? 0) + 1);
				compared++;
			}
		}
		expect(compared).toBe(10_000);
		for (const count of phases.values()) expect(count).toBeGreaterThan(50);
		expect(phases.size).toBe(6);
	});

	test("[RM866] and not a byte of such a key is read, whatever the kind", () => {
		const unread = new Proxy(
			{},
			{
				get: (_, name) => {
					throw new Error(`key.${String(name)} was read`);
				},
				ownKeys: () => {
					throw new Error("the key was read");
				},
			},
		) as Json;
		const asked = new Set<string>();
		for (let seed = 1; seed <= 100; seed++) {
			const dice = diceOf(seed);
			const real = anySheet(dice, kinds);
			const steps = walk(dice, real, 40, (_round, index) =>
				groupsOf(dice, real[index] as Question),
			);
			for (const { room: so, now } of steps) {
				const answers = answersTo(dice, so, real);
				const hidden = real.map((one, index) =>
					countingRound(so, index) === null ? { ...one, key: unread } : one,
				);
				expect(() => seen(so, hidden, answers, now)).not.toThrow();
				if (so.phase.name === "open" || so.phase.name === "closed")
					asked.add(real[so.phase.question]?.kind ?? "");
			}
		}
		expect([...asked].sort()).toEqual(
			askedKinds.map(({ name }) => name).sort(),
		);
	});

	test("[VW20] and the disguise is one: after the reveal the bytes differ", () => {
		let differ = 0;
		for (let seed = 1; seed <= 20; seed++) {
			const dice = diceOf(seed);
			for (const { room: so, now } of walk(dice, sheet, 60, () => ({}))) {
				if (so.phase.name !== "revealed") continue;
				const other = sheet.map((one) => disguise(dice, one));
				const bytes = (of: Sheet) => seen(so, of, new Map(), now);
				expect(bytes(other)).not.toBe(bytes(sheet));
				differ++;
			}
		}
		expect(differ).toBeGreaterThan(50);
	});

	test("[VW1209] nor ever what the speaker wrote for themself: other notes give the same bytes in every phase", () => {
		const phases = new Set<string>();
		for (let seed = 1; seed <= 40; seed++) {
			const dice = diceOf(seed);
			const real = anySheet(dice, kinds).map((one) => ({
				...one,
				notes: "CANARY",
				texts: { CANARY: "<b>CANARY</b>" },
			}));
			const without = real.map(({ notes: _, texts: __, ...one }) => one);
			const steps = walk(dice, real, 40, (_round, index) =>
				groupsOf(dice, real[index] as Question),
			);
			for (const { room: so, now } of steps) {
				const answers = answersTo(dice, so, real);
				const bytes = seen(so, real, answers, now);
				expect(bytes).not.toContain("CANARY");
				expect(bytes).toBe(seen(so, without, answers, now));
				phases.add(so.phase.name);
			}
		}
		expect(phases.size).toBe(6);
	});

	test("[VW21] two classes that answered otherwise look the same to students until the reveal", () => {
		for (let seed = 1; seed <= 60; seed++) {
			const groups = (count: number) => () => ({ "[0]": count });
			const one = walk(diceOf(seed), sheet, 50, groups(1));
			const two = walk(diceOf(seed), sheet, 50, groups(7));
			one.forEach(({ room: so, now }, step) => {
				const other = two[step]?.room as Room;
				if (so.phase.name === "revealed") return;
				expect(viewForStudents(sceneOf(other, sheet), "epoch", now)).toEqual(
					viewForStudents(sceneOf(so, sheet), "epoch", now),
				);
			});
		}
	});

	test("[VW22] no text of a question that was not asked yet is on any phone", () => {
		for (let seed = 1; seed <= 60; seed++) {
			const marked = sheet.map((one, index) => ({
				...one,
				text: `SECRET-${index}-TEXT`,
				ask: { options: [0, 1].map((at) => `SECRET-${index}-${at}`) },
			}));
			for (const { room: so } of walk(diceOf(seed), marked, 40, () => ({}))) {
				const bytes = JSON.stringify(
					viewForStudents(sceneOf(so, marked), "e", dawn),
				);
				marked.forEach((_, index) => {
					if (so.rounds.every((round) => round.question !== index))
						expect(bytes).not.toContain(`SECRET-${index}-`);
				});
			}
		}
	});
});
