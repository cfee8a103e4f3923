import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Sitting, sit } from "../../client/student/sitting.ts";
import type { Entrance } from "../../shared/views.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { MemoryStorage } from "./phone.ts";

let rig: Rig;
let room: OpenRoom;
let sitting: Sitting;
beforeEach(async () => {
	vi.stubGlobal("sessionStorage", new MemoryStorage());
	rig = await startRig();
	room = await openRoom(await signedIn(rig.url));
	const { hostname, port } = new URL(rig.url);
	vi.stubGlobal("location", { protocol: "http:", hostname, port });
});
afterEach(async () => {
	sitting.close();
	room.page.close();
	await rig.close();
	vi.unstubAllGlobals();
});

const until = (met: () => boolean) =>
	vi.waitFor(() => expect(met()).toBe(true), { timeout: 10_000, interval: 20 });

/** What the server writes into the page. */
const first = (more: Partial<Entrance> = {}): Entrance => ({
	roomId: room.id,
	epoch: "",
	code: room.code,
	state: "open",
	names: "required",
	word: false,
	waiting: null,
	...more,
});
const open = (view: Entrance, storage = new MemoryStorage()) => {
	sitting = sit(room.code, storage, () => {}, 60_000, view);
	return storage;
};

it("[CL1103] a form that came with the page is sent before there is a connection, and that greets", async () => {
	open(first());
	expect(sitting.state().entrance).toEqual(first());
	expect(sitting.state().link).toBe("connecting");
	sitting.join("Ana");
	expect(sitting.state().joining).toBe(true);
	await until(() => sitting.state().held?.me.name === "Ana");
	expect(sitting.state().joining).toBe(false);
});

it("[CL1103] a name that is taken is said, and the link stays", async () => {
	await joinPhone(rig.url, room.code, "Ana");
	open(first());
	sitting.join("Ana");
	await until(() => sitting.state().joinRefusal?.error === "name-taken");
	expect(sitting.state().stopped).toBeNull();
	expect(sitting.state().link).toBe("connected");
	sitting.join("Ben");
	await until(() => sitting.state().held?.me.name === "Ben");
});

it("[CL1103] where the room gives names, nothing is waited for", async () => {
	room.page.close();
	room = await openRoom(await signedIn(rig.url), undefined, {
		names: "generated",
	});
	open(first({ names: "generated" }));
	await until(() => sitting.state().held !== null);
});

it("[CL1104] what the page says of newcomers is nothing to a phone that was there", async () => {
	const storage = open(first());
	sitting.join("Ana");
	await until(() => sitting.state().held !== null);
	sitting.close();
	open(first(), storage);
	expect(sitting.state().entrance).toBeNull();
	await until(() => sitting.state().held?.me.name === "Ana");
});

it("[CL1104] what the page said holds until the server says otherwise", async () => {
	await room.move({ do: "end" });
	open(first());
	expect(sitting.state().entrance?.state).toBe("open");
	await until(() => sitting.state().entrance?.state === "ended");
});
