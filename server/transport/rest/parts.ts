import type { Results } from "../../../shared/rest.ts";

const size = 50;

/** The same in order, a few at a time. */
export function* partsOf<T>(all: readonly T[]): Generator<readonly T[]> {
	for (let start = 0; start < all.length; start += size)
		yield all.slice(start, start + size);
}

/** The JSON of results, a few students at a time. */
export function* jsonInSteps(results: Results): Generator<void, string> {
	const { students, ...rest } = results;
	const parts: string[] = [];
	for (const some of partsOf(students)) {
		parts.push(JSON.stringify(some).slice(1, -1));
		yield;
	}
	const head = JSON.stringify(rest).slice(0, -1);
	return `${head},"students":[${parts.join()}]}`;
}
