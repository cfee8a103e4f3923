import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { Id } from "../../../shared/instructor-events.ts";
import { protocolVersion } from "../../../shared/protocol.ts";
import { Problem } from "../../../shared/rest.ts";
import type { Shape } from "../../../shared/route.ts";
import type { ReplySpec, Route } from "./route.ts";

const tags: Readonly<Record<string, string>> = {
	instructor: "Who calls, and on which devices.",
	quizzes: "The instructor's library.",
	search: "Finds in the library.",
	images: "Images that stand in questions.",
	rooms: "Running and ended rooms: commands, students, results.",
	results: "For whoever has a student's personal link.",
	screens: "For whoever has a screen's link.",
	server: "The server itself.",
};

/** The OpenAPI 3.1 document of these routes, made from their schemas. `server`: where they are found. */
export function describe(routes: readonly Route[], server: string): object {
	const paths: Record<string, Record<string, object>> = {};
	for (const route of routes) {
		const path = route.shape.path.replace(/:(\w+)/g, "{$1}");
		paths[path] = { ...paths[path], [route.shape.method]: operation(route) };
	}
	return {
		openapi: "3.1.0",
		info: {
			title: "Lectern",
			version: String(protocolVersion),
			description:
				"Quizzes, rooms and results. docs/PROTOCOL.md says what a document of this kind cannot.",
			contact: { name: "Whoever runs this server" },
			license: { name: "MIT", identifier: "MIT" },
		},
		servers: [{ url: server }],
		tags: Object.entries(tags).map(([name, description]) => ({
			name,
			description,
		})),
		paths,
		components: {
			schemas: { Problem: schemaOf(Problem) },
			securitySchemes: {
				key: {
					type: "apiKey",
					in: "cookie",
					name: "lectern_key",
					description: "Over HTTPS its name is `__Host-lectern_key`.",
				},
				link: {
					type: "http",
					scheme: "bearer",
					description: "What stands behind the `#` of a personal link.",
				},
			},
		},
	};
}

function operation(route: Route): object {
	const { shape } = route;
	const parameters = [
		...[...shape.path.matchAll(/:(\w+)/g)].map(([, name = ""]) => ({
			name,
			in: "path",
			required: true,
			schema: schemaOf(shape.params?.[name] ?? Id),
		})),
		...parametersIn("query", shape.query),
		...parametersIn("header", shape.headers).filter(
			({ name }) => name !== bearer,
		),
	];
	return {
		operationId: idOf(shape),
		summary: route.summary,
		description: route.summary,
		tags: [tagOf(shape)],
		security: securityOf(route),
		...(parameters.length > 0 ? { parameters } : {}),
		...requestBody(shape),
		responses: Object.fromEntries(
			Object.entries(route.replies).map(([status, reply]) => [
				status,
				response(Number(status), reply, shape.replies[Number(status)]),
			]),
		),
	};
}

/** Who calls is no parameter of what is asked for. */
const bearer = "Authorization";

function securityOf({ who, shape }: Route): object[] {
	if (who === "instructor") return [{ key: [] }];
	return bearer in (shape.headers?.entries ?? {}) ? [{ link: [] }] : [];
}

function requestBody({ body, file }: Shape): object {
	const content =
		file === undefined
			? body && { "application/json": { schema: schemaOf(body) } }
			: Object.fromEntries(file.map((type) => [type, {}]));
	return content === undefined
		? {}
		: { requestBody: { required: true, content } };
}

function parametersIn(
	where: "query" | "header",
	{ entries }: Pick<NonNullable<Shape["query"]>, "entries"> = { entries: {} },
): { readonly name: string }[] {
	return Object.entries(entries).map(([name, entry]) => {
		const { description, ...schema } = schemaOf(entry);
		const required = entry.type !== "optional";
		return { name, in: where, description, required, schema };
	});
}

/** `GET /api/rooms/:id/results.csv` is `getRoomsIdResultsCsv`. */
function idOf({ method, path }: Shape): string {
	const words = path.replace(/^\/api/, "").match(/\w+/g) ?? [];
	const capital = (word: string) => word[0]?.toUpperCase() + word.slice(1);
	return method + words.map(capital).join("");
}

function tagOf({ path }: Shape): string {
	const [, , first = ""] = path.split("/");
	return path.startsWith("/api/") && first in tags ? first : "server";
}

function response(
	status: number,
	reply: ReplySpec,
	body: Shape["replies"][number] = null,
): object {
	const headers = Object.entries({
		...(status === 429 || status === 503
			? { "Retry-After": "Seconds to wait before the same is sent again" }
			: {}),
		...reply.headers,
	});
	return {
		description: reply.is,
		...(headers.length === 0
			? {}
			: {
					headers: Object.fromEntries(
						headers.map(([name, description]) => [
							name,
							{ description, schema: { type: "string" } },
						]),
					),
				}),
		...content(status, body),
	};
}

function content(status: number, body: Shape["replies"][number]): object {
	if (typeof body === "string")
		return { content: { [body]: { schema: { type: "string" } } } };
	if (body != null)
		return { content: { "application/json": { schema: schemaOf(body) } } };
	if (status < 400) return {};
	const problem = { $ref: "#/components/schemas/Problem" };
	return { content: { "application/problem+json": { schema: problem } } };
}

function schemaOf(schema: v.GenericSchema): Readonly<Record<string, unknown>> {
	const { $schema: _, ...rest } = toJsonSchema(schema, {
		errorMode: "ignore",
		target: "draft-2020-12",
	});
	return rest;
}
