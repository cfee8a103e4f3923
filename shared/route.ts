import type * as v from "valibot";

/** Named values, as a query and headers are. */
type Named = v.ObjectSchema<v.ObjectEntries, undefined>;

/** What crosses the wire when a route of the REST interface is called. Whoever may, and what is done, is the server's. */
export interface Shape {
	readonly method: "get" | "post" | "put" | "delete";
	/** Express form: `/api/quizzes/:id`. What is named in it is an id, unless `params` says otherwise. */
	readonly path: string;
	readonly params?: Readonly<Record<string, v.GenericSchema<string, unknown>>>;
	readonly query?: Named;
	/** Headers that are looked at. */
	readonly headers?: Named;
	readonly body?: v.GenericSchema;
	/** In place of a message the body is a file of one of these media types. */
	readonly file?: readonly string[];
	/** Every success: the schema of its JSON, its other media type, or null where it has no body. */
	readonly replies: Readonly<Record<number, v.GenericSchema | string | null>>;
}

/** The names in a path: of `/api/rooms/:id/students/:seat`, `"id" | "seat"`. */
type NamesIn<P extends string> = P extends `${string}/:${infer Rest}`
	? Rest extends `${infer Name}/${infer More}`
		? Name | NamesIn<`/${More}`>
		: Rest
	: never;

type InputOf<S> = S extends v.GenericSchema ? v.InferInput<S> : never;
type OutputOf<S> = S extends v.GenericSchema ? v.InferOutput<S> : never;

/** What is said by name in the path. */
export type Params<S extends Shape> = {
	readonly [N in NamesIn<S["path"]>]: string;
};

/** The same, parsed. */
export type ParsedParams<S extends Shape> = {
	readonly [N in NamesIn<S["path"]>]: N extends keyof S["params"]
		? OutputOf<S["params"][N]>
		: string;
};

/** What is sent with a call; nothing that the route does not look at. */
export type Sent<S extends Shape> = (NamesIn<S["path"]> extends never
	? unknown
	: { readonly params: Params<S> }) &
	(S["body"] extends v.GenericSchema
		? { readonly body: InputOf<S["body"]> }
		: unknown) &
	(S["file"] extends readonly string[]
		? { readonly body: Uint8Array }
		: unknown) &
	(S["headers"] extends Named
		? { readonly headers: InputOf<S["headers"]> }
		: unknown) &
	(S["query"] extends Named
		? { readonly query?: InputOf<S["query"]> }
		: unknown);

/** The same as the server has parsed it. */
export interface Parsed<S extends Shape> {
	readonly params: ParsedParams<S>;
	readonly query: OutputOf<S["query"]>;
	readonly headers: OutputOf<S["headers"]>;
	readonly body: S["file"] extends readonly string[]
		? Uint8Array
		: OutputOf<S["body"]>;
}

/** What a success tells, in any of its statuses. */
export type Told<S extends Shape> = {
	[Status in keyof S["replies"]]: S["replies"][Status] extends v.GenericSchema
		? OutputOf<S["replies"][Status]>
		: undefined;
}[keyof S["replies"]];

/** The path with what it names. */
export function pathOf<const P extends string>(
	{ path }: { readonly path: P },
	params: { readonly [N in NamesIn<P>]: string },
): string {
	const named: Readonly<Record<string, string>> = params;
	return path.replace(/:(\w+)/g, (_, name: string) =>
		encodeURIComponent(named[name] ?? ""),
	);
}
