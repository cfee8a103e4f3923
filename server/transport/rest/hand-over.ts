import type { Request } from "express";
import type { Refusal } from "../../../shared/refusal.ts";
import { refuse } from "../../../shared/refuse.ts";
import { routes } from "../../../shared/routes.ts";
import { deviceOf } from "../device.ts";
import { wait } from "../guess-limit.ts";
import { addressOf } from "../origin.ts";
import { type Access, signIn, tooMany } from "./access.ts";
import { away, type Route, serve } from "./route.ts";

const used = refuse("not-found", "link-used");
const nobody = refuse("not-found", "nobody-waits");
const refused = refuse("not-found", "not-let-in");
const change = {
	403: { is: "Called from another site's page" },
	...away,
};
const own = { 401: { is: "Not signed in" }, ...change };
const sent = {
	400: { is: "Not the right form" },
	413: { is: "Over 4 KiB" },
	415: { is: "Not JSON" },
	429: { is: "Too many tries from this address" },
	...change,
};

/** From one device to another: a link, a question on the device that made it, a session on the other. */
export function handOverRoutes(access: Access): Route[] {
	const { handOvers, sessions, guesses, rules, wrong } = access;

	/** What a secret leads to that somebody sent, who may be guessing: in their turn; `none` where it leads nowhere. */
	async function judge<T>(
		request: Request,
		look: () => Promise<T | null>,
		none: Refusal,
	): Promise<T | Refusal> {
		const address = addressOf(rules, request);
		const turn = guesses.take(address);
		if (turn === null) {
			wrong("link");
			return tooMany;
		}
		await wait(turn.inMs);
		const found = await look();
		if (found === null) {
			wrong("link");
			await wait(turn.toldAfterMs);
			return none;
		}
		guesses.forgive(address);
		return found;
	}

	return [
		serve(routes.handOver.offer)({
			summary:
				"Make a link that brings one other browser here, once, within ten minutes, when this one agrees.",
			who: "instructor",
			replies: { 201: { is: "The link" }, ...own },
			async run({ instructor }) {
				const { id, secret, expiresAt } = await handOvers.offer(instructor.id);
				const path = takeOverPath(secret);
				return { status: 201, body: { id, path, expiresAt } };
			},
		}),
		serve(routes.handOver.look)({
			summary: "Whether a device has opened the link, and which.",
			who: "instructor",
			replies: {
				200: { is: "How far it is" },
				401: { is: "Not signed in" },
				404: { is: "It was used, refused, or is too old" },
				...away,
			},
			async run({ instructor, params }) {
				const state = await handOvers.look(instructor.id, params.id);
				return state === null ? nobody : { status: 200, body: state };
			},
		}),
		serve(routes.handOver.confirm)({
			summary: "Let the device in that has opened the link.",
			who: "instructor",
			replies: {
				204: { is: "It is let in" },
				404: { is: "None waits" },
				...own,
			},
			run: async ({ instructor, session, params }) =>
				(await handOvers.grant(instructor.id, params.id, session))
					? { status: 204 }
					: nobody,
		}),
		serve(routes.handOver.refuse)({
			summary: "Make the link useless, and send away the device that waits.",
			who: "instructor",
			replies: {
				204: { is: "Done" },
				404: { is: "It was used or too old already" },
				...own,
			},
			run: async ({ instructor, params }) =>
				(await handOvers.refuse(instructor.id, params.id))
					? { status: 204 }
					: nobody,
		}),
		serve(routes.handOver.takeOver)({
			summary:
				"Open such a link. The device that made it is asked; an operator's link lets in at once.",
			who: "anyone",
			replies: {
				200: { is: "This browser is that instructor now" },
				202: { is: "The other device is asked" },
				404: { is: "The link was used, is too old, or never was" },
				...sent,
			},
			async run({ body, request }) {
				const open = () => handOvers.open(body.link, deviceOf(request));
				const asked = await judge(request, open, used);
				if ("error" in asked) return asked;
				if (asked.is === "granted")
					return signIn(access, request, asked.owner, 200);
				const { claim, number, expiresAt } = asked;
				return { status: 202, body: { claim, number, expiresAt } };
			},
		}),
		serve(routes.handOver.claim)({
			summary:
				"Whether the other device has agreed: then this browser becomes that instructor. Ask again as long as it waits.",
			who: "anyone",
			replies: {
				200: { is: "This browser is that instructor now" },
				202: { is: "Not answered yet" },
				404: { is: "It was refused, or is over" },
				...sent,
			},
			async run({ body, request }) {
				const collect = () => handOvers.collect(body.claim);
				const found = await judge(request, collect, refused);
				if (found === "waiting")
					return { status: 202, body: { waiting: true } };
				if ("error" in found) return found;
				const { owner, by } = found;
				if (by !== null && (await sessions.wasEnded(owner, by))) return refused;
				return signIn(access, request, owner, 200);
			},
		}),
	];
}

/** Where such a link opens, and the room in which it ends; without one it ends in the library. */
export function takeOverPath(secret: string, room?: string): string {
	return `/teach/#/take-over/${secret}${room === undefined ? "" : `/rooms/${room}`}`;
}
