import { signedIn } from "../../rig/rest.ts";
import { type OpenRoom, openRoom } from "../../rig/room.ts";
import { sleep } from "../clock.ts";
import { at, sorted } from "../figures.ts";
import { onSite, type Site, startSite } from "../targets/lectern.ts";
import { indexOf, quiz } from "../targets/quiz.ts";
import { targetWords } from "../targets/target.ts";
import { cpuOf } from "../usage.ts";
import type { Scene, Wish } from "./scene.ts";

const ofRoom = 40;
/** Within what one instructor may begin in a minute. */
const ofInstructor = 25;
const idleMs = 20_000;

interface Outcome {
	readonly p99: number;
	/** Of the nodes, while nobody says anything, in hundredths of a core. */
	readonly idleShare: number;
}

/** Many rooms that all answer at once, against one room of as many students; each in halves over two nodes. */
export const rooms: Scene = {
	rows: ["rooms"],
	async play(wish) {
		const many: Outcome[] = [];
		const one: Outcome[] = [];
		const count = Math.round(wish.students / 20);
		for (let round = 1; round <= wish.rounds; round++) {
			wish.tell(`rooms ${round} of ${wish.rounds}: ${count} of ${ofRoom}`);
			many.push(await play(wish, count));
			wish.tell(`rooms ${round} of ${wish.rounds}: one`);
			one.push(await play(wish, 1));
		}
		const whole = (count * ofRoom).toLocaleString("en");
		return {
			lines: [
				{
					row: "rooms",
					what: `${count} rooms of ${ofRoom} answer at once, acknowledged, p99`,
					where: targetWords.two,
					unit: "ms",
					ours: many.map(({ p99 }) => p99),
					floor: {
						name: `one room of ${whole}`,
						figures: one.map(({ p99 }) => p99),
					},
					goal: { most: 1 },
				},
				{
					row: "rooms",
					what: `the sweep of ${count} rooms: CPU while nobody speaks, less that of one room of ${whole}`,
					where: targetWords.two,
					unit: "% of a core",
					ours: many.map(
						({ idleShare }, round) => idleShare - (one[round]?.idleShare ?? 0),
					),
					floor: null,
					goal: { most: 2 },
				},
			],
			raw: { many, one },
		};
	},
};

async function play(wish: Wish, count: number): Promise<Outcome> {
	const students = Math.round(wish.students / 20) * ofRoom;
	return onSite(await startSite(2, "redis", students), async (site) => {
		const crowd = await wish.crowd();
		const open = await openRooms(site.url, count);
		const codes = open.map(({ code }) => code);
		const urls = site.nodes.map(({ url }) => url);
		await crowd.join({ dialect: "lectern", urls, codes, count: students });
		await crowd.all("expect", { round: 1, index: indexOf(1) });
		for (const room of open) await room.move({ do: "open", question: 0 });
		await crowd.all("seen", { withinMs: 60_000 });
		await crowd.all("quiet", { forMs: 500 });
		const before = cpuOfNodes(site);
		await sleep(idleMs);
		const idleShare = ((cpuOfNodes(site) - before) / idleMs) * 100;
		const { took, acknowledged } = await crowd.answer(0, wish.seed);
		let held = 0;
		for (const room of open) {
			await room.move({ do: "close" });
			held += room.view().run[0]?.[0]?.distribution?.answered ?? 0;
			room.page.close();
		}
		await crowd.all("leave", undefined);
		if (held !== acknowledged)
			throw new Error(`${acknowledged} were acknowledged, ${held} are held`);
		return { p99: at(sorted(took), 0.99), idleShare };
	});
}

const cpuOfNodes = ({ nodes }: Site) =>
	nodes.reduce((all, node) => all + cpuOf(node.pid()), 0);

async function openRooms(url: string, count: number): Promise<OpenRoom[]> {
	const open: OpenRoom[] = [];
	while (open.length < count) {
		const instructor = await signedIn(url);
		const here = Math.min(ofInstructor, count - open.length);
		for (let room = 0; room < here; room++)
			open.push(await openRoom(instructor, quiz));
	}
	return open;
}
