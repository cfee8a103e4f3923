import { spawnSync } from "node:child_process";
import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";
import { startRelay } from "../relay.ts";
import type { Student } from "../student.ts";

/** Addresses of this machine alone, one per network that students are on. */
const networks = {
	good: "127.0.1.1",
	reset: "127.0.1.2",
	silent: "127.0.1.3",
	lossy: "127.0.1.4",
	next: "127.0.1.5",
} as const;

function run(program: string, ...args: string[]): void {
	const done = spawnSync(program, args, { encoding: "utf8" });
	if (done.error !== undefined || done.status !== 0)
		throw new Error(
			`${program} ${args.join(" ")}: ${done.error?.message ?? done.stderr}`,
		);
}

const table = "lectern_faults";

/** Rules on packets of this network namespace, all in a table of their own. */
function filter(...rules: string[]): void {
	unfilter();
	run("nft", "add", "table", "inet", table);
	run(
		"nft",
		`add chain inet ${table} out { type filter hook output priority 0 ; }`,
	);
	for (const rule of rules) run("nft", `add rule inet ${table} out ${rule}`);
}

function unfilter(): void {
	spawnSync("nft", ["delete", "table", "inet", table]);
}

/** F9. A fifth of the class loses its connection with a reset, a fifth without a sound; both come back from another network. */
export const roaming: Fault = {
	id: "F9",
	is: "wifi to mobile: RST and silent loss on 20 % each",
	x: 8000,
	rounds: 2,
	needs: { ...usual, struck: 2, repeats: 2 },
	programs: ["ss", "nft", "ip"],
	ownNetwork: true,
	addressOf: (index) =>
		[networks.reset, networks.silent][index % 5] ?? networks.good,
	async play(lecture) {
		await lecture.round({
			overMs: 1500,
			burstAt: 500,
			during: async () => {
				await sleep(500);
				await lecture.strike("networks change", () => {
					filter(
						`ip saddr ${networks.silent} drop`,
						`ip daddr ${networks.silent} drop`,
					);
					run("ss", "-K", "src", networks.reset);
					for (const student of onNetwork(lecture, 1))
						student.roam(networks.next);
				});
			},
		});
		await lecture.round({ overMs: 500 });
	},
	async mend() {
		unfilter();
	},
};

function onNetwork({ students }: Lecture, place: number): Student[] {
	return students.filter((_, index) => index % 5 === place);
}

/** F8. 150 ms each way and 5 % of the packets lost, for three students in ten. */
export const slow: Fault = {
	id: "F8",
	is: "5 % loss and 150 ms each way on 30 %",
	x: 8000,
	rounds: 2,
	seconds: [15, null],
	// Who sent at least 5 s before the deadline is meant to count, without exception.
	needs: { saved: 1, inFlight: 1, spreadMs: null },
	programs: ["nft", "ip"],
	ownNetwork: true,
	addressOf: (index) => (isSlow(index) ? networks.lossy : networks.good),
	through: (index, url) => (isSlow(index) ? relayed(url) : url),
	async prepare(lecture) {
		relay = await startRelay(lecture.site.url, 150);
	},
	async play(lecture) {
		const lose = (way: string) =>
			`ip ${way} ${networks.lossy} numgen random mod 100 < 5 drop`;
		filter(lose("saddr"), lose("daddr"));
		await lecture.strike(
			"loss and delay",
			() =>
				lecture.round({
					overMs: 0,
					answer: (round) => untilDeadline(lecture, round),
					patienceMs: 20_000,
				}),
			{ clockRuns: true },
		);
		await lecture.round({ overMs: 1000 });
	},
	async mend() {
		unfilter();
		relay?.close();
		relay = null;
	},
};

const isSlow = (index: number) => index % 10 < 3;
let relay: Awaited<ReturnType<typeof startRelay>> | null = null;
const relayed = (url: string) => relay?.url ?? url;

/** Answers until a second before the deadline; of those in its last five seconds at most 2 % may come too late. */
async function untilDeadline(lecture: Lecture, round: number): Promise<void> {
	const { dice, recorder, instructor } = lecture;
	const deadline = instructor.view().deadline ?? 0;
	let close = 0;
	let refused = 0;
	await Promise.all(
		lecture.everyone.map(async (one) => {
			const left = 1000 + dice.next() * 13_000;
			await sleep(deadline - left - Date.now());
			one.answer(lecture.sample(), left >= 5000);
			if (left >= 5000) return;
			close++;
			await sleep(left + 8000);
			const { state, place } = one.outbox();
			if (place?.round === round && state === "refused") refused++;
		}),
	);
	if (refused > 0.02 * close)
		recorder.add({
			k: "log",
			process: "network",
			text: `${refused} of ${close} answers sent 1 to 5 s before the deadline were refused`,
		});
}
