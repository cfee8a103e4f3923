import type * as v from "valibot";
import { Answered } from "../../../shared/attendance.ts";
import { FirstInLine } from "../../../shared/instructor-events.ts";
import { ClearedSeats, Done, SilentSeats } from "../../../shared/rest.ts";
import type { Rooms } from "../../live/rooms.ts";
import { away, ok, type Route } from "./route.ts";

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
		{
			method: "post",
			path: "/api/rooms/:id/line",
			summary:
				"Let in who waits: the first so many, or all (`null`), and then newcomers need not wait until too many come again.",
			who: "instructor",
			body: FirstInLine,
			replies: {
				200: { is: "Let in; the room's version after it", schema: Done },
				...changing,
				400: { is: "Not the right form" },
				409: { is: "The room has ended" },
				413: { is: "Over 4 KiB" },
				415: { is: "Not JSON" },
			},
			run: async ({ instructor, params, body }) =>
				ok(
					await rooms.admit(
						instructor.id,
						params.id ?? "",
						(body as v.InferOutput<typeof FirstInLine>).first,
					),
				),
		},
		{
			method: "delete",
			path: "/api/rooms/:id/line",
			summary: "Send away who waits; they can come again.",
			who: "instructor",
			replies: {
				200: { is: "Sent away; the room's version", schema: Done },
				...changing,
			},
			run: async ({ instructor, params }) =>
				ok(await rooms.clearLine(instructor.id, params.id ?? "")),
		},
		{
			method: "get",
			path: "/api/rooms/:id/answered",
			summary: "Which seats have answered any question; the others never did.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "Those seats", schema: Answered },
				...common,
				...much,
			},
			run: async ({ instructor, params }) =>
				ok(await rooms.answered(instructor.id, params.id ?? "")),
		},
		{
			method: "get",
			path: "/api/rooms/:id/silent",
			summary:
				"How many seats have had a whole question to answer, from its opening to its end, and have never answered any.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "Their number", schema: SilentSeats },
				...common,
				...much,
			},
			run: async ({ instructor, params }) =>
				ok(await rooms.silent(instructor.id, params.id ?? "")),
		},
		{
			method: "delete",
			path: "/api/rooms/:id/silent",
			summary:
				"Clear those seats: no answer is lost, their names are free, and whoever sat there can join again.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "How many were cleared", schema: ClearedSeats },
				...changing,
				...much,
			},
			run: async ({ instructor, params }) =>
				ok(await rooms.clearSilent(instructor.id, params.id ?? "")),
		},
	];
}
