import * as v from "valibot";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";

/** Faults that are told, and how much of each: a fault may quote what it does not like. */
const mostTold = { faults: 10, letters: 200 };

/** Parses a message by its schema, up to its first fault. */
export function parse<S extends v.GenericSchema>(
	schema: S,
	raw: unknown,
): v.InferOutput<S> | Refusal {
	return judge(v.safeParse(schema, raw, { abortEarly: true }));
}

/** Parses what a person has written, such as a file; the refusal names several faults and where they stand. */
export function parseWritten<S extends v.GenericSchema>(
	schema: S,
	raw: unknown,
): v.InferOutput<S> | Refusal {
	// What is right takes one look; only what is wrong is gone through for all that is.
	const first = v.safeParse(schema, raw, { abortEarly: true });
	return judge(
		first.success ? first : v.safeParse(schema, raw, { abortPipeEarly: true }),
	);
}

function judge<S extends v.GenericSchema>(
	parsed: v.SafeParseResult<S>,
): v.InferOutput<S> | Refusal {
	if (parsed.success) return parsed.output;
	const details = parsed.issues.slice(0, mostTold.faults).map((issue) => {
		const path = v.getDotPath(issue);
		const fault = path === null ? issue.message : `${path}: ${issue.message}`;
		return fault.length <= mostTold.letters
			? fault
			: `${fault.slice(0, mostTold.letters)}…`;
	});
	return refuse("bad-input", "wrong-form", {
		values: { fault: details[0] ?? "" },
		details,
	});
}
