import type { InstructorView } from "../../../../shared/views.ts";

/** Whether a question keeps its place: it was asked, or is about to be. */
export function keepsPlace(view: InstructorView, index: number): boolean {
	return view.question === index || isAsked(view, index);
}

export function isAsked({ run }: InstructorView, index: number): boolean {
	return (run[index] ?? []).length > 0;
}

/** The first place behind all that keep theirs. */
export function placeAfter(view: InstructorView): number {
	const kept = view.run.map((_, index) => keepsPlace(view, index));
	return kept.lastIndexOf(true) + 1;
}
