import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { protocolVersion } from "../../../shared/protocol.ts";
import { Problem } from "../../../shared/rest.ts";
import type { ReplySpec, Route } from "./route.ts";

/** The OpenAPI 3.1 document of these routes, made from their schemas. */
export function describe(routes: readonly Route[]): object {
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
			description: "Quizzes, rooms and results.",
		},
		paths,
		components: {
			schemas: { Problem: schemaOf(Problem) },
			securitySchemes: {
				key: { type: "apiKey", in: "cookie", name: "lectern_key" },
			},
		},
	};
}

function operation(route: Route): object {
	const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
		name,
		in: "path",
		required: true,
		schema: { type: "string" },
	}));
	return {
		summary: route.summary,
		...(route.who === "instructor" ? { security: [{ key: [] }] } : {}),
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

function response(status: number, reply: ReplySpec): object {
	if (reply.schema !== undefined) {
		return {
			description: reply.is,
			content: { "application/json": { schema: schemaOf(reply.schema) } },
		};
	}
	if (reply.media !== undefined)
		return { description: reply.is, content: { [reply.media]: {} } };
	if (status < 400) return { description: reply.is };
	return {
		description: reply.is,
		content: {
			"application/problem+json": {
				schema: { $ref: "#/components/schemas/Problem" },
			},
		},
	};
}

function schemaOf(schema: v.GenericSchema): object {
	const { $schema: _, ...rest } = toJsonSchema(schema, {
		errorMode: "ignore",
		target: "draft-2020-12",
	});
	return rest;
}
