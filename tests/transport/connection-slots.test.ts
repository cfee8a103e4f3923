import { describe, expect, it } from "vitest";
import { startRig } from "../rig/app.ts";
import {
	connectPhone,
	joinPhone,
	newToken,
	type StudentLink,
} from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { openRaw, type Raw } from "./raw.ts";

const most = 40;
const seats = 12;
const rule = { timeout: 60_000 };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A node with few places and a class on it. */
async function startHall() {
	const rig = await startRig({
		environment: { MAX_CONNECTIONS: String(most), TRUST_PROXY: "1" },
		config: { seatlessMs: 60_000 },
	});
	const room = await openRoom(await signedIn(rig.url));
	const open: { close(): void }[] = [];
	const from = (address: string) => ({
		headers: { "x-forwarded-for": address },
	});
	const keep = <T extends { close(): void }>(one: T): T => {
		open.push(one);
		return one;
	};
	const connect = async (address: string) =>
		keep(await connectPhone(rig.url, room.code, from(address)));
	return {
		rig,
		open,
		keep,
		connect,
		/** A class that sits there already, at one address. */
		sitDown: (address = "10.0.0.1") =>
			Promise.all(
				Array.from({ length: seats }, async (_, index) =>
					keep(await joinPhone(rig.url, room.code, `S${index}`, from(address))),
				),
			),
		/** Takes all the places that the code alone gives. */
		async takePlaces(address: string): Promise<StudentLink[]> {
			const taken: StudentLink[] = [];
			for (let tries = 0; tries < most; tries++) {
				const link = await connect(address).catch(() => null);
				if (link !== null) taken.push(link);
			}
			return taken;
		},
		async returns(token: string, address = "10.0.0.1") {
			await waitFor("a place", () =>
				connectPhone(rig.url, room.code, { token, ...from(address) }).then(
					(link) =>
						keep(link)
							.ask("hello", {})
							.then((reply) => "me" in reply),
					() => false,
				),
			);
		},
		async close() {
			for (const one of [...open, room.page]) one.close();
			await rig.close();
		},
	};
}
type Hall = Awaited<ReturnType<typeof startHall>>;

/** Most of their time these wait, each at a node of its own: side by side. */
describe.concurrent("the slots of a node", rule, () => {
	const inHall = (act: (hall: Hall) => Promise<void>) => async () => {
		const hall = await startHall();
		await act(hall).finally(hall.close);
	};

	it(
		"[TR250] [TR251] are there for seats, however many hold places with the code alone",
		inHall(async ({ open, sitDown, takePlaces, returns }) => {
			const phones = await sitDown();
			const strangers = await takePlaces("10.0.0.1");
			// The instructor's page has a place too.
			const free = most - seats - 1;
			expect(strangers.length).toBeLessThanOrEqual(Math.ceil(0.8 * free));
			expect(strangers.length).toBeGreaterThan(free / 2);
			for (const phone of phones) phone.close();
			const start = performance.now();
			await Promise.all(phones.map(({ token }) => returns(token)));
			expect(performance.now() - start).toBeLessThan(5000);
			for (const link of [...open.slice(-seats)] as StudentLink[])
				expect(await link.ask("hello", {})).toMatchObject({ me: {} });
		}),
	);

	it(
		"[TR250] also when whoever has the code alone takes the very places that they left",
		inHall(async ({ open, sitDown, takePlaces, returns }) => {
			const phones = await sitDown();
			await takePlaces("192.0.2.7");
			for (const phone of phones) phone.close();
			const taken = () =>
				(open as StudentLink[]).filter(
					({ socket, token }) =>
						socket.connected && !phones.some((phone) => phone.token === token),
				).length;
			// From here and from there, until less is free than a class needs.
			await waitFor("the strangers", async () => {
				await takePlaces("10.0.0.1");
				await takePlaces("192.0.2.7");
				return most - 1 - taken() < seats;
			});
			// Nobody gives way who has only just come.
			await pause(2100);
			const start = performance.now();
			await Promise.all(phones.map(({ token }) => returns(token)));
			expect(performance.now() - start).toBeLessThan(5000);
			for (const link of open.slice(-seats) as StudentLink[])
				expect(await link.ask("hello", {})).toMatchObject({ me: {} });
		}),
	);

	it(
		"[TR250] also when every place is taken by who does not even say who it is",
		inHall(async ({ rig, keep, sitDown, returns }) => {
			const phones = await sitDown();
			const raws: Raw[] = [];
			const flood = setInterval(() => {
				openRaw(rig.url).then(
					(raw) => raws.push(keep(raw)),
					() => {},
				);
			}, 20);
			await pause(2500);
			for (const phone of phones.slice(0, 3)) {
				phone.close();
				// By the time it comes back its own place is long the flood's.
				await pause(300);
				const start = performance.now();
				await returns(phone.token);
				// Who has not said who it is keeps a place for two seconds at most.
				expect(performance.now() - start).toBeLessThan(3000);
			}
			clearInterval(flood);
			expect(raws.length).toBeGreaterThan(most - seats - 2);
			for (const phone of phones.slice(3))
				expect(await phone.ask("hello", {})).toMatchObject({ me: {} });
		}),
	);

	it(
		"[TR252] are not taken from a campus by strangers elsewhere",
		inHall(async ({ connect, sitDown, takePlaces }) => {
			await takePlaces("192.0.2.7");
			await pause(2100);
			// A whole class, at one address, each phone through its form.
			const phones = await sitDown();
			for (const phone of phones)
				expect(await phone.ask("hello", {})).toMatchObject({ me: {} });
			const form = await connect("10.0.0.1");
			await takePlaces("192.0.2.7");
			await pause(2100);
			await takePlaces("192.0.2.7");
			expect(form.socket.connected).toBe(true);
		}),
	);
	it(
		"[TR252] nor when more of its pages wait for a name than strangers are elsewhere",
		inHall(async ({ connect, sitDown }) => {
			await sitDown();
			const come = (count: number, address: string) =>
				Promise.all(Array.from({ length: count }, () => connect(address)));
			// Together all that may be here without a seat.
			const forms = await come(16, "10.0.0.1");
			await come(6, "192.0.2.7");
			await pause(2100);
			await come(3, "192.0.2.8");
			await pause(100);
			expect(forms.filter(({ socket }) => !socket.connected)).toEqual([]);
		}),
	);
});

describe.concurrent("whoever stays without a seat", () => {
	it(
		"[TR253] is let go after a while; a seat is not, nor an instructor",
		rule,
		async () => {
			const rig = await startRig({ config: { seatlessMs: 1000 } });
			const room = await openRoom(await signedIn(rig.url));
			const ada = await joinPhone(rig.url, room.code, "Ada");
			const form = await connectPhone(rig.url, room.code);
			await form.ask("hello", {});
			await form.gone();
			const token = newToken();
			const late = await connectPhone(rig.url, room.code, { token });
			await late.ask("join", { name: "Late" });
			await pause(4500);
			for (const link of [ada, late, room.page]) {
				expect(link.socket.connected).toBe(true);
				link.close();
			}
			await rig.close();
		},
	);
});
