import { routes } from "../../../shared/routes.ts";
import type { Rooms } from "../../live/rooms.ts";
import { away, ok, type Route, serve } from "./route.ts";

const common = {
	401: { is: "Not signed in" },
	404: { is: "No such room in this library" },
	...away,
};
const changing = { ...common, 403: { is: "Called from another site's page" } };
const much = { 429: { is: "Too much from this browser at once" } };

/** After a flood: who waits to be let in, and the seats that it has left behind. */
export function newcomerRoutes(rooms: Rooms): Route[] {
	return [
		serve(routes.rooms.admit)({
			summary:
				"Let in who waits: the first so many, or all (`null`), and then newcomers need not wait until too many come again.",
			who: "instructor",
			replies: {
				200: { is: "Let in; the room's version after it" },
				...changing,
				400: { is: "Not the right form" },
				409: { is: "The room has ended" },
				413: { is: "Over 4 KiB" },
				415: { is: "Not JSON" },
			},
			run: async ({ instructor, params, body }) =>
				ok(await rooms.admit(instructor.id, params.id, body.first)),
		}),
		serve(routes.rooms.clearLine)({
			summary: "Send away who waits; they can come again.",
			who: "instructor",
			replies: {
				200: { is: "Sent away; the room's version" },
				...changing,
			},
			run: async ({ instructor, params }) =>
				ok(await rooms.clearLine(instructor.id, params.id)),
		}),
		serve(routes.rooms.answered)({
			summary:
				"Which seats have answered any question, or a round; the others have not.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "Those seats; of a round at most 1,000 at once" },
				400: { is: "A query that is none" },
				...common,
				...much,
			},
			run: async ({ instructor, params, query }) =>
				ok(await rooms.answered(instructor.id, params.id, query)),
		}),
		serve(routes.rooms.silent)({
			summary:
				"How many seats have had a whole question to answer, from its opening to its end, and have never answered any.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "Their number" },
				...common,
				...much,
			},
			run: async ({ instructor, params }) =>
				ok(await rooms.silent(instructor.id, params.id)),
		}),
		serve(routes.rooms.clearSilent)({
			summary:
				"Clear those seats: no answer is lost, their names are free, and whoever sat there can join again.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "How many were cleared" },
				...changing,
				...much,
			},
			run: async ({ instructor, params }) =>
				ok(await rooms.clearSilent(instructor.id, params.id)),
		}),
	];
}
