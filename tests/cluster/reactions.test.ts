import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seatIdOf } from "../../server/room/seat.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { openStream } from "../rig/events.ts";
import { connectPhone, joinPhone, type StudentLink } from "../rig/links.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, twoQuestions } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

describe("hands and hearts on two nodes", () => {
	let redis: RedisServer;
	let nodes: ServerProcess[] = [];
	beforeAll(async () => {
		redis = await startRedis();
		nodes = await Promise.all(
			["one", "two"].map((name) =>
				startServer({ REDIS_URL: redis.url, NODE_NAME: name }),
			),
		);
	}, 60_000);
	afterAll(async () => {
		await Promise.all(nodes.map((node) => node.remove()));
		await redis?.remove();
	});
	const at = (node: number) => nodes[node]?.url ?? "";

	it("[CU2230] a phone that was away while all hands were lowered has it down when it tells it again, at either node", {
		timeout: 60_000,
	}, async () => {
		const rest = await signedIn(at(0));
		const room = await openRoom(rest, twoQuestions, { reactions: true });
		const ada = await joinPhone(at(1), room.code, "Ada");
		const bob = await joinPhone(at(1), room.code, "Bob");
		const hands = (count: number) =>
			waitFor(`${count} hands`, () => room.pulse().reactions?.hands === count);
		const raise = async (phone: StudentLink, since?: number) => {
			const reply = await phone.ask("react", { what: "hand", on: true, since });
			if (isRefusal(reply)) throw new Error("the hand was not taken");
			return reply;
		};
		const back = async (node: number, { token }: { token: string }) => {
			const phone = await connectPhone(at(node), room.code, { token });
			await phone.ask("hello", {});
			return phone;
		};
		const [before, stays] = [await raise(ada), await raise(bob)];
		await hands(2);
		ada.close();
		await hands(1);
		await room.page.ask("lowerHands", { room: room.id });
		await hands(0);
		const all = room.page.heard("pulse").length;
		for (const node of [0, 1]) {
			const again = await back(node, ada);
			const down = { hand: false, heartMs: 0 };
			expect(await raise(again, before.since)).toEqual(down);
			expect(await raise(bob, stays.since)).toEqual(down);
			again.close();
		}
		// Who raises it anew has it up, also after another break.
		const { since } = await raise(bob);
		await hands(1);
		bob.close();
		await hands(0);
		const again = await back(0, bob);
		expect(await raise(again, since)).toMatchObject({ hand: true });
		await hands(1);
		const told = room.page.heard("pulse").slice(all);
		expect(told.map(({ reactions }) => reactions?.hands)).not.toContain(2);
		for (const one of [again, room.page]) one.close();
	});

	it("[CU1980] are summed over both, lowered at both, and fall with a phone that goes, comes to the other node, or whose node is killed", {
		timeout: 60_000,
	}, async () => {
		const rest = await signedIn(at(0));
		const room = await openRoom(rest, twoQuestions, { reactions: true });
		const screen = await openStream(at(0), room.screenToken);
		const ada = await joinPhone(at(0), room.code, "Ada");
		const bob = await joinPhone(at(1), room.code, "Bob");
		const cy = await joinPhone(at(1), room.code, "Cy");
		const seat = (phone: { token: string }) => seatIdOf(room.id, phone.token);
		const told = (hands: number, hearts: number) =>
			waitFor(`${hands} hands and ${hearts} hearts`, () =>
				[room.pulse(), screen.pulses().at(-1)].every(
					(pulse) =>
						pulse?.reactions?.hands === hands &&
						pulse.reactions.hearts === hearts,
				),
			);
		await bob.ask("react", { what: "hand", on: true });
		await told(1, 0);
		await ada.ask("react", { what: "hand", on: true });
		await cy.ask("react", { what: "heart", on: true });
		await told(2, 1);
		expect(room.pulse().reactions?.seats).toEqual([seat(bob), seat(ada)]);

		expect(await room.page.ask("lowerHands", { room: room.id })).toEqual({
			version: room.view().version,
		});
		await told(0, 1);
		for (const phone of [ada, bob])
			await waitFor("to hear it", () => phone.heard("lowered").length === 1);
		expect(cy.heard("lowered")).toEqual([]);

		// Up again at the second node; then its phone comes to the first.
		await bob.ask("react", { what: "hand", on: true });
		await told(1, 1);
		const moved = await connectPhone(at(0), room.code, { token: bob.token });
		await moved.ask("hello", {});
		await bob.gone();
		await told(0, 1);
		await moved.ask("react", { what: "hand", on: true });
		await cy.ask("react", { what: "hand", on: true });
		await waitFor("two hands", () => room.pulse().reactions?.hands === 2);
		await nodes[1]?.kill();
		await waitFor(
			"the hand of the lost node to fall",
			() => room.pulse().reactions?.hands === 1,
			20_000,
		);
		expect(room.pulse().reactions?.seats).toEqual([seat(moved)]);
		for (const one of [screen, ada, moved, cy, room.page]) one.close();
	});
});
