import { describe, expect, it } from "vitest";
import { csvParts } from "../../server/files/results-csv.ts";
import { inSlices, slices } from "../../server/live/slices.ts";
import { markRound, rankInSteps } from "../../server/room/marks.ts";
import { resultsInSteps } from "../../server/room/results.ts";
import type { Room, Round } from "../../server/room/state.ts";
import { atOnce } from "../../server/room/steps.ts";
import { countRound, tallyRound } from "../../server/room/tally.ts";
import { jsonParts } from "../../server/transport/rest/parts.ts";
import { dawn, question, room } from "../room/example.ts";
import { resultsOf, whole } from "../room/whole.ts";

/** As many as a full hall answers in an hour. */
const hall = { students: 2_000, questions: 40 };
/** What no step may take, ms; the least of a few tries, as another process may have the core. */
const most = 50;
const tries = 3;

const sheet = Array.from({ length: hall.questions }, () =>
	question("single", [1]),
);
const rounds: Round[] = sheet.map((_, index) => ({
	round: index + 1,
	question: index,
	openedAt: dawn,
	deadline: null,
	closedAt: dawn + 1000,
	changeable: true,
	counted: null,
	recounts: 0,
	revealed: true,
}));
const seats = Array.from({ length: hall.students }, (_, index) => ({
	id: `seat-${index}`,
	name: `Student ${index % 1900}`,
	joinedAt: dawn,
	removed: index % 100 === 7,
}));
const answers = new Map(
	rounds.map(({ round }) => [
		round,
		seats.map(({ id }, index) => ({
			seat: id,
			round,
			seq: 1,
			value: [(index * round) % 4],
			at: dawn + 500,
		})),
	]),
);
const ended: Room = room({ phase: { name: "ended" }, endedAt: dawn, rounds });
const results = resultsOf(ended, sheet, seats, answers);

/** What is made in parts, as steps. */
function* joined(parts: Iterable<string>): Generator<void, string> {
	let text = "";
	for (const part of parts) {
		text += part;
		yield;
	}
	return text;
}

/** The longest step, ms, and how many there are. */
function stepsOf<T>(steps: Generator<void, T>) {
	let longest = 0;
	for (let count = 1; ; count++) {
		const start = performance.now();
		const step = steps.next();
		longest = Math.max(longest, performance.now() - start);
		if (step.done === true) return { longest, count, value: step.value };
	}
}

describe("what takes long for a hall", () => {
	it("[LV100] is done in short steps: results, their JSON, their table", () => {
		const works = {
			results: () => stepsOf(resultsInSteps(ended, sheet, seats, answers)),
			json: () => stepsOf(joined(jsonParts(results))),
			csv: () => stepsOf(joined(csvParts(results))),
		};
		for (const [name, work] of Object.entries(works)) {
			const runs = Array.from({ length: tries }, () => work());
			expect(runs[0]?.count, name).toBeGreaterThan(30);
			const longest = Math.min(...runs.map((run) => run.longest));
			expect(longest, name).toBeLessThan(most);
		}
		expect(JSON.parse(works.json().value)).toEqual(results);
		expect(works.csv().value.split("\r\n")).toHaveLength(hall.students + 2);
	});

	it("[LV1060] so is what a hall wrote under the dearest key: its count, its marks, its results", () => {
		const letters = [..."abcdefghijklmnopqrstuvwxyz"];
		const key = {
			accepted: letters.slice(0, 20).map((letter, place) => ({
				text: `${"a".repeat(190 + (place % 3))}${"b".repeat(6)}${letter}`,
				share: 1,
			})),
			typos: 2,
		};
		const ask = { caseCounts: false, accentsCount: false, spacesCount: false };
		const written = [{ ...question("poll", []), kind: "text", ask, key }];
		const [round] = rounds;
		if (round === undefined) throw new Error("nothing was asked");
		const rows = seats.map(({ id }, index) => ({
			seat: id,
			value: `${"a".repeat(191)}c${letters[index % 26]}de${letters[index % 7]}`,
			at: dawn + 500,
		}));
		const said = new Map([[1, rows]]);
		const asked = { ...ended, rounds: [round] };
		const works = {
			count: () => stepsOf<unknown>(countRound(asked, written, round, rows)),
			marks: () => stepsOf<unknown>(markRound(asked, written, round, rows)),
			results: () =>
				stepsOf<unknown>(resultsInSteps(asked, written, seats, said)),
		};
		for (const [name, work] of Object.entries(works)) {
			const runs = Array.from({ length: tries }, () => work());
			expect(runs[0]?.count, name).toBeGreaterThan(30);
			const longest = Math.min(...runs.map((run) => run.longest));
			expect(longest, name).toBeLessThan(most);
		}
	});

	it("[LV1130] so are the standings of 10,000 and the counts that pictures are drawn from", () => {
		const many = Array.from({ length: 10_000 }, (_, index) => ({
			id: `seat-${index}`,
			name: `${["Ada", "Émil", "Zoë"][index % 3]} ${(index * 7919) % 9000}`,
			removed: index % 100 === 7,
		}));
		const rows = many.map(({ id }, index) => ({
			seat: id,
			value: [index % 4],
			at: dawn + index,
		}));
		const marks = new Map(
			rounds.map((round) => [
				round.question,
				atOnce(markRound(ended, sheet, round, rows)),
			]),
		);
		const [round] = rounds;
		if (round === undefined) throw new Error("nothing was asked");
		const works = {
			standings: () => stepsOf<unknown>(rankInSteps(many, marks)),
			counts: () => stepsOf<unknown>(tallyRound(sheet, round, rows)),
		};
		for (const [name, work] of Object.entries(works)) {
			const runs = Array.from({ length: tries }, () => {
				const start = performance.now();
				const { longest, count } = work();
				return { count, share: longest / (performance.now() - start) };
			});
			expect(runs[0]?.count, name).toBeGreaterThan(30);
			const share = Math.min(...runs.map((run) => run.share));
			expect(share, name).toBeLessThan(0.5);
		}
	});

	it("[LV100] lets others have their turns in between", async () => {
		let turns = 0;
		let over = false;
		const turn = () => {
			turns++;
			if (!over) setImmediate(turn);
		};
		setImmediate(turn);
		const made = await inSlices(resultsInSteps(ended, sheet, seats, answers));
		over = true;
		expect(whole(made)).toEqual(results);
		expect(turns).toBeGreaterThan(3);
	});

	it("[LV1690] goes on in turns where there are several: one slice to a turn of the loop", async () => {
		const perTurn: number[] = [];
		let steps = 0;
		let over = false;
		const count = () => {
			perTurn.push(steps);
			steps = 0;
			if (!over) setImmediate(count);
		};
		function* task() {
			for (let step = 0; step < 20; step++) {
				steps++;
				yield;
			}
		}
		const all = Promise.all(
			Array.from({ length: 5 }, () => inSlices(task(), slices(0))),
		);
		// Each has begun, as whoever comes does at once.
		expect(steps).toBe(5);
		steps = 0;
		count();
		await all;
		over = true;
		expect(Math.max(...perTurn)).toBe(1);
		expect(perTurn.length).toBeGreaterThan(90);
	});
});
