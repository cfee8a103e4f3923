import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { protocolVersion } from "../../../shared/protocol.ts";
import { signedIn } from "../../rig/rest.ts";
import { openRoom } from "../../rig/room.ts";
import { sleep } from "../clock.ts";
import { onSite, type Site, startSite } from "../targets/lectern.ts";
import { quiz } from "../targets/quiz.ts";
import { startTarget } from "../targets/start.ts";
import { targetWords } from "../targets/target.ts";
import { memoryOf } from "../usage.ts";
import type { Scene, Wish } from "./scene.ts";

/** A room bears 200, and an address a twentieth of a node's connections. */
const screens = 1000;
const ofRoom = 200;
const settleMs = 3000;

/** What a screen that watches takes of a node, against a bare socket. */
export const watching: Scene = {
	rows: ["screens"],
	async play(wish) {
		const ours: number[] = [];
		const floor: number[] = [];
		for (let round = 1; round <= wish.rounds; round++) {
			wish.tell(`screens ${round} of ${wish.rounds}`);
			// As many connections as a node must bear to let so many watch from one address.
			const site = await startSite(1, "sqlite", screens * 20);
			ours.push((await onSite(site, streams)) / 1000);
			floor.push((await sockets(wish)) / 1000);
		}
		const line = {
			row: "screens",
			what: "memory of a screen that watches",
			where: targetWords.sqlite,
			unit: "kB",
			ours,
			floor: { name: `${targetWords.ws}, a socket`, figures: floor },
			goal: { most: 1 },
		};
		return { lines: [line], raw: null };
	},
};

/** Bytes per stream. */
async function streams({ nodes, url }: Site): Promise<number> {
	const pid = nodes[0]?.pid() ?? 0;
	const instructor = await signedIn(url);
	const tokens: string[] = [];
	for (let room = 0; room < screens / ofRoom; room++) {
		const open = await openRoom(instructor, quiz);
		await open.move({ do: "open", question: 0 });
		tokens.push(open.screenToken);
		open.page.close();
	}
	await sleep(settleMs);
	const before = memoryOf(pid);
	const open: IncomingMessage[] = [];
	for (let place = 0; place < screens; place++)
		open.push(await watch(url, tokens[place % tokens.length] ?? ""));
	await sleep(settleMs);
	const after = memoryOf(pid);
	for (const stream of open) stream.destroy();
	return (after - before) / screens;
}

async function watch(url: string, token: string): Promise<IncomingMessage> {
	const path = `/api/screens/${token}/events?v=${protocolVersion}`;
	const request = get(`${url}${path}`, { agent: false });
	const [response] = (await once(request, "response")) as [IncomingMessage];
	if (response.statusCode !== 200)
		throw new Error(`a screen was told ${response.statusCode}`);
	await once(response, "data");
	response.on("error", () => {});
	response.resume();
	return response;
}

/** Bytes per socket. */
async function sockets(wish: Wish): Promise<number> {
	const crowd = await wish.crowd();
	const target = await startTarget("ws", screens);
	const pid = target.processes[0]?.pid ?? 0;
	await sleep(settleMs);
	const before = memoryOf(pid);
	const { dialect, urls, code } = target;
	await crowd.join({ dialect, urls, codes: [code], count: screens });
	await target.ask(1);
	await sleep(settleMs);
	const after = memoryOf(pid);
	await crowd.all("leave", undefined);
	await target.remove();
	return (after - before) / screens;
}
