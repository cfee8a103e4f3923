import { signedIn } from "../../rig/rest.ts";
import { openRoom } from "../../rig/room.ts";
import { sleep } from "../clock.ts";
import { onSite, type Site, startSite } from "../targets/lectern.ts";
import { indexOf, quiz } from "../targets/quiz.ts";
import { targetWords } from "../targets/target.ts";
import type { Scene, Wish } from "./scene.ts";

const steps = ["close", "reveal", "end", "results"] as const;
type Step = (typeof steps)[number];

const what: Readonly<Record<Step, string>> = {
	close: "longest turn of the node's event loop, a round closed",
	reveal: "the same, revealed",
	end: "the same, the room ended",
	results: "the same, its results read, JSON and table",
};

/** After each step until everybody has been told. */
const settleMs = 2000;

/** How long others wait at most while something is done for a whole hall. */
export const holds: Scene = {
	rows: ["holds"],
	async play(wish) {
		wish.tell(`holds: a room of ${wish.students}`);
		const site = await startSite(1, "sqlite", wish.students);
		const longest = await onSite(site, (there) => lectureOn(there, wish));
		const lines = steps.map((step) => ({
			row: "holds",
			what: what[step],
			where: targetWords.sqlite,
			unit: "ms",
			ours: longest[step],
			floor: null,
			goal: { most: 50 },
		}));
		return { lines, raw: longest };
	},
};

async function lectureOn({ url }: Site, wish: Wish) {
	const longest: Record<Step, number[]> = {
		...{ close: [], reveal: [], end: [], results: [] },
	};
	const crowd = await wish.crowd();
	const instructor = await signedIn(url);
	const room = await openRoom(instructor, quiz);
	const { students: count } = wish;
	await crowd.join({
		dialect: "lectern",
		urls: [url],
		codes: [room.code],
		count,
	});
	const measure = async (step: Step, act: () => Promise<unknown>) => {
		await lagOf(url);
		await act();
		await sleep(settleMs);
		longest[step].push(await lagOf(url));
	};
	// The first one is slower, as everything is that has not run yet.
	for (let round = 1; round <= wish.rounds + 1; round++) {
		const index = indexOf(round);
		await crowd.all("expect", { round, index });
		await room.move({ do: "open", question: index });
		await crowd.all("seen", { withinMs: 60_000 });
		await crowd.answer(0, wish.seed);
		await sleep(settleMs);
		await measure("close", () => room.move({ do: "close" }));
		await measure("reveal", () => room.move({ do: "reveal" }));
	}
	await measure("end", () => room.move({ do: "end" }));
	await crowd.all("leave", undefined);
	await sleep(2 * settleMs);
	for (let one = 0; one < wish.rounds; one++)
		await measure("results", async () => {
			const path = `/api/rooms/${room.id}/results`;
			await instructor.get(path, { "accept-encoding": "br" });
			await instructor.get(`${path}.csv`, { "accept-encoding": "br" });
		});
	room.page.close();
	return {
		...longest,
		close: longest.close.slice(1),
		reveal: longest.reveal.slice(1),
	};
}

/** Since this was last asked, ms; the node looks each 10 ms. */
async function lagOf(url: string): Promise<number> {
	const text = await (await fetch(`${url}/metrics`)).text();
	const [, seconds] =
		/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text) ?? [];
	if (seconds === undefined) throw new Error("the node does not tell its lag");
	return Number(seconds) * 1000 - 10;
}
