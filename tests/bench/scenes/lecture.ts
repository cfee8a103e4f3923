import { now } from "../clock.ts";
import { median } from "../figures.ts";
import { startTarget } from "../targets/start.ts";
import {
	type TargetName,
	targetNames,
	targetWords,
} from "../targets/target.ts";
import {
	type LectureRow,
	type Lives,
	lectureRows,
	linesOf,
	loneLines,
	loneTargets,
} from "./lecture-rows.ts";
import { type Life, live, type Plan } from "./life.ts";
import type { Scene, Wish } from "./scene.ts";

/** One class, each target in turn: it comes, is asked, answers at once, spread, and alone. */
export const lecture: Scene = {
	rows: [...new Set([...lectureRows.map(({ row }) => row), "lone"])],
	async play(wish) {
		const rows = lectureRows.filter(({ row }) => wish.wants(row));
		const plan = planOf(wish);
		const lives: Partial<Record<TargetName, Life[]>> = {};
		for (let round = 1; round <= wish.rounds; round++) {
			if (round > 1 && now() > wish.until) break;
			for (const name of targetsOf(rows, wish)) {
				wish.tell(`lecture ${round} of ${wish.rounds}: ${targetWords[name]}`);
				lives[name] = [...(lives[name] ?? []), await play(name, wish, plan)];
			}
		}
		return {
			lines: [
				...rows.flatMap((row) => linesOf(row, lives, plan)),
				...(wish.wants("lone") ? loneLines(lives) : []),
			],
			note: usageOf(lives),
			raw: lives,
		};
	},
};

/** What each process of each target has cost from the first newcomer to the last answer. */
function usageOf(lives: Lives): string {
	const rows = targetNames.flatMap((name) => {
		const [life] = lives[name] ?? [];
		if (life === undefined) return [];
		const seconds = life.cpuMs.map(({ what }, place) => {
			const all = (lives[name] ?? []).map((one) => one.cpuMs[place]?.ms ?? 0);
			return `${what} ${(median(all) / 1000).toFixed(2)}`;
		});
		const away = (lives[name] ?? []).map(({ joins }) => joins.turnedAway);
		const { bytes } = life.cold;
		const cells = [targetWords[name], seconds.join(", "), bytes, median(away)];
		return [`| ${cells.join(" | ")} |`];
	});
	return [
		"| a whole lecture | CPU s of each process | bytes of a question's frame | told to come back |",
		"| --- | --- | --- | --- |",
		...rows,
	].join("\n");
}

/** A whole life of one target. */
export async function play(
	name: TargetName,
	wish: Wish,
	plan: Plan,
): Promise<Life> {
	const crowd = await wish.crowd();
	const target = await startTarget(name, plan.students);
	try {
		return await live(target, crowd, plan);
	} finally {
		await crowd.all("leave", undefined);
		await target.remove();
	}
}

function planOf({ students, seed, questions, wants }: Wish): Plan {
	const asks = ["fan-out", "burst", "cpu"].some(wants);
	return {
		students,
		seed,
		warm: asks ? questions : 0,
		board: asks ? questions : 0,
		spreadMs: wants("spread") ? 5000 : 0,
		lone: wants("lone") ? 40 : 0,
	};
}

/** Those that a wanted row names, in their order. */
function targetsOf(
	rows: readonly LectureRow[],
	{ wants, targets }: Wish,
): readonly TargetName[] {
	const named = new Set<TargetName>(wants("lone") ? loneTargets : []);
	for (const { ours, floor } of rows) {
		for (const name of Object.keys(ours)) named.add(name as TargetName);
		if (floor !== null) named.add(floor);
	}
	return targets.filter((name) => named.has(name));
}
