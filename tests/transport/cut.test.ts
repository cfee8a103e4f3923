import { get } from "node:http";
import { brotliDecompressSync, constants, gunzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomStore, Seat } from "../../server/store/room-store.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { enterAs, launchBrowser, openDevice } from "../rig/browser.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

const students = 5_000;
const faulty = "s".repeat(22);

let rig: Rig;
let rest: Rest;
let browser: Browser;
let path: string;

beforeAll(async () => {
	rig = await startRig({ between: failingAtTheLast });
	rest = await signedIn(rig.url);
	browser = await launchBrowser();
	const room = await openRoom(rest);
	room.page.close();
	const seats = Array.from({ length: students }, (_, index) => ({
		id: String(index).padStart(22, "s"),
		name: `Student ${index} with a rather long name`,
		nameKey: `student${index}`,
	}));
	const last = { id: faulty, name: "The last", nameKey: "thelast" };
	await rig.stores.rooms.join(room.id, [...seats, last], students + 1);
	await rig.stores.rooms.bar(room.id, [faulty]);
	path = `/api/rooms/${room.id}/results`;
});
afterAll(async () => {
	await browser?.close();
	await rig?.close();
});

/** A store whose last student cannot be told, which is found when all others have been. */
function failingAtTheLast(rooms: RoomStore): RoomStore {
	const seats = async (roomId: string) =>
		(await rooms.seats(roomId)).map((seat) =>
			seat.id === faulty ? unreadable(seat) : seat,
		);
	return new Proxy(rooms, {
		get: (store, name: keyof RoomStore) => {
			if (name === "seats") return seats;
			const own = store[name];
			return typeof own === "function" ? own.bind(store) : own;
		},
	});
}

function unreadable(seat: Seat): Seat {
	return Object.defineProperty({ ...seat }, "name", {
		get() {
			throw new Error("the name is gone");
		},
	});
}

/** What came, and the error that it ended with. */
async function read(what: string, coding: string) {
	const headers = { cookie: rest.cookie ?? "", "accept-encoding": coding };
	return new Promise<{ bytes: Buffer; error: Error | null }>((resolve) => {
		const got: Buffer[] = [];
		const end = (error: Error | null) =>
			resolve({ bytes: Buffer.concat(got), error });
		get(`${rig.url}${what}`, { headers }, (response) => {
			response.on("data", (part: Buffer) => got.push(part));
			response.on("error", end);
			response.on("end", () => end(null));
		}).on("error", end);
	});
}

/** As much of it as there is. */
const decoders: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
	identity: (bytes) => bytes,
	gzip: (bytes) => gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }),
	br: (bytes) =>
		brotliDecompressSync(bytes, {
			finishFlush: constants.BROTLI_OPERATION_FLUSH,
		}),
};

describe("a download that breaks off", () => {
	for (const [coding, decode] of Object.entries(decoders))
		it(`[TR2133] is an error for whoever reads it, and no file that looks whole: ${coding}`, async () => {
			const json = await read(`${path}?download=1`, coding);
			expect(json.error).toMatchObject({ code: "ECONNRESET" });
			const half = decode(json.bytes).toString();
			if (coding === "identity") expect(half).toContain("Student 17 with");
			expect(() => JSON.parse(half)).toThrow();

			const csv = await read(`${path}.csv`, coding);
			expect(csv.error).toMatchObject({ code: "ECONNRESET" });
			const table = decode(csv.bytes).toString();
			expect(table).toContain("Student 17 with");
			expect(table.trimEnd().split("\r\n").at(-1)).toBe(
				"This table is not whole: the server failed while it was made. Download it again.",
			);
			// The log has a sentence once in ten seconds.
			await waitFor("it to be logged", () =>
				rig.logged.some(({ message }) => message === "a reply broke off"),
			);
		});

	it("[TR2133] fails in fetch", async () => {
		const headers = { cookie: rest.cookie ?? "" };
		for (const what of [`${path}?download=1`, `${path}.csv`]) {
			const response = await fetch(rig.url + what, { headers });
			expect(response.status).toBe(200);
			await expect(response.text()).rejects.toThrow();
		}
	});

	it("[TR2133] fails in a browser, which keeps no file of it", async () => {
		const { page, context } = await openDevice(browser, {});
		await enterAs(context, rest);
		for (const what of [`${path}?download=1`, `${path}.csv`]) {
			await page.goto(`${rig.url}/livez`);
			const [download] = await Promise.all([
				page.waitForEvent("download"),
				page.evaluate((href) => {
					const link = document.createElement("a");
					Object.assign(link, { href, download: "" });
					document.body.append(link);
					link.click();
				}, what),
			]);
			expect(await download.failure()).not.toBeNull();
		}
		await context.close();
	});

	it("[TR2133] whole ones end as they should", async () => {
		const whole = await startRig();
		const own = await signedIn(whole.url);
		const room = await openRoom(own);
		room.page.close();
		for (const coding of Object.keys(decoders)) {
			const headers = { "accept-encoding": coding };
			const json = await own.get(`/api/rooms/${room.id}/results`, headers);
			expect(json.status).toBe(200);
			const head = await own.request("HEAD", `/api/rooms/${room.id}/results`, {
				headers,
			});
			expect([head.status, head.text]).toEqual([200, ""]);
		}
		await whole.close();
	});
});
