import { RateLimiterMemory } from "rate-limiter-flexible";
import { limits } from "../../../shared/limits.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { refuse } from "../../../shared/refuse.ts";
import { routes } from "../../../shared/routes.ts";
import type { Rooms } from "../../live/rooms.ts";
import { away, ok, type Route, serve } from "./route.ts";

const common = {
	401: { is: "Not signed in" },
	404: { is: "No such room in this library" },
	...away,
};
const much = { 429: { is: "Too much from this browser at once" } };
/** As at the socket: see `serveInstructors`. */
const perSecond = 20;
const tooFast = refuse("too-fast", "many-commands", { retryAfterMs: 1000 });

/** What the instructor's socket does, for programs that have none. */
export function commandRoutes(rooms: Rooms): Route[] {
	const limiter = new RateLimiterMemory({ points: perSecond * 2, duration: 2 });
	return [
		serve(routes.rooms.state)({
			summary:
				"The instructor's whole view of the room as it is now, and the live counts.",
			who: "instructor",
			isDear: true,
			secret: true,
			replies: {
				200: { is: "The state" },
				...common,
				...much,
			},
			async run({ instructor, params }) {
				const now = await rooms.watch(instructor.id, params.id);
				if (isRefusal(now)) return now;
				const { view, pulse } = now;
				return { status: 200, body: { view, pulse } };
			},
		}),
		serve(routes.rooms.sheet)({
			summary:
				"The questions that the room started with; they never change. With what is correct.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "The questions" },
				...common,
				...much,
			},
			async run({ instructor, params }) {
				const now = await rooms.watch(instructor.id, params.id);
				if (isRefusal(now)) return now;
				return { status: 200, body: { questions: now.sheet } };
			},
		}),
		serve(routes.rooms.rounds)({
			summary:
				"The rounds of one question, oldest first, each with its distribution. The state has those of the question at which the room stands.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "The rounds" },
				...common,
				404: { is: "No such room in this library, or no such question in it" },
				...much,
			},
			run: async ({ instructor, params }) =>
				ok(await rooms.rounds(instructor.id, params.id, params.question)),
		}),
		serve(routes.rooms.command)({
			summary:
				"Do something to the room: open a question, close, reveal… The same commands and rules as at the socket.",
			who: "instructor",
			// A key may be as long as at the socket.
			mostBytes: limits.messageBytes,
			isDear: false,
			replies: {
				200: { is: "Done; the room's version after it" },
				...common,
				400: { is: "Not a command" },
				403: { is: "Called from another site's page" },
				404: { is: "No such room in this library, or no such question in it" },
				409: {
					is: "Nothing was done: `stale` (the room is not at `at` any more), `wrong-phase`, or `room-ended`",
				},
				413: { is: "Over 16 KiB" },
				415: { is: "Not JSON" },
				429: { is: "More than 20 a second" },
			},
			async run({ instructor, session, params, body }) {
				try {
					await limiter.consume(instructor.id);
				} catch {
					return tooFast;
				}
				const done = await rooms.command(
					instructor.id,
					params.id,
					body,
					session,
				);
				return isRefusal(done) ? done : { status: 200, body: done };
			},
		}),
	];
}
