import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";

const run = promisify(execFile);

/** `npm run backup` and `restore`, beside the lecture's nodes. */
async function operate(
	{ site }: Lecture,
	program: "backup" | "restore",
	...args: string[]
): Promise<void> {
	const where =
		site.cluster === null
			? { DATA_DIR: join(site.file ?? "", "..") }
			: { REDIS_URL: site.cluster.redis.url };
	await run(
		process.execPath,
		["--import", "tsx", `server/cli/${program}.ts`, ...args],
		{ env: { ...process.env, ...where } },
	);
}

async function play(lecture: Lecture): Promise<void> {
	const { site } = lecture;
	const folder = mkdtempSync(join(tmpdir(), "lectern-restore-"));
	const file = join(folder, "backup");
	try {
		await lecture.round({ overMs: 800 });
		await lecture.round({
			overMs: 8000,
			burstAt: 2000,
			patienceMs: 40_000,
			during: async () => {
				await sleep(lecture.dice.whole(1500, 2500));
				await lecture.strike(
					"a backup",
					() => operate(lecture, "backup", file),
					{
						clockRuns: true,
					},
				);
				await sleep(1000);
				await lecture.strike(
					"the backup put back",
					async () => {
						await Promise.all(site.nodes.map((node) => node.stop()));
						await operate(lecture, "restore", "--replace", file);
						await site.whole();
					},
					{ lossy: true },
				);
			},
		});
		// Who came back after the close has offered it.
		await lecture.takeOffers();
		await lecture.round({ overMs: 500 });
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const needs = { ...usual, reoffers: 5 };

/** F20. A backup is taken in the middle of answers, and put back while the same question is open: what came after it is offered again. */
export const restored: Fault = {
	id: "F20",
	is: "a backup under load, and its restore in the same question",
	x: 15_000,
	rounds: 3,
	needs,
	play,
};

/** S3. The same on one machine. */
export const restoredAlone: Fault = {
	id: "S3",
	is: "one machine: a backup under load, and its restore in the same question",
	x: 15_000,
	alone: true,
	most: 200,
	rounds: 3,
	needs,
	play,
};
