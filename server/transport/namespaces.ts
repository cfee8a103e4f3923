import type { Namespace, Server, Socket } from "socket.io";
import type {
	InstructorToServer,
	ServerToInstructor,
} from "../../shared/instructor-events.ts";
import type {
	ServerToStudent,
	StudentToServer,
} from "../../shared/student-events.ts";
import type { StoredAnswer } from "../../shared/views.ts";
import type { ServerToInstructor2 } from "./version2-instructor.ts";

type None = Record<never, never>;

/** Nobody speaks or hears anything outside the two namespaces. */
export type Sockets = Server<None, None, None, None>;

/** Of a phone that was let in. */
export interface StudentData {
	readonly roomId: string;
	readonly seat: string;
	/** The phone's own count of its connections. */
	readonly number: number | undefined;
	/** Of the protocol that its page speaks. */
	readonly version: number;
	/** Whether it takes `next` and `own` in the place of whole views. */
	readonly brief: boolean;
	/** Whether it has been told what goes on, and hears all that follows. */
	sits: boolean;
	/** What it was told last of its answer, by a reply or a push. */
	told: StoredAnswer | null;
}
export type StudentNamespace = Namespace<
	StudentToServer,
	ServerToStudent,
	None,
	StudentData
>;
export type StudentSocket = Socket<
	StudentToServer,
	ServerToStudent,
	None,
	StudentData
>;

/** Of an instructor's page that was let in. */
export interface InstructorData {
	readonly owner: string;
	readonly session: string;
	readonly version: number;
	/** Of the room's questions that its page was given, where it speaks an older version: those never ask for them anew. */
	revision?: number;
}
export type InstructorNamespace = Namespace<
	InstructorToServer,
	ServerToInstructor,
	None,
	InstructorData
>;
export type InstructorSocket = Socket<
	InstructorToServer,
	ServerToInstructor,
	None,
	InstructorData
>;

export type OlderInstructors = Namespace<
	InstructorToServer,
	ServerToInstructor2,
	None,
	InstructorData
>;

export type OlderInstructorSocket = Socket<
	InstructorToServer,
	ServerToInstructor2,
	None,
	InstructorData
>;

export interface Namespaces {
	readonly students: StudentNamespace;
	readonly instructors: InstructorNamespace;
	/** The same, for those of its sockets whose pages speak version 2. */
	readonly olderInstructors: OlderInstructors;
}

export const studentNamespace = "/student";

/** socket.io has one table of events for a whole server; each of ours has its own. */
export function namespacesOf(io: Sockets): Namespaces {
	const of = <N>(name: string) => io.of(name) as unknown as N;
	return {
		students: of<StudentNamespace>(studentNamespace),
		instructors: of<InstructorNamespace>("/instructor"),
		olderInstructors: of<OlderInstructors>("/instructor"),
	};
}
