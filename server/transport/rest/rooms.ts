import { renderSVG } from "uqr";
import { paths } from "../../../shared/protocol.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { routes } from "../../../shared/routes.ts";
import type { Offers } from "../../live/offers.ts";
import type { RoomResults } from "../../live/room-results.ts";
import type { Rooms } from "../../live/rooms.ts";
import { joinAddress, type OriginRules } from "../origin.ts";
import { linkTo, pageHeaders, pageOf } from "./page.ts";
import { resultParts } from "./result-parts.ts";
import { away, fullStore, ok, type Route, serve } from "./route.ts";

const common = { 401: { is: "Not signed in" }, ...away };
const much = { 429: { is: "Too much from this browser at once" } };
const missing = { 404: { is: "No such room in this library" } };
const changing = { ...common, 403: { is: "Called from another site's page" } };

export function roomRoutes(
	rooms: Rooms,
	offers: Offers,
	results: RoomResults,
	rules: OriginRules,
): Route[] {
	return [
		serve(routes.rooms.list)({
			summary:
				"A page of the instructor's rooms, newest first, running and ended. `next`, also as Link, leads to the next one.",
			who: "instructor",
			isDear: true,
			replies: {
				200: {
					is: "The rooms",
					headers: pageHeaders,
				},
				400: { is: "No such page" },
				...common,
				...much,
			},
			async run({ instructor, query }) {
				const page = pageOf(query);
				const body = await rooms.list(instructor.id, page);
				const headers = linkTo(`${rules.path}/api/rooms`, page, body.next);
				return { status: 200, body, headers };
			},
		}),
		serve(routes.rooms.open)({
			summary:
				"Open a room with a quiz as it is now; later edits do not reach it. Or with a title alone, for what is asked as it comes.",
			who: "instructor",
			isDear: true,
			replies: {
				201: {
					is: "Opened",
					headers: { Location: "The room's path" },
				},
				...changing,
				...much,
				...missing,
				403: { is: "Called from another site's page, or over a quota" },
				507: fullStore,
				400: { is: "Not the right form" },
				409: {
					is: "The quiz is not ready: `details` has one line per problem",
				},
				413: { is: "Over 4 KiB" },
				415: { is: "Not JSON" },
			},
			async run({ instructor, body }) {
				const { quiz = "", title, settings } = body;
				const room =
					quiz === "" && title !== undefined
						? await rooms.openEmpty(instructor.id, title, settings)
						: await rooms.open(instructor.id, quiz, settings);
				if (isRefusal(room)) return room;
				return {
					status: 201,
					body: room,
					headers: { Location: `${rules.path}/api/rooms/${room.id}` },
				};
			},
		}),
		serve(routes.rooms.get)({
			summary: "One room.",
			who: "instructor",
			replies: {
				200: { is: "The room" },
				...common,
				...missing,
			},
			run: async ({ instructor, params }) =>
				ok(await rooms.summary(instructor.id, params.id)),
		}),
		serve(routes.rooms.delete)({
			summary:
				"Delete a room with its students, answers and results, for good.",
			who: "instructor",
			replies: { 204: { is: "Deleted" }, ...changing, ...missing },
			run: async ({ instructor, params }) =>
				(await rooms.delete(instructor.id, params.id)) ?? { status: 204 },
		}),
		serve(routes.rooms.students)({
			summary:
				"The class list, in the order of joining; with `after` only what is new in it.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "The students" },
				400: { is: "A query that is none" },
				...much,
				...common,
				...missing,
			},
			run: async ({ instructor, params, query }) =>
				ok(await rooms.students(instructor.id, params.id, query.after)),
		}),
		serve(routes.rooms.eraseStudent)({
			summary:
				"Delete all that is kept of one student of a room (name, seat, answers), for good. Counts and places are made anew.",
			who: "instructor",
			replies: {
				204: { is: "Deleted" },
				...changing,
				404: { is: "No such room in this library, or no such student in it" },
			},
			run: async ({ instructor, params }) =>
				(await rooms.eraseStudent(instructor.id, params.id, params.seat)) ?? {
					status: 204,
				},
		}),
		...resultParts(results),
		serve(routes.rooms.analysis)({
			summary:
				"What the answers tell about the questions: difficulty, discrimination, reliability, how points are spread, what to look at.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "The analysis, of the votes that score" },
				...much,
				...common,
				...missing,
			},
			run: async ({ instructor, params }) =>
				ok(await results.analysis(instructor.id, params.id)),
		}),
		serve(routes.rooms.takeOffers)({
			summary:
				"Take in the answers of a closed round that phones sent again after the store was restored. The round is counted anew.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "Done; the room's version after it" },
				...changing,
				...much,
				404: { is: "No such room in this library, or no such round in it" },
				409: { is: "The round is still open" },
			},
			async run({ instructor, params }) {
				const { id, round } = params;
				return ok(await offers.take(instructor.id, id, round));
			},
		}),
		serve(routes.rooms.picture)({
			summary: "The join link as a QR picture.",
			who: "instructor",
			replies: {
				200: { is: "The picture" },
				...common,
				...missing,
			},
			async run({ instructor, params, request }) {
				const room = await rooms.summary(instructor.id, params.id);
				return isRefusal(room)
					? room
					: qrReply(joinAddress(rules, request) + paths.join(room.code));
			},
		}),
	];
}

export function qrReply(link: string) {
	return {
		status: 200,
		body: renderSVG(link, { border: 2 }),
		headers: { "Cache-Control": "private, max-age=300" },
	} as const;
}
