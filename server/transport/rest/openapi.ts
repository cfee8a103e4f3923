import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { protocolVersion } from "../../../shared/protocol.ts";
import { Problem } from "../../../shared/rest.ts";
import type { ParameterSpec, ReplySpec, Route } from "./route.ts";

const tags: Readonly<Record<string, string>> = {
	instructor: "Who calls, and on which devices.",
	quizzes: "The instructor's library.",
	rooms: "Running and ended rooms: commands, students, results.",
	screens: "For whoever has a screen's link.",
	server: "The server itself.",
};

/** The OpenAPI 3.1 document of these routes, made from their schemas. `server`: where they are found. */
export function describe(routes: readonly Route[], server: string): object {
	const paths: Record<string, Record<string, object>> = {};
	for (const route of routes) {
		const path = route.path.replace(/:(\w+)/g, "{$1}");
		paths[path] = { ...paths[path], [route.method]: operation(route) };
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
			},
		},
	};
}

function operation(route: Route): object {
	const parameters = [
		...[...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
			name,
			in: "path",
			required: true,
			schema: { type: "string" },
		})),
		...parametersIn("query", route.query),
		...parametersIn("header", route.headers),
	];
	return {
		operationId: idOf(route),
		summary: route.summary,
		description: route.summary,
		tags: [tagOf(route)],
		security: route.who === "instructor" ? [{ key: [] }] : [],
		...(parameters.length > 0 ? { parameters } : {}),
		...(route.body === undefined
			? {}
			: {
					requestBody: {
						required: true,
						content: { "application/json": { schema: schemaOf(route.body) } },
					},
				}),
		responses: Object.fromEntries(
			Object.entries(route.replies).map(([status, reply]) => [
				status,
				response(Number(status), reply),
			]),
		),
	};
}

function parametersIn(
	place: "query" | "header",
	specs: Readonly<Record<string, ParameterSpec>> = {},
): object[] {
	return Object.entries(specs).map(([name, spec]) => ({
		name,
		in: place,
		description: spec.is,
		required: spec.required ?? false,
		schema: schemaOf(spec.schema),
	}));
}

/** `GET /api/rooms/:id/results.csv` is `getRoomsIdResultsCsv`. */
function idOf({ method, path }: Route): string {
	const words = path.replace(/^\/api/, "").match(/\w+/g) ?? [];
	const capital = (word: string) => word[0]?.toUpperCase() + word.slice(1);
	return method + words.map(capital).join("");
}

function tagOf({ path }: Route): string {
	const [, , first = ""] = path.split("/");
	return path.startsWith("/api/") && first in tags ? first : "server";
}

function response(status: number, reply: ReplySpec): object {
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
		...content(status, reply),
	};
}

function content(status: number, { schema, media }: ReplySpec): object {
	if (schema !== undefined)
		return { content: { "application/json": { schema: schemaOf(schema) } } };
	if (media !== undefined)
		return { content: { [media]: { schema: { type: "string" } } } };
	if (status < 400) return {};
	const problem = { $ref: "#/components/schemas/Problem" };
	return { content: { "application/problem+json": { schema: problem } } };
}

function schemaOf(schema: v.GenericSchema): object {
	const { $schema: _, ...rest } = toJsonSchema(schema, {
		errorMode: "ignore",
		target: "draft-2020-12",
	});
	return rest;
}
