import { describe, expectTypeOf, it } from "vitest";
import { call, type Reply } from "../../client/instructor/shell/rest.ts";
import type { Ask } from "../../client/link/ask.ts";
import { packetsOf } from "../../server/transport/direct-line.ts";
import type { Handlers } from "../../server/transport/events.ts";
import type { Namespaces, Sockets } from "../../server/transport/namespaces.ts";
import { serve } from "../../server/transport/rest/route.ts";
import type { ServerToStudent2 } from "../../server/transport/version2.ts";
import type { Instructor } from "../../shared/account.ts";
import type {
	InstructorReplies,
	instructorMessages,
} from "../../shared/instructor-events.ts";
import type { Quiz } from "../../shared/quiz.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { RoomSummary } from "../../shared/rest.ts";
import { routes } from "../../shared/routes.ts";
import type {
	AnswerRefusal,
	Saved,
	StudentReplies,
	StudentToServer,
	studentMessages,
} from "../../shared/student-events.ts";
import type { Me, StudentView } from "../../shared/views.ts";

const { get } = routes.rooms;
declare const quiz: Quiz;
declare const io: Sockets;
declare const { students, instructors }: Namespaces;
const packetOf2 = packetsOf<ServerToStudent2>("/student");
declare const ask: Ask<StudentToServer>;
declare const view: StudentView;
declare const me: Me;
declare const refusal: Refusal;
declare const summary: RoomSummary;

/** Never called: whether it compiles is what is tested, by `npm run check`. A line that should not and does is an error there. */
function wrong(): void {
	// @ts-expect-error there is no such event
	students.emit("veiw", view);
	// @ts-expect-error another event's payload
	students.to("room").emit("view", me);
	// @ts-expect-error nothing goes with it
	students.local.emit("again", view);
	// @ts-expect-error an event of instructors
	students.emit("pulse", view);
	// @ts-expect-error a view that pages of version 2 do not understand
	packetOf2("view", view);
	// @ts-expect-error a student's view
	instructors.to("room").emit("view", view);
	// @ts-expect-error nobody is outside the namespaces
	io.emit("view", view);
	// @ts-expect-error no socket has such data
	students.on("connection", ({ data }) => data.owner);
	// @ts-expect-error there is no such message
	ask("greet", {});
	// @ts-expect-error a field is missing
	ask("join", {});
	// @ts-expect-error one that nobody knows
	ask("answer", { round: 1, seq: 1, value: [0], choice: [0] });
}

/** Of routes, as the server does them and the pages call them. */
function wrongRoutes(): void {
	const spec = { summary: "", who: "instructor" } as const;
	const replies = { 200: { is: "The room" } };
	// @ts-expect-error another form than is promised
	serve(get)({ ...spec, replies, run: () => ({ status: 200, body: {} }) });
	// @ts-expect-error a status that is not promised
	serve(get)({ ...spec, replies, run: () => ({ status: 204 }) });
	// @ts-expect-error not all that is promised is told
	serve(get)({ ...spec, replies: {}, run: () => refusal });
	// @ts-expect-error nothing in the path has this name
	serve(get)({ ...spec, replies, run: ({ params }) => params.seat });
	serve(get)({
		...spec,
		who: "anyone",
		replies,
		// @ts-expect-error a stranger is nobody
		run: ({ instructor }) => instructor && refusal,
	});
	// @ts-expect-error which one is not said
	call(get);
	// @ts-expect-error nothing in the path has this name
	call(get, { params: { room: "r" } });
	// @ts-expect-error it looks at no query
	call(get, { params: { id: "r" }, query: { limit: "1" } });
	// @ts-expect-error another form of body
	call(routes.rooms.open, { body: { quizzes: ["q"] } });
	// @ts-expect-error the version that was edited is not named
	call(routes.quizzes.put, { params: { id: "q" }, body: quiz });
}

/** What must compile beside them. */
function right(): void {
	students.to("room").emit("view", view);
	students.emit("me", me);
	students.local.emit("again");
	instructors.emit("out", refusal);
	ask("join", { name: "Ada" });
	ask("answer", { round: 1, seq: 1, value: [0] });
	serve(get)({
		summary: "",
		who: "instructor",
		replies: { 200: { is: "The room" }, 404: { is: "No such room" } },
		run: ({ instructor, params }) =>
			params.id === instructor.id ? refusal : { status: 200, body: summary },
	});
	call(get, { params: { id: "r" } });
	call(routes.rooms.list);
	call(routes.rooms.list, { query: { limit: "1" } });
	const headers = { "If-Match": '"1"' };
	call(routes.quizzes.put, { params: { id: "q" }, headers, body: quiz });
}

describe("types at the edges", () => {
	it("[TR980] a wrong event, payload, message or reply does not compile", () => {
		expectTypeOf(wrong).toBeFunction();
		expectTypeOf(right).toBeFunction();
		type Heard = Parameters<Namespaces["students"]["emit"]>[0];
		expectTypeOf<Heard>().toEqualTypeOf<
			"view" | "me" | "next" | "own" | "again" | "lowered" | "out"
		>();
		const answered = () => ask("answer", { round: 1, seq: 1, value: 0 });
		expectTypeOf(answered).returns.resolves.toEqualTypeOf<
			Saved | AnswerRefusal | Refusal | "unknown"
		>();
	});

	it("[TR982] a route's wrong reply, or a wrong call, does not compile", () => {
		expectTypeOf(wrongRoutes).toBeFunction();
		const asked = () => call(get, { params: { id: "r" } });
		expectTypeOf(asked).returns.resolves.toEqualTypeOf<Reply<RoomSummary>>();
		const claimed = () => call(routes.handOver.claim, { body: { claim: "" } });
		type Claimed = Instructor | { waiting: true };
		expectTypeOf(claimed).returns.resolves.toEqualTypeOf<Reply<Claimed>>();
	});

	it("[TR980] each message of a table has what does it, and nothing else has", () => {
		type Student = Handlers<typeof studentMessages, StudentReplies>;
		expectTypeOf<keyof Student>().toEqualTypeOf<
			| "hello"
			| "join"
			| "rename"
			| "leave"
			| "answer"
			| "offer"
			| "react"
			| "results"
		>();
		type Answer = Parameters<Student["answer"]>[0];
		expectTypeOf<Answer["round"]>().toEqualTypeOf<number>();
		type Instructor = Handlers<typeof instructorMessages, InstructorReplies>;
		expectTypeOf<Omit<Student, "answer">>().not.toExtend<Student>();
		expectTypeOf<Student>().not.toExtend<Instructor>();
	});
});
