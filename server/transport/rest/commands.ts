import { RateLimiterMemory } from "rate-limiter-flexible";
import { limits } from "../../../shared/limits.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { refuse } from "../../../shared/refuse.ts";
import { routes } from "../../../shared/routes.ts";
import type { Revisions } from "../../live/revisions.ts";
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
/** Each may have texts to render, and has every page fetch the questions anew. */
const changesPerMinute = 60;
/** One question with all that it may say. */
const changeBytes = 256 * 1024;
const tooFast = refuse("too-fast", "many-commands", { retryAfterMs: 1000 });

/** What the instructor's socket does, for programs that have none. */
export function commandRoutes(rooms: Rooms, revisions: Revisions): Route[] {
	const limiter = new RateLimiterMemory({ points: perSecond * 2, duration: 2 });
	const changes = new RateLimiterMemory({
		points: changesPerMinute,
		duration: 60,
	});
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
				"The questions of the room, as of the revision that its state names. With what is correct.",
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
		serve(routes.rooms.change)({
			summary:
				"Change the questions of a room that runs: mend one, add one, move one, skip one, or ask one that nobody prepared. The quiz stays as it is.",
			who: "instructor",
			mostBytes: changeBytes,
			isDear: true,
			replies: {
				200: { is: "Done; the room's version after it" },
				...common,
				400: { is: "Not such a change" },
				403: { is: "Called from another site's page, or `over-quota`" },
				404: { is: "No such room in this library, or no such question in it" },
				409: {
					is: "Nothing was done: `stale` (the questions were changed, or the room has moved on), `wrong-phase`, `room-ended`, or `not-ready` (a question that cannot be asked, with one detail per fault)",
				},
				413: { is: "Over 256 KiB, or more than a quiz may be" },
				415: { is: "Not JSON" },
				429: { is: "More than 60 a minute" },
			},
			async run({ instructor, params, body }) {
				try {
					await changes.consume(instructor.id);
				} catch {
					return tooFast;
				}
				return ok(await revisions.change(instructor.id, params.id, body));
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
