import { existsSync } from "node:fs";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";
import { late } from "./answers.ts";

const library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

/** Shifts a process's wall clock; timers go on as they are. */
function shifted(seconds: string): Record<string, string> {
	if (!existsSync(library))
		throw new Error(`F12 needs ${library}: apt-get install faketime`);
	return {
		LD_PRELOAD: library,
		FAKETIME: `${seconds}s`,
		FAKETIME_DONT_FAKE_MONOTONIC: "1",
	};
}

const { short: _, ...unskewed } = late;

/** F12. F11 with two nodes whose clocks are half a minute off: the verdicts and the countdowns are the store's all the same. */
export const skewed: Fault = {
	...unskewed,
	id: "F12",
	is: "node clocks ±30 s",
	needs: { ...usual, saved: 0.95, refused: { closed: 5, "old-round": 5 } },
	get site() {
		return { own: [shifted("+30"), shifted("-30")] };
	},
	async play(lecture) {
		await late.play(lecture);
		judgeCountdowns(lecture);
	},
};

/** What a phone counts down by: the store's clock in its newest view, read on this very machine. */
function judgeCountdowns({ everyone, recorder }: Lecture): void {
	for (const one of everyone) {
		const stamp = one.held()?.view.now ?? 0;
		if (stamp - Date.now() > 500 || Date.now() - stamp > 60_000)
			recorder.add({
				k: "log",
				process: one.name,
				text: `its view's clock is ${stamp - Date.now()} ms off`,
			});
	}
}
