import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomSettings } from "../../shared/settings.ts";
import type { Entrance } from "../../shared/views.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { connectPhone } from "../rig/links.ts";
import { type Reply, type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";

/** Pages as the build leaves them, as far as a first view goes. */
function makePages(): string {
	const folder = mkdtempSync(join(tmpdir(), "lectern-pages-"));
	for (const name of ["student", "instructor", "screen"]) {
		mkdirSync(join(folder, name));
		writeFileSync(
			join(folder, name, "index.html"),
			`<!doctype html>\n<html lang="en"><title>${name}</title></html>\n`,
		);
	}
	return folder;
}

/** As a browser reads the attribute. */
function viewIn({ text }: Pick<Reply, "text">): Entrance | null {
	const [, found] = / data-entrance="([^"<>]*)"/.exec(text) ?? [];
	return found === undefined
		? null
		: JSON.parse(
				found.replace(/&#(\d+);/g, (_all, code) =>
					String.fromCharCode(Number(code)),
				),
			);
}

describe("the page that a room's link leads to", () => {
	const pages = makePages();
	let rig: Rig;
	let rest: Rest;
	let away = false;
	beforeAll(async () => {
		rig = await startRig({
			pages,
			environment: { PUBLIC_URL: "http://example.test/lectern" },
			between: (rooms) =>
				new Proxy(rooms, {
					get: (store, verb) => {
						const act = Reflect.get(store, verb);
						if (typeof act !== "function") return act;
						return away && ["byCode", "look", "load"].includes(String(verb))
							? () => new Promise(() => {})
							: act.bind(store);
					},
				}),
		});
		rest = await signedIn(rig.url);
	});
	afterAll(async () => {
		await rig.close();
		rmSync(pages, { recursive: true });
	});
	const open = (settings?: Partial<RoomSettings>) =>
		openRoom(rest, undefined, settings);
	const at = (room: OpenRoom) => rest.get(`/j/${room.code}`);

	it("[TR1100] has in it what hello tells somebody without a seat, and nothing more; nobody keeps it", async () => {
		const rooms = [
			await open(),
			await open({ names: "generated" }),
			await open({ names: "optional", word: true }),
			await open(),
			await open(),
		];
		await rooms[3]?.move({ do: "lock", on: true });
		await rooms[4]?.move({ do: "end" });
		for (const room of rooms) {
			const student = await connectPhone(rig.url, room.code);
			const hello = await student.ask("hello", {});
			const reply = await at(room);
			expect(viewIn(reply)).toEqual(
				"view" in hello ? hello.view : "not welcome",
			);
			expect(reply.headers["cache-control"]).toBe("no-store");
			expect(reply.headers.etag).toBeUndefined();
			expect(reply.text).toContain('data-path="/lectern"');
			const packed = await rest.get(`/lectern/j/${room.code.toLowerCase()}/`, {
				"accept-encoding": "br",
			});
			expect(brotliDecompressSync(packed.bytes).toString()).toBe(reply.text);
			student.close();
			room.page.close();
		}
	});

	it("[TR1101] has nothing in it where the store is away, and comes all the same", async () => {
		const room = await open();
		away = true;
		const start = performance.now();
		// A code that this node does not follow by now.
		const reply = await rest.get("/j/CDFHJK");
		away = false;
		expect(performance.now() - start).toBeLessThan(2_000);
		expect([reply.status, viewIn(reply)]).toEqual([200, null]);
		expect(reply.headers["cache-control"]).toBe("no-cache");
		room.page.close();
	});

	it("[TR1102] helps nobody who guesses codes: wrong ones are counted, and then right ones look alike", async () => {
		const room = await open();
		expect(viewIn(await at(room))).not.toBeNull();
		for (let guess = 0; guess < 20; guess++)
			expect(
				viewIn(await rest.get(`/j/CDFH${String(guess).padStart(2, "0")}`)),
			).toBeNull();
		const [right, wrong] = [await at(room), await rest.get("/j/CDFHJK")];
		expect(right.text).toBe(wrong.text);
		expect(right.headers["cache-control"]).toBe(wrong.headers["cache-control"]);
		room.page.close();
	});
});
