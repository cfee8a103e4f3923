import { routes } from "../../../shared/routes.ts";
import type { RoomResults } from "../../live/room-results.ts";
import { away, ok, type Route, serve } from "./route.ts";

const refusals = {
	401: { is: "Not signed in" },
	404: { is: "No such room in this library" },
	429: { is: "Too much from this browser at once" },
	...away,
};

/** The results of a room in parts, as their page reads them. */
export function resultParts(results: RoomResults): Route[] {
	return [
		serve(routes.rooms.overview)({
			summary:
				"All of a room's results but its students: the questions, what was answered, and what it comes to.",
			who: "instructor",
			isDear: true,
			replies: { 200: { is: "The questions and sums" }, ...refusals },
			run: async ({ instructor, params }) =>
				ok(await results.overview(instructor.id, params.id)),
		}),
		serve(routes.rooms.resultRows)({
			summary:
				"Every student of a room with points, place and the number of questions answered, in the order of joining.",
			who: "instructor",
			isDear: true,
			replies: { 200: { is: "The students" }, ...refusals },
			run: async ({ instructor, params }) =>
				ok(await results.students(instructor.id, params.id)),
		}),
		serve(routes.rooms.studentAnswers)({
			summary: "What one student answered, in the order in which it was asked.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "The answers" },
				...refusals,
				404: { is: "No such room in this library, or no such student in it" },
			},
			run: async ({ instructor, params }) =>
				ok(await results.student(instructor.id, params.id, params.seat)),
		}),
		serve(routes.rooms.roundValues)({
			summary: "What was answered in one round, by whomever.",
			who: "instructor",
			isDear: true,
			replies: {
				200: { is: "The answers" },
				...refusals,
				404: { is: "No such room in this library, or no such round in it" },
			},
			run: async ({ instructor, params }) =>
				ok(await results.values(instructor.id, params.id, params.round)),
		}),
	];
}
