import { renderSVG } from "uqr";
import * as v from "valibot";
import { paths } from "../../../shared/protocol.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import {
	Done,
	NewRoom,
	Results,
	RoomList,
	RoomSummary,
	StudentList,
} from "../../../shared/rest.ts";
import type { Offers } from "../../live/offers.ts";
import type { Rooms } from "../../live/rooms.ts";
import { inSlices } from "../../live/slices.ts";
import { joinAddress, type OriginRules } from "../origin.ts";
import { csvInSteps } from "./csv.ts";
import { linkTo, pageHeaders, pageOf, pageParameters } from "./page.ts";
import { jsonInSteps } from "./parts.ts";
import { away, fullStore, ok, type Reply, type Route } from "./route.ts";

const common = { 401: { is: "Not signed in" }, ...away };
const much = { 429: { is: "Too much from this browser at once" } };
const missing = { 404: { is: "No such room in this library" } };
const changing = { ...common, 403: { is: "Called from another site's page" } };

export function roomRoutes(
	rooms: Rooms,
	offers: Offers,
	rules: OriginRules,
): Route[] {
	return [
		{
			method: "get",
			path: "/api/rooms",
			summary:
				"A page of the instructor's rooms, newest first, running and ended. `next`, also as Link, leads to the next one.",
			who: "instructor",
			isDear: true,
			query: pageParameters,
			replies: {
				200: {
					is: "The rooms",
					schema: RoomList,
					headers: pageHeaders,
				},
				400: { is: "No such page" },
				...common,
				...much,
			},
			async run({ instructor, request }) {
				const page = pageOf(request);
				if (isRefusal(page)) return page;
				const body = await rooms.list(instructor.id, page);
				const headers = linkTo(`${rules.path}/api/rooms`, page, body.next);
				return { status: 200, body, headers };
			},
		},
		{
			method: "post",
			path: "/api/rooms",
			summary:
				"Open a room with a quiz as it is now; later edits do not reach it.",
			who: "instructor",
			body: NewRoom,
			isDear: true,
			replies: {
				201: {
					is: "Opened",
					schema: RoomSummary,
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
				const { quiz, settings } = body as v.InferOutput<typeof NewRoom>;
				const room = await rooms.open(instructor.id, quiz, settings);
				if (isRefusal(room)) return room;
				return {
					status: 201,
					body: room,
					headers: { Location: `${rules.path}/api/rooms/${room.id}` },
				};
			},
		},
		{
			method: "get",
			path: "/api/rooms/:id",
			summary: "One room.",
			who: "instructor",
			replies: {
				200: { is: "The room", schema: RoomSummary },
				...common,
				...missing,
			},
			run: async ({ instructor, params }) =>
				ok(await rooms.summary(instructor.id, params.id ?? "")),
		},
		{
			method: "delete",
			path: "/api/rooms/:id",
			summary:
				"Delete a room with its students, answers and results, for good.",
			who: "instructor",
			replies: { 204: { is: "Deleted" }, ...changing, ...missing },
			run: async ({ instructor, params }) =>
				(await rooms.delete(instructor.id, params.id ?? "")) ?? { status: 204 },
		},
		{
			method: "get",
			path: "/api/rooms/:id/students",
			summary: "The class list, in the order of joining.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "The students", schema: StudentList },
				...much,
				...common,
				...missing,
			},
			async run({ instructor, params }) {
				const students = await rooms.students(instructor.id, params.id ?? "");
				return isRefusal(students)
					? students
					: { status: 200, body: { students } };
			},
		},
		{
			method: "delete",
			path: "/api/rooms/:id/students/:seat",
			summary:
				"Delete all that is kept of one student of a room (name, seat, answers), for good. Counts and places are made anew.",
			who: "instructor",
			replies: {
				204: { is: "Deleted" },
				...changing,
				404: { is: "No such room in this library, or no such student in it" },
			},
			run: async ({ instructor, params }) =>
				(await rooms.eraseStudent(
					instructor.id,
					params.id ?? "",
					params.seat ?? "",
				)) ?? { status: 204 },
		},
		{
			method: "get",
			path: "/api/rooms/:id/results",
			summary:
				"Results so far: per question and per student. `?download=1` gives a file.",
			who: "instructor",
			isDear: true,
			query: {
				download: {
					is: "There with any value: as a file to keep",
					schema: v.string(),
				},
			},
			replies: {
				200: {
					is: "The results",
					schema: Results,
					headers: {
						"Content-Disposition": "With `download`: attachment, and its name",
					},
				},
				...much,
				...common,
				...missing,
			},
			async run({ instructor, params, request }) {
				const results = await rooms.results(instructor.id, params.id ?? "");
				if (isRefusal(results)) return results;
				const headers =
					request.query.download === undefined
						? {}
						: attachment(results.room.code, "json");
				const text = await inSlices(jsonInSteps(results));
				return { status: 200, text, headers };
			},
		},
		{
			method: "post",
			path: "/api/rooms/:id/rounds/:round/offers",
			summary:
				"Take in the answers of a closed round that phones sent again after the store was restored. The round is counted anew.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "Done; the room's version after it", schema: Done },
				...changing,
				...much,
				404: { is: "No such room in this library, or no such round in it" },
				409: { is: "The round is still open" },
			},
			async run({ instructor, params }) {
				const round = Number(params.round);
				return ok(await offers.take(instructor.id, params.id ?? "", round));
			},
		},
		{
			method: "get",
			path: "/api/rooms/:id/results.csv",
			summary:
				"The same as a table: one row per student, then one per answer's column. Formulas are defused.",
			who: "instructor",
			isDear: true,
			replies: {
				200: {
					is: "The table: UTF-8 with a byte order mark, commas, CRLF. Columns Name, Score, Rank, Removed, then for each round the chosen letters and the points.",
					media: "text/csv",
					headers: { "Content-Disposition": "attachment, and its name" },
				},
				...much,
				...common,
				...missing,
			},
			async run({ instructor, params }) {
				const results = await rooms.results(instructor.id, params.id ?? "");
				if (isRefusal(results)) return results;
				return {
					status: 200,
					body: await inSlices(csvInSteps(results)),
					headers: attachment(results.room.code, "csv"),
				};
			},
		},
		{
			method: "get",
			path: "/api/rooms/:id/qr.svg",
			summary: "The join link as a QR picture.",
			who: "instructor",
			replies: {
				200: { is: "The picture", media: "image/svg+xml" },
				...common,
				...missing,
			},
			async run({ instructor, params, request }) {
				const room = await rooms.summary(instructor.id, params.id ?? "");
				return isRefusal(room)
					? room
					: qrReply(joinAddress(rules, request) + paths.join(room.code));
			},
		},
	];
}

export function qrReply(link: string): Reply {
	return {
		status: 200,
		body: renderSVG(link, { border: 2 }),
		headers: { "Cache-Control": "private, max-age=300" },
	};
}

function attachment(code: string, ending: string): Record<string, string> {
	return {
		"Content-Disposition": `attachment; filename="lectern-${code}.${ending}"`,
	};
}
