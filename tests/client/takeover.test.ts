import { afterEach, expect, it, vi } from "vitest";
import { sit } from "../../client/student/sitting.ts";
import { startRig } from "../rig/app.ts";
import { connectPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { MemoryStorage } from "./phone.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
	vi.unstubAllGlobals();
});

const until = (met: () => boolean) =>
	vi.waitFor(() => expect(met()).toBe(true), { timeout: 10_000, interval: 20 });

/** A phone with the shipped page's parts, seated, and a way to open further connections of its seat. */
async function openPhone() {
	const rig = await startRig();
	closing.push(() => rig.close());
	const room = await openRoom(await signedIn(rig.url));
	closing.push(() => room.page.close());
	const { hostname, port } = new URL(rig.url);
	vi.stubGlobal("location", { protocol: "http:", hostname, port });
	vi.stubGlobal("sessionStorage", new MemoryStorage());
	const storage = new MemoryStorage();
	const sitting = sit(room.code, storage, () => {});
	closing.push(sitting.close);
	await until(() => sitting.state().entrance !== null);
	sitting.join("Ana");
	await until(() => sitting.state().held?.me?.name === "Ana");
	const token = storage.getItem(`lectern.seat.${room.code}`) ?? "";
	const connect = async (number: number) => {
		const auth = { number };
		const link = await connectPhone(rig.url, room.code, { token, auth });
		closing.push(link.close);
		return link;
	};
	return { sitting, connect };
}

it("[CL23] an older connection of the same phone that is served late does not stop the newer one", async () => {
	const { sitting, connect } = await openPhone();
	const late = await connect(1);
	const out = await late.wait("out");
	// The page took its seat back by itself: the late one was let go, with the page's own number.
	expect(out.by).toBeGreaterThan(1);
	await late.gone();
	await until(() => sitting.state().link === "connected");
	expect(sitting.state().stopped).toBeNull();
});

it("[CL23] a newer connection of the same phone does", async () => {
	const { sitting, connect } = await openPhone();
	const newer = await connect(Date.now() + 60_000);
	await until(() => sitting.state().stopped !== null);
	expect(sitting.state().stopped?.error).toBe("conflict");
	expect(newer.socket.connected).toBe(true);
	expect(newer.heard("out")).toEqual([]);
});
