import { median } from "../figures.ts";
import { indexOf } from "../targets/quiz.ts";
import { startTarget } from "../targets/start.ts";
import { targetWords } from "../targets/target.ts";
import type { Scene } from "./scene.ts";

const questions = 10;
const students = 40;

/** Everything that comes to one student in a lecture of ten questions, counted on the socket from the connection on. No compression. */
export const wire: Scene = {
	rows: ["wire"],
	async play(wish) {
		const crowd = await wish.crowd();
		const target = await startTarget("sqlite", students);
		const { dialect, urls, code } = target;
		wish.tell("a lecture of ten questions, byte by byte");
		await crowd.join({ dialect, urls, codes: [code], count: students });
		const steps: number[] = [];
		const read = async () => {
			await crowd.all("quiet", { forMs: 200 });
			steps.push(median((await crowd.all("bytes", undefined)).flat()));
		};
		await read();
		for (let round = 1; round <= questions; round++) {
			await target.announce(round);
			await crowd.all("expect", { round, index: indexOf(round) });
			await target.ask(round);
			await crowd.all("seen", { withinMs: 10_000 });
			await crowd.answer(0, wish.seed);
			await target.close(round);
			await target.reveal();
			await read();
		}
		await target.end();
		await read();
		await crowd.all("leave", undefined);
		await target.remove();
		const all = steps.at(-1) ?? 0;
		const line = (what: string, bytes: number, most?: number) => ({
			row: "wire",
			what,
			where: targetWords.sqlite,
			unit: "kB",
			ours: [bytes / 1000],
			floor: null,
			goal: most === undefined ? null : { most },
		});
		const [joined = 0, first = 0] = steps;
		return {
			lines: [
				line("down to one student, ten questions, all of it", all, 12),
				line("of that: connecting and joining", joined),
				line("of that: one question", first - joined),
				line("of that: the end", all - (steps.at(-2) ?? 0)),
			],
			raw: steps,
		};
	},
};
