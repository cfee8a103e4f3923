import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { storeHall } from "../rig/stored-hall.ts";

const hall = { students: 5_000, questions: 20 };
/** The least of a few counts, as others may have the core. */
const tries = 3;
/** What one turn of the event loop may take of the whole work: done at once it is all of it. */
const mostShare = 0.2;

let rig: Rig;
let rest: Rest;
let room: string;

beforeAll(async () => {
	rig = await startRig();
	rest = await signedIn(rig.url);
	room = await storeHall(rig, rest, hall);
});
afterAll(() => rig?.close());

/** Bytes of the reply, and nothing is done with them: the reader is in this process too. */
function read(path: string): Promise<number> {
	const headers = { cookie: rest.cookie ?? "", "accept-encoding": "br" };
	return new Promise((resolve, reject) => {
		get(`${rig.url}${path}`, { headers }, (response) => {
			let bytes = 0;
			response.on("data", (part: Buffer) => {
				bytes += part.length;
			});
			response.on("end", () =>
				response.statusCode === 200
					? resolve(bytes)
					: reject(new Error(`${path}: ${response.statusCode}`)),
			);
		}).on("error", reject);
	});
}

/** The longest turn of the event loop while it is done, and the whole, ms. */
async function holdOf(act: () => Promise<unknown>) {
	let longest = 0;
	let over = false;
	const start = performance.now();
	let last = start;
	const look = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		if (!over) setImmediate(look);
	};
	setImmediate(look);
	await act();
	over = true;
	return { longest, whole: performance.now() - start };
}

describe("the results of a full hall", () => {
	for (const what of ["results", "results.csv", "results.xlsx"])
		it(`[TR1131] are made and sent in short turns, others being served in between: ${what} of 5,000 and 20 questions`, {
			timeout: 60_000,
		}, async () => {
			const path = `/api/rooms/${room}/${what}`;
			// The rounds are counted by whoever looks first.
			await read(path);
			const holds = [];
			for (let one = 0; one < tries; one++)
				holds.push(await holdOf(() => read(path)));
			const longest = Math.min(...holds.map((hold) => hold.longest));
			const share = Math.min(...holds.map((hold) => hold.longest / hold.whole));
			console.log(
				`${what}: the longest turn ${longest.toFixed(0)} ms, ${(share * 100).toFixed(0)} % of the whole`,
			);
			expect(share).toBeLessThan(mostShare);
		});
});
