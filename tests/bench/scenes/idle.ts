import { sleep } from "../clock.ts";
import { sum } from "../figures.ts";
import { startTarget } from "../targets/start.ts";
import { type Target, targetWords } from "../targets/target.ts";
import { cpuOf } from "../usage.ts";
import type { Scene, Wish } from "./scene.ts";

const minuteMs = 60_000;

/** A class that is there and says nothing for a minute, the same heartbeat at both; ours and the floor in the very same minute. */
export const idle: Scene = {
	rows: ["idle"],
	async play(wish) {
		const ours: number[] = [];
		const floor: number[] = [];
		for (let round = 1; round <= wish.rounds; round++) {
			wish.tell(`idle ${round} of ${wish.rounds}`);
			const sides = [await fill("sqlite", wish), await fill("socket.io", wish)];
			const before = sides.map(cpuOfNode);
			await sleep(minuteMs);
			const [a = 0, b = 0] = sides.map(
				(side, place) => cpuOfNode(side) - (before[place] ?? 0),
			);
			ours.push(a / 1000);
			floor.push(b / 1000);
			for (const { target, crowd } of sides) {
				await crowd.end();
				await target.remove();
			}
		}
		const line = {
			row: "idle",
			what: "silent phones for a minute, CPU of the node",
			where: targetWords.sqlite,
			unit: "s",
			ours,
			floor: { name: targetWords["socket.io"], figures: floor },
			goal: { most: 1 },
		};
		return { lines: [line], raw: null };
	},
};

async function fill(name: "sqlite" | "socket.io", wish: Wish) {
	const crowd = await wish.newCrowd(1);
	const target = await startTarget(name, wish.students);
	const { dialect, urls, code } = target;
	await crowd.join({ dialect, urls, codes: [code], count: wish.students });
	await crowd.all("quiet", { forMs: 1000 });
	return { crowd, target };
}

const cpuOfNode = ({ target }: { readonly target: Target }) =>
	sum(target.processes.map(({ pid }) => cpuOf(pid)));
