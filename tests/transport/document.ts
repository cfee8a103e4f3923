import * as v from "valibot";
import type { Asked, Reply, Rest } from "../rig/rest.ts";

/** One operation of `/api/openapi.json`. */
export interface Operation {
	/** In capitals. */
	readonly method: string;
	/** `/api/quizzes/{id}` */
	readonly template: string;
	readonly forInstructors: boolean;
	/** JSON. */
	readonly takesBody: boolean;
	/** A file, in place of JSON. */
	readonly takesFile: boolean;
	readonly replies: Readonly<Record<string, DocumentedReply>>;
}

interface DocumentedReply {
	readonly content?: Readonly<Record<string, object>>;
}

interface Document {
	readonly openapi: string;
	readonly paths: Record<
		string,
		Record<
			string,
			{
				security?: object[];
				requestBody?: { content: Readonly<Record<string, object>> };
				responses: Record<string, DocumentedReply>;
			}
		>
	>;
}

export async function readDocument(rest: Rest): Promise<Operation[]> {
	const reply = await rest.get("/api/openapi.json");
	const { paths } = reply.json<Document>();
	return Object.entries(paths).flatMap(([template, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({
			method: method.toUpperCase(),
			template,
			forInstructors: (operation.security ?? []).some((way) => "key" in way),
			takesBody:
				operation.requestBody?.content["application/json"] !== undefined,
			takesFile:
				operation.requestBody !== undefined &&
				operation.requestBody.content["application/json"] === undefined,
			replies: operation.responses,
		})),
	);
}

/** The operation that this request called; undefined for what the document does not know. */
export function operationOf(
	operations: readonly Operation[],
	{ method, path }: Asked,
): Operation | undefined {
	const plain = path.replace(/\?.*/, "");
	return operations.find(
		(operation) =>
			operation.method === method &&
			new RegExp(
				`^${operation.template.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+")}$`,
			).test(plain),
	);
}

/** The same schema, but no object may have a key that it does not name. */
export function strictly(schema: v.GenericSchema): v.GenericSchema {
	const any = schema as unknown as {
		type: string;
		entries: Record<string, v.GenericSchema>;
		item: v.GenericSchema;
		wrapped: v.GenericSchema;
	};
	switch (any.type) {
		case "object":
			return v.strictObject(
				Object.fromEntries(
					Object.entries(any.entries).map(([key, entry]) => [
						key,
						strictly(entry),
					]),
				),
			);
		case "array":
			return v.array(strictly(any.item));
		case "nullable":
			return v.nullable(strictly(any.wrapped));
		case "optional":
			return v.optional(strictly(any.wrapped));
		default:
			return schema;
	}
}

/** Throws, naming the fault, when the body is not exactly of this form. */
export function parseStrictly(schema: v.GenericSchema, reply: Reply): void {
	v.parse(strictly(schema), reply.json());
}
