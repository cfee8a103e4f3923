import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";

/** F17. The last release's nodes become this build's one by one, in the middle of answers; in between both serve one room. */
export const upgraded: Fault = {
	id: "F17",
	is: "rolling upgrade from the last release, two builds at once",
	x: 10_000,
	rounds: 5,
	needs: { ...usual, fromRelease: true },
	site: { released: true },
	programs: ["git", "npm", "tar"],
	light: true,
	async play(lecture) {
		await lecture.round({ overMs: 800 });
		await upgrading(lecture, 0, 1);
		await lecture.round({ overMs: 800, changeable: true });
		await upgrading(lecture, 1, 3);
		await lecture.round({ overMs: 800 });
	},
};

/** A round in whose answers these nodes are replaced. */
function upgrading(lecture: Lecture, from: number, to: number): Promise<void> {
	const { site } = lecture;
	return lecture.round({
		overMs: 5000 * (to - from),
		during: async () => {
			for (const node of site.nodes.slice(from, to)) {
				await sleep(300);
				await lecture.strike(
					`upgrade of ${node.name}`,
					async () => {
						await node.stop();
						node.become(site.entry);
						await node.start();
						await site.whole();
					},
					{ clockRuns: true },
				);
			}
		},
	});
}
