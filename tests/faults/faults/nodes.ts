import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";
import type { Node } from "../node.ts";

function nodeAt({ site }: Lecture, place: number): Node {
	const node = site.nodes[place % site.nodes.length];
	if (node === undefined) throw new Error("there is no node");
	return node;
}

/** F1. The first node dies by itself between commit and acknowledgement, the second by SIGKILL in a burst of answers. */
export const killed: Fault = {
	id: "F1",
	is: "`kill -9` of a node, also between commit and ack",
	x: 10_000,
	rounds: 3,
	short: true,
	needs: { ...usual, struck: 2, repeats: 2 },
	async prepare(lecture) {
		const node = nodeAt(lecture, 0);
		await node.kill();
		await node.start({ LECTERN_FAILPOINT: "after_commit_before_ack:4" });
		await lecture.site.whole();
		node.expectEnd();
	},
	async play(lecture) {
		const [first, second] = [nodeAt(lecture, 0), nodeAt(lecture, 1)];
		await lecture.round({
			overMs: 1000,
			burstAt: 500,
			mends: 3,
			during: async () => {
				await first.ended();
				await lecture.strike("node1 killed itself");
			},
		});
		await first.start();
		await lecture.round({
			overMs: 1500,
			burstAt: 600,
			changeable: true,
			mends: 3,
			during: async () => {
				await sleep(600);
				await lecture.strike("kill -9 node2", () => {
					reloadSome(lecture);
					return second.kill();
				});
			},
		});
		await second.start();
		await lecture.round({ overMs: 500 });
	},
};

/** Students whose answer is on its way load their page anew; at most twenty. */
function reloadSome(lecture: Lecture): void {
	lecture.everyone
		.filter((one) => {
			const { state } = one.outbox();
			return state === "sending" || state === "unsaved";
		})
		.slice(0, 20)
		.forEach((one) => {
			one.reload();
		});
}

/** F2. One node dies while it drains; then each in turn drains, ends with 0 and comes back. The class answers, latecomers join. */
export const rolled: Fault = {
	id: "F2",
	is: "rolling restart by SIGTERM, `kill -9` of a node that drains",
	x: 10_000,
	rounds: 2,
	short: true,
	needs: usual,
	async prepare({ site }) {
		const dying = site.nodes[0];
		await dying?.kill();
		await dying?.start({ LECTERN_FAILPOINT: "during_drain:1" });
		await site.whole();
	},
	async play(lecture) {
		const { site, recorder } = lecture;
		await lecture.round({
			overMs: 11_000,
			mends: 8,
			during: async () => {
				const dying = nodeAt(lecture, 0);
				await lecture.strike("node1 dies while it drains", async () => {
					const code = await dying.stop();
					if (code !== null)
						recorder.add({
							k: "log",
							process: dying.name,
							text: `ended with ${code}, and should have died while it drained`,
						});
				});
				await dying.start();
				await site.whole();
				for (const node of site.nodes) {
					await sleep(300);
					const began = performance.now();
					let code: number | null = null;
					await lecture.strike(
						`SIGTERM ${node.name}`,
						async () => {
							const stopping = node.stop();
							lecture.add();
							code = await stopping;
						},
						{ clockRuns: true },
					);
					if (code !== 0 || performance.now() - began > 30_000)
						recorder.add({
							k: "log",
							process: node.name,
							text: `ended with ${code} after ${performance.now() - began} ms`,
						});
					await node.start();
					await site.whole();
				}
			},
		});
		await lecture.round({ overMs: 500 });
	},
};

/** F15. A node stands still for ten seconds, as in a long collection of garbage, and wakes up as a zombie. */
export const frozen: Fault = {
	id: "F15",
	is: "SIGSTOP of a node for 10 s",
	x: 10_000,
	rounds: 3,
	needs: { ...usual, struck: 1, repeats: 1 },
	async play(lecture) {
		const node = nodeAt(lecture, 0);
		let thawed = Promise.resolve();
		await lecture.round({
			overMs: 2000,
			burstAt: 600,
			patienceMs: 25_000,
			during: async () => {
				await sleep(600);
				thawed = lecture.strike(
					`SIGSTOP ${node.name}`,
					async () => {
						node.freeze();
						await sleep(10_000);
						node.thaw();
					},
					{ clockRuns: true },
				);
			},
		});
		await lecture.round({ overMs: 500 });
		await thawed;
		await sleep(1500);
		await lecture.round({ overMs: 500 });
	},
	async mend(lecture) {
		nodeAt(lecture, 0).thaw();
	},
};
