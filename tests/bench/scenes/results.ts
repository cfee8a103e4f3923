import { join } from "node:path";
import { openRedis } from "../../../server/store/redis/open.ts";
import { openSqlite } from "../../../server/store/sqlite/open.ts";
import { enterAs, launchBrowser, openDevice } from "../../rig/browser.ts";
import { joinPhone } from "../../rig/links.ts";
import { type Rest, signedIn } from "../../rig/rest.ts";
import { openRoom, twoQuestions } from "../../rig/room.ts";
import { sleep } from "../clock.ts";
import { at, sorted } from "../figures.ts";
import { fillRoom, mixedQuiz } from "../filled.ts";
import type { Line } from "../line.ts";
import { onSite, type Site, startSite } from "../targets/lectern.ts";
import { targetWords } from "../targets/target.ts";
import { cpuOf, memoryOf } from "../usage.ts";
import type { Scene, Wish } from "./scene.ts";

const questions = 60;
/** As nodes have it by themselves. */
const prefix = "lectern:";
/** Of another room, whose answers wait for nothing but the node. */
const phones = 20;
const everyMs = 5;
/** So long it is quiet, and so often quiet and asked in turn. */
const quietMs = 4_000;

const stores = ["sqlite", "redis"] as const;
type Store = (typeof stores)[number];

/** The results' page of a full hall, as its browser asks for it. */
export const results: Scene = {
	rows: ["results"],
	async play(wish) {
		const lines: Line[] = [];
		const raw: Record<string, unknown> = {};
		for (const store of stores.filter((one) => wish.targets.includes(one))) {
			wish.tell(`results: ${wish.students} with ${questions} on ${store}`);
			const site = await startSite(1, store, wish.students);
			const found = await onSite(site, (there) => measure(there, store, wish));
			raw[store] = found;
			lines.push(...linesOf(found, store));
		}
		return { lines, raw };
	},
};

interface Found {
	/** ms of processor time of node and browser from the link to the drawn list, and on the clock. */
	readonly cold: { node: number; browser: number; clock: number };
	readonly warm: { node: number; browser: number; clock: number }[];
	readonly bytes: Readonly<Record<string, number>>;
	readonly memory: { read: number; downloads: number };
	readonly p99: { quiet: number[]; asked: number[] };
}

function linesOf(found: Found, store: Store): Line[] {
	const where = targetWords[store];
	const line = (what: string, unit: Line["unit"], ours: number[]) => ({
		...{ row: "results", what, where, unit, ours },
		...{ floor: null, goal: null },
	});
	const { cold, warm, bytes, memory, p99 } = found;
	const mib = 2 ** 20;
	return [
		{
			...line("page of results, first asked: node and browser, CPU", "ms", [
				cold.node + cold.browser,
			]),
			goal: { most: 2000 },
		},
		line("of that, the node", "ms", [cold.node]),
		line(
			"the same asked again",
			"ms",
			warm.map((one) => one.node + one.browser),
		),
		line("on the clock, first asked", "ms", [cold.clock]),
		...Object.entries(bytes).map(([part, sum]) =>
			line(`on the wire: ${part}`, "kB", [sum / 1000]),
		),
		{
			...line("memory beyond idle, the page asked for", "MiB", [
				memory.read / mib,
			]),
			goal: { most: 150 },
		},
		{
			...line("the same, all downloaded too", "MiB", [memory.downloads / mib]),
			goal: { most: 150 },
		},
		{
			...line("an answer in another room while it is asked for, p99", "ms", [
				...p99.asked,
			]),
			floor: { name: "quiet", figures: p99.quiet },
			goal: { most: 1.5 },
		},
	];
}

async function measure(site: Site, store: Store, wish: Wish): Promise<Found> {
	const rest = await signedIn(site.url);
	const room = await openRoom(rest, mixedQuiz({ questions }));
	room.page.close();
	await fill(site, store, room.id, wish.students);
	const path = `/api/rooms/${room.id}`;
	// Whoever looks first has its rounds counted.
	await rest.get(path);
	const pid = site.nodes[0]?.pid() ?? 0;
	await sleep(quietMs);
	const idle = memoryOf(pid);
	let most = idle;
	const watch = setInterval(() => {
		most = Math.max(most, memoryOf(pid));
	}, 20);
	const cold = await openPage(site, rest, room.id);
	const read = most - idle;
	const warm = [];
	for (let one = 0; one < wish.rounds; one++)
		warm.push(await openPage(site, rest, room.id));
	const bytes: Record<string, number> = {};
	for (const part of ["results/overview", "results/students", "analysis"]) {
		const reply = await rest.get(`${path}/${part}`, {
			"accept-encoding": "br",
		});
		bytes[part] = reply.bytes.length;
	}
	for (const part of ["results", "results.csv"]) {
		const reply = await rest.get(`${path}/${part}`, {
			"accept-encoding": "br",
		});
		bytes[part] = reply.bytes.length;
		await sleep(quietMs);
	}
	clearInterval(watch);
	const downloads = most - idle;
	return {
		...{ cold, warm, bytes },
		memory: { read, downloads },
		p99: await beside(site, rest, room.id, wish),
	};
}

async function fill(
	site: Site,
	store: Store,
	roomId: string,
	students: number,
): Promise<void> {
	const size = { students, questions };
	if (store === "redis") {
		const url = site.redis?.url ?? "";
		const there = await openRedis({ url, prefix });
		await fillRoom(there.rooms, roomId, size);
		there.close();
		return;
	}
	const file = join(site.nodes[0]?.dataDir ?? "", "lectern.sqlite");
	const there = openSqlite({ file, beside: true });
	await fillRoom(there.rooms, roomId, size);
	there.close();
}

/** From the link until figures and list are drawn. */
async function openPage(site: Site, rest: Rest, roomId: string) {
	const browser = await launchBrowser();
	const { page, context } = await openDevice(browser, {});
	await enterAs(context, rest);
	await page.goto(`${site.url}/livez`);
	const client = await context.newCDPSession(page);
	await client.send("Performance.enable");
	const pid = site.nodes[0]?.pid() ?? 0;
	const before = cpuOf(pid);
	const start = performance.now();
	await page.goto(`${site.url}/teach/#/rooms/${roomId}/results`);
	await page.locator(".results-students tbody tr").first().waitFor();
	await page.locator(".findings").first().waitFor();
	const clock = performance.now() - start;
	const node = cpuOf(pid) - before;
	const { metrics } = await client.send("Performance.getMetrics");
	const seconds = metrics.find(({ name }) => name === "TaskDuration")?.value;
	await browser.close();
	return { node, browser: (seconds ?? 0) * 1000, clock };
}

/** p99 of answers in another room, quiet and while the results are asked for as they never were before, in turn. */
async function beside(site: Site, rest: Rest, roomId: string, wish: Wish) {
	const p99 = { quiet: [] as number[], asked: [] as number[] };
	const lecture = await openRoom(rest, twoQuestions);
	const crowd = await Promise.all(
		Array.from({ length: phones }, (_, one) =>
			joinPhone(site.url, lecture.code, `Phone ${one}`),
		),
	);
	await lecture.move({ do: "open", question: 0 });
	let seq = 0;
	const answersFor = async (until: () => boolean) => {
		const times: number[] = [];
		while (!until()) {
			seq++;
			const phone = crowd[seq % phones];
			const start = performance.now();
			await phone?.ask("answer", {
				...{ round: 1, seq: Math.ceil(seq / phones) },
				value: [seq % 3],
			});
			times.push(performance.now() - start);
			await sleep(everyMs);
		}
		return at(sorted(times), 0.99);
	};
	const quietly = () => {
		const end = performance.now() + quietMs;
		return answersFor(() => performance.now() > end);
	};
	for (let one = 0; one < Math.max(3, wish.rounds); one++) {
		p99.quiet.push(await quietly());
		// Another state of the room: all is made anew.
		const { students } = (
			await rest.get(`/api/rooms/${roomId}/results/students`)
		).json<{ students: { seat: string }[] }>();
		const seat = students[one]?.seat;
		await rest.delete(`/api/rooms/${roomId}/students/${seat}`);
		await rest.get(`/api/rooms/${roomId}`);
		await sleep(quietMs);
		let over = false;
		const asking = ask(rest, roomId).then(() => {
			over = true;
		});
		p99.asked.push(await answersFor(() => over));
		await asking;
	}
	for (const phone of crowd) phone.close();
	lecture.page.close();
	return p99;
}

async function ask(rest: Rest, roomId: string): Promise<void> {
	const path = `/api/rooms/${roomId}`;
	await Promise.all(
		["results/overview", "results/students", "analysis"].map((part) =>
			rest.get(`${path}/${part}`, { "accept-encoding": "br" }),
		),
	);
}
