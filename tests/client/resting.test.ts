import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sit } from "../../client/student/sitting.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { MemoryStorage } from "./phone.ts";

let rig: Rig;
let room: OpenRoom;
let close: () => void;
beforeEach(async () => {
	vi.stubGlobal("sessionStorage", new MemoryStorage());
});
afterEach(async () => {
	close();
	room.page.close();
	await rig.close();
	vi.unstubAllGlobals();
});

const until = (met: () => boolean) =>
	vi.waitFor(() => expect(met()).toBe(true), { timeout: 10_000, interval: 20 });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A phone at the form for joining. */
async function openPhone(idleMs: number, seatlessMs: number) {
	rig = await startRig({ config: { seatlessMs } });
	room = await openRoom(await signedIn(rig.url));
	const { hostname, port } = new URL(rig.url);
	vi.stubGlobal("location", { protocol: "http:", hostname, port });
	const states: string[] = [];
	const storage = new MemoryStorage();
	const told = ({ link }: { link: string }) => states.push(link);
	const sitting = sit(room.code, storage, told, idleMs);
	close = sitting.close;
	await until(() => sitting.state().entrance !== null);
	return { sitting, states };
}

it("[CL250] a form that nobody touches rests; the next touch brings it back, and joining too", async () => {
	const { sitting, states } = await openPhone(500, 60_000);
	await until(() => sitting.state().link === "resting");
	sitting.touch();
	await until(() => sitting.state().link === "connected");
	await until(() => sitting.state().link === "resting");
	sitting.join("Ana");
	await until(() => sitting.state().held?.me.name === "Ana");
	await pause(1000);
	expect(sitting.state().link).toBe("connected");
	expect(states).not.toContain("reconnecting");
});

it("[CL250] a form whose connection the server lets go does not insist", async () => {
	const { sitting, states } = await openPhone(60_000, 500);
	await until(() => sitting.state().link === "resting");
	await pause(1500);
	expect(sitting.state().link).toBe("resting");
	expect(states).not.toContain("reconnecting");
	sitting.join("Ana");
	await until(() => sitting.state().held?.me.name === "Ana");
});
