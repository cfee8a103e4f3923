import { copyFileSync, renameSync, rmSync } from "node:fs";
import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";

/** Each point at which the only process dies, and how often it passes it first. */
const points = [
	"before_commit:3",
	"after_commit_before_ack:3",
	"before_publish:2",
	"after_publish:2",
] as const;

/** S1. One process with SQLite, killed at every failpoint while the class answers, and started again. */
export const alone: Fault = {
	id: "S1",
	is: "one machine: `kill -9` at every failpoint",
	x: 10_000,
	alone: true,
	most: 200,
	rounds: points.length,
	needs: {
		...usual,
		saved: 0.95,
		struck: 2,
		repeats: 2,
	},
	async play(lecture) {
		for (const point of points) {
			await restart(lecture, point);
			const nursed = nurse(lecture, point);
			await lecture.round({ overMs: 300, burstAt: 150 });
			await nursed;
		}
	},
};

/** S2. The power goes in the middle of answers: of the database's files only what was synced is there afterwards. */
export const unplugged: Fault = {
	id: "S2",
	is: "one machine: a power cut, what was not synced is gone",
	x: 10_000,
	alone: true,
	most: 200,
	rounds: 4,
	site: { powerCuts: true },
	programs: ["gcc"],
	needs: { ...usual, struck: 2, repeats: 2 },
	async play(lecture) {
		const [node] = lecture.site.nodes;
		for (let cut = 0; cut < 3; cut++)
			await lecture.round({
				overMs: 1200,
				burstAt: 600,
				changeable: cut === 1,
				during: async () => {
					await sleep(lecture.dice.whole(500, 700));
					await lecture.strike("power cut", async () => {
						await node?.kill();
						lecture.site.loseUnsynced();
						await node?.start();
					});
				},
			});
		await lecture.round({ overMs: 500 });
	},
};

/** S4. The database's files are moved away under the server; what the next start finds is as they were in that moment. */
export const fileGone: Fault = {
	id: "S4",
	is: "one machine: the database's files are gone, and come back as they were",
	x: 10_000,
	alone: true,
	most: 200,
	rounds: 2,
	needs: { ...usual, refused: { busy: 1 } },
	async play(lecture) {
		const { site } = lecture;
		const [node] = site.nodes;
		await lecture.round({
			overMs: 3000,
			burstAt: 1200,
			during: async () => {
				await sleep(1100);
				await lecture.strike("the files are gone", async () => {
					const back = moveAway(site.file ?? "");
					await sleep(1500);
					await node?.kill();
					back();
					await node?.start();
				});
			},
		});
		await lecture.round({ overMs: 500 });
	},
};

/** The result puts back what was there, without what was written to it since. */
function moveAway(file: string): () => void {
	const all = ["", "-wal"].map((end) => file + end);
	for (const one of all) renameSync(one, `${one}.away`);
	for (const one of all) copyFileSync(`${one}.away`, `${one}.then`);
	return () => {
		for (const one of all) {
			// Into the very file: a copy would begin another history, and phones would offer what is missing.
			copyFileSync(`${one}.then`, `${one}.away`);
			renameSync(`${one}.away`, one);
			rmSync(`${one}.then`);
		}
		rmSync(`${file}-shm`, { force: true });
	};
}

async function restart({ site }: Lecture, point: string): Promise<void> {
	const [node] = site.nodes;
	await node?.kill();
	await node?.start({ LECTERN_FAILPOINT: point });
	node?.expectEnd();
}

/** Starts the process again, this time without the failpoint, once it has killed itself. */
async function nurse(lecture: Lecture, point: string): Promise<void> {
	const [node] = lecture.site.nodes;
	await node?.ended();
	await lecture.strike(point, () => node?.start());
}
