import type { StudentList } from "../../../shared/rest.ts";
import type { Student } from "../../../shared/views.ts";

/** The class as a page knows it. */
export interface ClassList {
	/** By name. */
	readonly students: readonly Student[];
	/** Where the next part begins. */
	readonly next: string;
}

/** A comparison by itself costs many times as much as one of these. */
const { compare } = new Intl.Collator();

/** What is known by now: those who came are added, and who is told twice is told once. */
export function listWith(
	known: ClassList | null,
	{ students, whole, next }: StudentList,
): ClassList {
	const part = known === null || whole ? [] : known.students;
	if (part.length > 0 && students.length === 0)
		return { ...known, students: part, next };
	const bySeat = new Map(
		[...part, ...students].map((student) => [student.seat, student]),
	);
	const all = [...bySeat.values()].sort((a, b) => compare(a.name, b.name));
	return { students: all, next };
}
