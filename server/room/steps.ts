/** Of what takes long for a hall: whoever runs it lets others have their turn between any two steps. */
export type Steps<T> = Generator<void, T>;

/** Answers that are marked in one step: the dearest key takes some ms for so many. */
const mostAtOnce = 20;

/** The same for each, some at a time. */
export function* mapInSteps<T, R>(
	all: readonly T[],
	of: (one: T) => R,
): Steps<R[]> {
	const made: R[] = [];
	for (const one of all) {
		made.push(of(one));
		if (made.length % mostAtOnce === 0) yield;
	}
	yield;
	return made;
}

/** All steps at once, where nobody waits. */
export function atOnce<T>(steps: Steps<T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
