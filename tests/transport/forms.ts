import type * as v from "valibot";
import { expect } from "vitest";
import {
	Asking,
	Ended,
	HandOver,
	HandOverState,
	Instructor,
	MadeWords,
	Session,
	SessionList,
	Waiting,
} from "../../shared/account.ts";
import { Answered } from "../../shared/attendance.ts";
import {
	ClearedSeats,
	Done,
	Health,
	Problem,
	QuizList,
	Restored,
	Results,
	RoomList,
	RoomSheet,
	RoomState,
	RoomSummary,
	ScreenState,
	SilentSeats,
	StoredQuiz,
	StudentList,
	Where,
} from "../../shared/rest.ts";
import type { Reply } from "../rig/rest.ts";
import { parseStrictly } from "./document.ts";

/** What the body of a success is, by operation, and by status where it has several. */
const forms: Record<string, v.GenericSchema> = {
	"POST /api/instructor": Instructor,
	"GET /api/instructor": Instructor,
	"POST /api/instructor/hand-over": HandOver,
	"GET /api/instructor/hand-over/{id}": HandOverState,
	"POST /api/instructor/take-over": Instructor,
	"POST /api/instructor/take-over 202": Asking,
	"POST /api/instructor/take-over/claim": Instructor,
	"POST /api/instructor/take-over/claim 202": Waiting,
	"GET /api/instructor/sessions": SessionList,
	"PUT /api/instructor/sessions/{id}": Session,
	"DELETE /api/instructor/sessions": Ended,
	"POST /api/instructor/words": MadeWords,
	"POST /api/instructor/recover": Instructor,
	"POST /api/course": Restored,
	"GET /api/quizzes": QuizList,
	"POST /api/quizzes": StoredQuiz,
	"GET /api/quizzes/{id}": StoredQuiz,
	"PUT /api/quizzes/{id}": StoredQuiz,
	"GET /api/rooms": RoomList,
	"POST /api/rooms": RoomSummary,
	"GET /api/rooms/{id}": RoomSummary,
	"GET /api/rooms/{id}/students": StudentList,
	"GET /api/rooms/{id}/results": Results,
	"GET /api/rooms/{id}/state": RoomState,
	"GET /api/rooms/{id}/sheet": RoomSheet,
	"POST /api/rooms/{id}/commands": Done,
	"POST /api/rooms/{id}/rounds/{round}/offers": Done,
	"POST /api/rooms/{id}/line": Done,
	"DELETE /api/rooms/{id}/line": Done,
	"GET /api/rooms/{id}/answered": Answered,
	"GET /api/rooms/{id}/silent": SilentSeats,
	"DELETE /api/rooms/{id}/silent": ClearedSeats,
	"GET /api/screens/{token}": ScreenState,
	"GET /api/where": Where,
	"GET /livez": Health,
	"GET /readyz": Health,
};
/** Successes that are no JSON. */
const others: Record<string, string> = {
	"GET /api/rooms/{id}/results.csv": "text/csv",
	"GET /api/rooms/{id}/qr.svg": "image/svg+xml",
	"GET /api/screens/{token}/qr.svg": "image/svg+xml",
};
/** Throws when a reply of this operation has not exactly its form. */
export function checkForm(name: string, reply: Reply): void {
	const type = reply.headers["content-type"] ?? "";
	if (reply.status === 204) expect(reply.bytes).toHaveLength(0);
	else if (reply.status >= 400 && name !== "GET /readyz") {
		expect(type).toBe("application/problem+json; charset=utf-8");
		parseStrictly(Problem, reply);
		expect(reply.json()).toMatchObject({ status: reply.status });
		expect(reply.headers["cache-control"]).toBe("no-store");
	} else if (others[name] !== undefined) {
		expect(type).toBe(`${others[name]}; charset=utf-8`);
	} else if (name !== "GET /api/openapi.json") {
		const form = forms[`${name} ${reply.status}`] ?? forms[name];
		if (form === undefined) throw new Error(`what is the form of ${name}?`);
		parseStrictly(form, reply);
		expect(type).toBe("application/json; charset=utf-8");
		expect(reply.headers["cache-control"]).toBe("no-store");
	}
}
