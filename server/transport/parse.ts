import * as v from "valibot";
import { type Refusal, refuse } from "../../shared/refusal.ts";

/** Parses what came from outside by its schema; the refusal names each fault and where it stands. */
export function parse<S extends v.GenericSchema>(
	schema: S,
	raw: unknown,
): v.InferOutput<S> | Refusal {
	const parsed = v.safeParse(schema, raw);
	if (parsed.success) return parsed.output;
	const details = parsed.issues.slice(0, 10).map((issue) => {
		const path = v.getDotPath(issue);
		return path === null ? issue.message : `${path}: ${issue.message}`;
	});
	return refuse(
		"bad-input",
		`This does not have the right form. ${details[0] ?? ""}`.trim(),
		{ details },
	);
}
