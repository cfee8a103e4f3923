import { describe, expect, test } from "vitest";
import { correctedSheet } from "../../server/room/corrections.ts";
import { type Answered, scoreRoom } from "../../server/room/marks.ts";
import type { Room } from "../../server/room/state.ts";
import { viewForOne } from "../../server/room/student-view.ts";
import { readRoom, textOfRoom } from "../../server/store/documents.ts";
import type { Json } from "../../shared/json.ts";
import { isJudged } from "../../shared/kinds/kinds.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { diceOf } from "./dice.ts";
import { anyAnswer, asked, dawn, question, room, run } from "./example.ts";

const sheet = [
	question("single", [1], { id: "one" }),
	question("single", [1], { id: "two" }),
	question("poll", [], { id: "poll" }),
	question("single", [1], { id: "three" }),
	question("multiple", [1, 2], { id: "several" }),
];
const right = [1];
const others = [0];

/** A lecture in which these questions are asked in this order, each with what Ann and Bob answer, if they do. */
function lecture(
	rounds: readonly (readonly [question: number, ann: Json, bob?: Json])[],
	settings: Partial<Room["settings"]> = { streaks: true },
) {
	const answers = new Map<number, Answered[]>();
	let so = room({ settings: { ...defaultSettings, ...settings } });
	for (const [index, [question, ann, bob = null]] of rounds.entries()) {
		const rows = [
			{ seat: "ann", value: ann, at: dawn },
			{ seat: "bob", value: bob, at: dawn },
		].filter(({ value }) => value !== null);
		answers.set(index + 1, rows);
		const groups: Record<string, number> = {};
		for (const { value } of rows) {
			const text = JSON.stringify(value);
			groups[text] = (groups[text] ?? 0) + 1;
		}
		so = asked(so, question, groups, dawn, sheet);
	}
	return { so, told: (seat = "ann", of = so) => tellOf(of, answers, seat) };
}

const seats = ["ann", "bob"].map((id) => ({ id, name: id, removed: false }));

function tellOf(
	so: Room,
	answers: ReadonlyMap<number, Answered[]>,
	id: string,
) {
	const scores = scoreRoom(so, correctedSheet(so, sheet), seats, answers);
	return viewForOne({ room: so, sheet }, "e", { id, name: id }, null, scores)
		.mark;
}

describe("right ones in a row", () => {
	test("[RM1916] are told with a right answer, from the second on, where the room wants it, and to each one's own", () => {
		const first = lecture([[0, right, others]]);
		expect(first.told()).not.toHaveProperty("streak");
		const second = lecture([
			[0, right, others],
			[1, right, right],
		]);
		expect(second.told()).toMatchObject({ correct: true, streak: 2 });
		expect(second.told("bob")).not.toHaveProperty("streak");
		const third = lecture([
			[0, right, others],
			[1, right, right],
			[3, right, right],
		]);
		expect(third.told()).toMatchObject({ streak: 3 });
		expect(third.told("bob")).toMatchObject({ streak: 2 });
	});

	test("[RM1916] a room that was not told so tells none, nor do those of before, and where phones show nothing at the reveal there is none", () => {
		const two = [
			[0, right],
			[1, right],
		] as const;
		const off = lecture(two, {});
		expect(off.told()).toMatchObject({ correct: true });
		expect(off.told()).not.toHaveProperty("streak");
		const { streaks: _, ...before } = defaultSettings;
		const stored = JSON.parse(textOfRoom(off.so));
		const old = readRoom(JSON.stringify({ ...stored, settings: before }));
		expect(old.settings.streaks).toBe(false);
		for (const phonesShow of ["end", "never"] as const)
			expect(lecture(two, { streaks: true, phonesShow }).told()).toBeNull();
	});

	test("[RM1917] what is not right, right in part or not answered begins it anew; a poll, a question that nobody answered and one that was skipped are as if they had not been asked", () => {
		const after = (question: number, ann: Json, bob: Json = null) =>
			lecture([
				[0, right],
				[question, ann, bob],
				[3, right],
			]).told();
		expect(after(1, right)).toMatchObject({ streak: 3 });
		expect(after(1, others)).not.toHaveProperty("streak");
		expect(after(1, null, right)).not.toHaveProperty("streak");
		expect(after(4, [1])).not.toHaveProperty("streak");
		expect(after(2, [0])).toMatchObject({ streak: 2 });
		expect(after(2, null, [0])).toMatchObject({ streak: 2 });
		expect(after(1, null)).toMatchObject({ streak: 2 });
		const poll = lecture([
			[0, right],
			[1, right],
			[2, [0]],
		]);
		expect(poll.told()).not.toHaveProperty("streak");
		const skipped = lecture([
			[0, right],
			[3, right],
		]);
		expect(skipped.told()).toMatchObject({ streak: 2 });
	});

	test("[RM1917] it goes by the votes that count, in the order in which they were asked; a vote that another one stands for is no break", () => {
		const mended = lecture([
			[0, right],
			[1, others],
			[1, right],
		]);
		expect(mended.told()).toMatchObject({ streak: 2 });
		const spoiled = lecture([
			[0, right],
			[1, right],
			[1, others],
			[3, right],
		]);
		expect(spoiled.told()).not.toHaveProperty("streak");
		const later = lecture([
			[3, others],
			[0, right],
			[1, right],
		]);
		expect(later.told()).toMatchObject({ streak: 2 });
		const again = lecture([
			[0, others],
			[1, right],
			[0, right],
		]);
		expect(again.told()).toMatchObject({ index: 0, streak: 2 });
	});

	test("[RM1917] what is gone back to says what it said; who came later begins with what they answered; a correction changes it", () => {
		const { so, told } = lecture([
			[0, right],
			[1, right, right],
			[3, right, right],
		]);
		const back = run(so, [{ do: "goto", question: 1 }], dawn, sheet);
		expect(told("ann", back)).toMatchObject({ index: 1, streak: 2 });
		expect(told("bob", back)).not.toHaveProperty("streak");
		expect(told("bob")).toMatchObject({ streak: 2 });
		const corrected = run(
			so,
			[
				{
					do: "correct",
					question: 1,
					correction: { is: "key", key: { correct: [0] } },
				},
			],
			dawn,
			sheet,
		);
		expect(told("ann", corrected)).toMatchObject({ correct: true });
		expect(told("ann", corrected)).not.toHaveProperty("streak");
	});

	test("[RM1917] in lectures by chance it is what a second, plainer account says", () => {
		let longest = 0;
		for (let seed = 1; seed <= 60; seed++) {
			const dice = diceOf(seed);
			const rounds = Array.from({ length: 8 }, () => {
				const index = dice.roll(sheet.length);
				const asking = sheet[index] ?? question("poll", []);
				const answer = () => {
					if (dice.chance(15)) return null;
					const { correct } = asking.key as { correct?: Json };
					return dice.chance(70) && correct !== undefined
						? correct
						: anyAnswer(dice, asking);
				};
				return [index, answer(), answer()] as const;
			});
			const { told } = lecture(rounds);
			for (const [place, seat] of (["ann", "bob"] as const).entries()) {
				const here = rounds.at(-1)?.[0];
				// The vote of each question that counts, then those up to this one's, then from behind.
				const counting = rounds.filter((round) => {
					const [index] = round;
					const votes = rounds.filter(([other]) => other === index);
					const answered = votes.filter(([, ...one]) =>
						one.some((value) => value !== null),
					);
					return (answered.at(-1) ?? votes.at(-1)) === round;
				});
				const end = counting.findIndex(([index]) => index === here);
				const judged = counting
					.slice(0, end + 1)
					.filter(
						([index, ...given]) =>
							given.some((value) => value !== null) &&
							isJudged(sheet[index] ?? question("poll", [])),
					)
					.map(([index, ...given]) => {
						const key = JSON.stringify(sheet[index]?.key);
						return key === JSON.stringify({ correct: given[place] });
					});
				const row = judged.length - 1 - judged.lastIndexOf(false);
				const mark = told(seat);
				const expected =
					mark?.correct === true && row >= 2 ? { streak: row } : {};
				const { streak } = mark ?? {};
				expect(streak === undefined ? {} : { streak }, `seed ${seed}`).toEqual(
					expected,
				);
				longest = Math.max(longest, streak ?? 0);
			}
		}
		expect(longest).toBeGreaterThan(3);
	});
});
