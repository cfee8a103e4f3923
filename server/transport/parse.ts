import * as v from "valibot";
import { type Fault, faultMaker } from "../../shared/fault.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { formFaults } from "../../shared/words/faults.en.ts";

/** Faults that are told, and how much of each: a fault may quote what it does not like. */
const mostTold = { faults: 10, letters: 200, lettersOfValue: 60 };

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
		const told = path === null ? issue.message : `${path}: ${issue.message}`;
		return short(told, mostTold.letters);
	});
	return refuse("bad-input", "wrong-form", {
		faults: parsed.issues.slice(0, mostTold.faults).map(formFault),
		values: { fault: details[0] ?? "" },
		details,
	});
}

const fault = faultMaker(formFaults);

/** What is wrong there, by code. */
export function formFault(issue: v.BaseIssue<unknown>): Fault {
	// A key that nobody knows can be as long as a name or a value.
	const path = short(v.getDotPath(issue) ?? "", mostTold.letters);
	const is = short(issue.received);
	const expected = short(issue.expected ?? "");
	const { requirement } = issue as { readonly requirement?: unknown };
	switch (issue.type) {
		case "strict_object": {
			const name = short(path.split(".").at(-1) ?? "");
			if (issue.expected === "never") return fault(path, "strange", { name });
			if (issue.received === "undefined")
				return fault(path, "missing", { name });
			return fault(path, "not-that", { expected, is });
		}
		case "max_length":
			return fault(path, "too-long", {
				most: Number(requirement),
				is: Number(is),
			});
		case "min_length":
			return fault(path, "too-few", {
				least: Number(requirement),
				is: Number(is),
			});
		case "min_value":
			return fault(path, "too-small", { least: String(requirement), is });
		case "max_value":
			return fault(path, "too-much", { most: String(requirement), is });
		// These say in our own words what they want.
		case "regex":
		case "check":
		case "variant":
			// What has no kind at all is of none that could be unknown.
			if (issue.received === "undefined")
				return fault(path, "missing", {
					name: short(path.split(".").at(-1) ?? ""),
				});
			return fault(path, "otherwise", { message: short(issue.message) });
		default:
			return fault(path, "not-that", { expected, is });
	}
}

function short(text: string, letters = mostTold.lettersOfValue): string {
	return text.length <= letters ? text : `${text.slice(0, letters)}…`;
}
