import { expect } from "vitest";
import { Problem } from "../../shared/rest.ts";
import type { Shape } from "../../shared/route.ts";
import { routes } from "../../shared/routes.ts";
import type { Reply } from "../rig/rest.ts";
import { parseStrictly } from "./document.ts";

/** What each operation promises, by its name: `GET /api/quizzes/{id}`. */
const shapes = new Map<string, Shape>(
	Object.values(routes)
		.flatMap((group): Shape[] => Object.values(group))
		.map((shape) => [
			`${shape.method.toUpperCase()} ${shape.path.replace(/:(\w+)/g, "{$1}")}`,
			shape,
		]),
);

/** Throws when a reply of this operation has not exactly its form. */
export function checkForm(name: string, reply: Reply): void {
	const type = reply.headers["content-type"] ?? "";
	const form = shapes.get(name)?.replies[reply.status];
	if (form === null) expect(reply.bytes).toHaveLength(0);
	else if (form === undefined) {
		expect(reply.status, name).toBeGreaterThanOrEqual(400);
		expect(type).toBe("application/problem+json; charset=utf-8");
		parseStrictly(Problem, reply);
		expect(reply.json()).toMatchObject({ status: reply.status });
		expect(reply.headers["cache-control"]).toBe("no-store");
	} else if (typeof form === "string")
		// Files are bytes.
		expect(type).toBe(
			form.startsWith("application/") ? form : `${form}; charset=utf-8`,
		);
	else {
		parseStrictly(form, reply);
		expect(type).toBe("application/json; charset=utf-8");
		expect(reply.headers["cache-control"]).toBe("no-store");
	}
}
