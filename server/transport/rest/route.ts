import type { Readable } from "node:stream";
import type { Request } from "express";
import type * as v from "valibot";
import type { Json } from "../../../shared/json.ts";
import { isRefusal, type Refusal } from "../../../shared/refusal.ts";
import type { Parsed, Shape } from "../../../shared/route.ts";
import type { InstructorRecord } from "../../live/instructors.ts";
import type { Parts } from "./coding.ts";

type Who = "anyone" | "instructor";

/** What is said of a route beside what crosses the wire. */
interface Spec {
	readonly summary: string;
	/** `instructor`: needs the cookie, answers 401 without it. */
	readonly who: Who;
	/** The body's size in bytes; a few KiB when not given. */
	readonly mostBytes?: number;
	/** It reads or tells much: done one after another for each instructor, up to their allowance. So is what takes much. */
	readonly isDear?: boolean;
	/**
	 * Holds secrets beside what others wrote, so it is never compressed: whoever saw its length and chose a part of it could guess the
	 * rest (BREACH).
	 */
	readonly secret?: true;
	/** Every status that it can answer with: those of its shape, and refusals. */
	readonly replies: Readonly<Record<number, ReplySpec>>;
}

export interface ReplySpec {
	readonly is: string;
	/** Headers beyond those that every reply has: name → what it says. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** One route of the REST interface as the server has it. The OpenAPI document is made from these. */
export interface Route extends Spec {
	readonly shape: Shape;
	/** Reads its body; also of older forms than the shape tells. */
	readonly reads?: v.GenericSchema | undefined;
	run(call: Call): Promise<Reply | Refusal> | Reply | Refusal;
}

/** Who calls, by which session; and the request, for what is no part of its message. */
interface Called {
	readonly instructor: InstructorRecord;
	readonly session: string;
	readonly request: Request;
}

/** What `run` is called with: parsed by the shape's schemas. */
export interface Call
	extends Called,
		Readonly<Record<keyof Parsed<Shape>, unknown>> {}

type CallOf<S extends Shape, W extends Who> = Parsed<S> &
	(W extends "instructor" ? Called : Pick<Called, "request">);

export interface Reply {
	readonly status: number;
	/** An object goes as JSON, a string as the media type of its spec. */
	readonly body?: unknown;
	/** Bytes that were gone through for it: of a dear one they count beside its own. */
	readonly cost?: number;
	/** In place of a body: its text, where that is too much to be made at once. */
	readonly stream?: Parts;
	/** In place of a body: a file, as it is made. */
	readonly file?: Readable;
	readonly headers?: Readonly<Record<string, string | string[]>>;
}

/** It need not be changeable to be told. */
type Frozen<T> = Json extends T
	? T
	: T extends object
		? { readonly [K in keyof T]: Frozen<T[K]> }
		: T;
type BodyOf<R> = R extends v.GenericSchema
	? { readonly body: Frozen<v.InferInput<R>> } | { readonly stream: Parts }
	: R extends string
		?
				| { readonly body: string }
				| { readonly stream: Parts }
				| { readonly file: Readable }
		: { readonly body?: never };
type ReplyOf<S extends Shape> = {
	[Status in keyof S["replies"]]: Pick<Reply, "headers" | "cost"> & {
		readonly status: Status;
	} & BodyOf<S["replies"][Status]>;
}[keyof S["replies"]];

/** Ties a shape to what the server does when it is called. First the shape alone, so that the rest is read by its types. */
export function serve<const S extends Shape>(shape: S) {
	return <const W extends Who>({
		run,
		...spec
	}: Spec & {
		readonly who: W;
		readonly replies: { readonly [Status in keyof S["replies"]]: ReplySpec };
		readonly reads?: v.GenericSchema<unknown, Parsed<S>["body"]>;
		run(
			call: CallOf<S, W>,
		): Promise<ReplyOf<S> | Refusal> | ReplyOf<S> | Refusal;
	}): Route => ({
		shape,
		...spec,
		// What was parsed by the shape's schemas has their types.
		run: run as unknown as Route["run"],
	});
}

/** What every route that reads or writes the store can answer. */
export const away = {
	503: {
		is: "The store does not answer, so nobody knows what was done: send again after Retry-After",
	},
};

/** What every route that begins something new can answer. */
export const fullStore = {
	is: "The store has little room left: nothing new begins, running rooms go on",
};

/** What was done or read, with 200; a refusal as it is. */
export function ok<T>(
	result: T | Refusal,
): { readonly status: 200; readonly body: T } | Refusal {
	return isRefusal(result) ? result : { status: 200, body: result };
}
