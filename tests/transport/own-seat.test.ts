import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Student } from "../../shared/views.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { connectPhone, joinPhone } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

describe("one's own seat until the first question", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	const namesIn = async (room: OpenRoom) =>
		(await rest.get(`/api/rooms/${room.id}/students`))
			.json<{ students: Student[] }>()
			.students.map(({ name }) => name);

	it("[TR1610] takes another name by the rules of joining, and none once a question was asked", async () => {
		const room = await openRoom(rest, undefined, { names: "required" });
		const ada = await joinPhone(rig.url, room.code, "Adda");
		const bob = await joinPhone(rig.url, room.code, "Bob");
		expect(await ada.ask("rename", { name: " Ada  L. " })).toMatchObject({
			me: { name: "Ada L." },
			view: { phase: "lobby" },
		});
		expect(await namesIn(room)).toEqual(["Ada L.", "Bob"]);
		for (const [name, error] of [
			["b o b", "name-taken"],
			["", "name-needed"],
			["x".repeat(41), "name-bad"],
			["bell\u0007", "name-bad"],
		] as const)
			expect(await ada.ask("rename", { name }), name).toMatchObject({ error });
		expect(await ada.send("rename", { name: 7 })).toMatchObject({
			error: "bad-input",
		});
		// The name that was given up is free.
		const other = await connectPhone(rig.url, room.code);
		expect(await other.ask("rename", { name: "Cy" })).toMatchObject({
			error: "no-seat",
		});
		expect(await other.ask("join", { name: "Adda" })).toMatchObject({
			me: { name: "Adda" },
		});
		await room.move({ do: "open", question: 0 });
		expect(await ada.ask("rename", { name: "Late" })).toMatchObject({
			error: "wrong-phase",
			why: "name-stays",
		});
		expect(await namesIn(room)).toEqual(["Ada L.", "Bob", "Adda"]);
		for (const link of [ada, bob, other, room.page]) link.close();
		const given = await openRoom(rest, undefined, { names: "generated" });
		const cy = await joinPhone(rig.url, given.code, "");
		expect(await cy.ask("rename", { name: "Cy" })).toMatchObject({
			why: "names-given",
		});
		for (const link of [cy, given.page]) link.close();
	});

	it("[TR1611] is given up with its name, and stays once a question was asked", async () => {
		const room = await openRoom(rest, undefined, { names: "required" });
		const ada = await joinPhone(rig.url, room.code, "Ada");
		const bob = await joinPhone(rig.url, room.code, "Bob");
		await waitFor("both to be counted", () => room.pulse().connected === 2);
		expect(await ada.ask("leave", {})).toEqual({});
		expect(await namesIn(room)).toEqual(["Bob"]);
		await waitFor(
			"one to be counted",
			() => room.pulse().connected === 1 && room.pulse().joined === 1,
		);
		// It hears nothing of the room any more, and is not told that it was sent away.
		expect(await ada.ask("hello", {})).toMatchObject({ me: null });
		expect(await ada.ask("leave", {})).toEqual({});
		expect(ada.heard("out")).toEqual([]);
		const again = await connectPhone(rig.url, room.code, {
			token: ada.token,
		});
		expect(await again.ask("join", { name: "Ada" })).toMatchObject({
			me: { name: "Ada" },
		});
		await room.move({ do: "open", question: 0 });
		expect(ada.heard("view").map(({ phase }) => phase)).not.toContain("open");
		expect(await bob.ask("leave", {})).toMatchObject({
			error: "wrong-phase",
			why: "seat-stays",
		});
		expect(await namesIn(room)).toEqual(["Bob", "Ada"]);
		for (const link of [ada, bob, again, room.page]) link.close();
	});
});
