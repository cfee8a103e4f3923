import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { RoomList } from "../../shared/rest.ts";
import { openStream } from "../rig/events.ts";
import { Rest } from "../rig/rest.ts";
import { waitFor } from "../rig/wait.ts";
import { startByShell } from "./run.ts";

it("[CF1430] the demo tells four addresses, of which the first ends in the room; that fills and is answered in, and it ends when it is asked to", async () => {
	const DATA_DIR = mkdtempSync(join(tmpdir(), "lectern-"));
	const program = 'exec "$NODE" --enable-source-maps dist/server/demo.js';
	// As whoever has set nothing.
	const demo = await startByShell(program, { DATA_DIR, JOIN_RUSH: "2000" });
	try {
		await demo.ready();
		const end = /Join it yourself +\S+\/j\/\w+\n/;
		await waitFor("its addresses", () => end.test(demo.output()));
		const [run, room, projector, door] = [
			...demo.output().matchAll(/ {2}(http:\/\/localhost:\d+\/\S+)/g),
		].map(([, address = ""]) => address);
		const [, token = ""] = projector?.split("#") ?? [];
		const screen = await openStream(demo.url, token);
		await waitFor("a room that fills, and its answers", () => {
			const { joined = 0, answered = 0 } = screen.pulses().at(-1) ?? {};
			return joined >= 20 && answered >= 5;
		});
		screen.close();
		for (const page of [door, projector, room])
			expect((await fetch(page ?? "")).status, page).toBe(200);
		const rest = new Rest(demo.url);
		const [link, ...its] = run?.split("/take-over/")[1]?.split("/") ?? [];
		expect(`#/${its.join("/")}`).toBe(new URL(room ?? "").hash);
		const taken = await rest.post("/api/instructor/take-over", { link });
		expect(taken.status).toBe(200);
		const { rooms } = (await rest.get("/api/rooms")).json<RoomList>();
		expect(rooms.map(({ id }) => room?.endsWith(id))).toEqual([true]);
		expect(await demo.end("SIGINT")).toBe(0);
		expect(demo.output()).not.toMatch(/warn|error/i);
	} finally {
		demo.child.kill("SIGKILL");
		rmSync(DATA_DIR, { recursive: true, force: true });
	}
});
