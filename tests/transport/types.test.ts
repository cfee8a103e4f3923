import { describe, expectTypeOf, it } from "vitest";
import type { Ask } from "../../client/link/ask.ts";
import type { Handlers } from "../../server/transport/events.ts";
import type { Namespaces, Sockets } from "../../server/transport/namespaces.ts";
import type {
	InstructorReplies,
	instructorMessages,
} from "../../shared/instructor-events.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type {
	AnswerRefusal,
	Saved,
	StudentReplies,
	StudentToServer,
	studentMessages,
} from "../../shared/student-events.ts";
import type { Me, StudentView } from "../../shared/views.ts";

declare const io: Sockets;
declare const { students, olderStudents, instructors }: Namespaces;
declare const ask: Ask<StudentToServer>;
declare const view: StudentView;
declare const me: Me;
declare const refusal: Refusal;

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
	olderStudents.emit("view", view);
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

/** What must compile beside them. */
function right(): void {
	students.to("room").emit("view", view);
	students.emit("me", me);
	students.local.emit("again");
	instructors.emit("out", refusal);
	ask("join", { name: "Ada" });
	ask("answer", { round: 1, seq: 1, value: [0] });
}

describe("types of the sockets", () => {
	it("[TR980] a wrong event, payload, message or reply does not compile", () => {
		expectTypeOf(wrong).toBeFunction();
		expectTypeOf(right).toBeFunction();
		type Heard = Parameters<Namespaces["students"]["emit"]>[0];
		expectTypeOf<Heard>().toEqualTypeOf<"view" | "me" | "again" | "out">();
		const answered = () => ask("answer", { round: 1, seq: 1, value: 0 });
		expectTypeOf(answered).returns.resolves.toEqualTypeOf<
			Saved | AnswerRefusal | Refusal | "unknown"
		>();
	});

	it("[TR980] each message of a table has what does it, and nothing else has", () => {
		type Student = Handlers<typeof studentMessages, StudentReplies>;
		expectTypeOf<keyof Student>().toEqualTypeOf<
			"hello" | "join" | "answer" | "offer"
		>();
		type Answer = Parameters<Student["answer"]>[0];
		expectTypeOf<Answer["round"]>().toEqualTypeOf<number>();
		type Instructor = Handlers<typeof instructorMessages, InstructorReplies>;
		expectTypeOf<Omit<Student, "answer">>().not.toExtend<Student>();
		expectTypeOf<Student>().not.toExtend<Instructor>();
	});
});
