import { bin } from "./bin.ts";
import { deleteInstructor } from "./delete-instructor.ts";
import { handOver } from "./hand-over.ts";
import { instructors } from "./instructors.ts";
import type { Verb } from "./verb.ts";

/** In the order of the usage. */
export const verbs: readonly Verb[] = [
	instructors,
	handOver,
	bin,
	deleteInstructor,
];
