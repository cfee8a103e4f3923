import type { Express, NextFunction, Request, Response } from "express";
import * as v from "valibot";
import { isRefusal, type Refusal, refuse } from "../../../shared/refusal.ts";
import type { InstructorRecord } from "../../live/instructors.ts";
import type { Caller } from "../../live/sessions.ts";
import type { Allowance } from "../allowance.ts";
import { parse } from "../parse.ts";
import { Bodies, smallBody } from "./body.ts";
import { sendText } from "./coding.ts";
import { sendProblem } from "./problem.ts";

/** One route of the REST interface: what it takes, what it answers, and what does it. The OpenAPI document is made from these. */
export interface Route {
	readonly method: "get" | "post" | "put" | "delete";
	/** Express form: `/api/quizzes/:id`. */
	readonly path: string;
	readonly summary: string;
	/** `instructor`: needs the cookie, answers 401 without it. */
	readonly who: "anyone" | "instructor";
	readonly body?: v.GenericSchema;
	/** Where older forms of it are taken too: reads all of them. */
	readonly reads?: v.GenericSchema;
	/** Its size in bytes; a few KiB when not given. */
	readonly mostBytes?: number;
	/** It reads or tells much: done one after another for each instructor, up to their allowance. So is what takes much. */
	readonly isDear?: boolean;
	/** What may be asked for behind `?`, and headers that are looked at. */
	readonly query?: Readonly<Record<string, ParameterSpec>>;
	readonly headers?: Readonly<Record<string, ParameterSpec>>;
	/**
	 * Holds secrets beside what others wrote, so it is never compressed: whoever saw its length and chose a part of it could guess the
	 * rest (BREACH).
	 */
	readonly secret?: true;
	/** Every status that it can answer with, and the schema of its JSON body or its other media type. */
	readonly replies: Readonly<Record<number, ReplySpec>>;
	run(call: Call): Promise<Reply | Refusal> | Reply | Refusal;
}

export interface ParameterSpec {
	readonly is: string;
	readonly schema: v.GenericSchema;
	readonly required?: boolean;
}

export interface ReplySpec {
	readonly is: string;
	readonly schema?: v.GenericSchema;
	readonly media?: string;
	/** Headers beyond those that every reply has: name → what it says. */
	readonly headers?: Readonly<Record<string, string>>;
}

export interface Call {
	/** The instructor who calls, and by which session; only on routes for instructors. */
	readonly instructor: InstructorRecord;
	readonly session: string;
	readonly params: Readonly<Record<string, string>>;
	/** Parsed by the route's body schema. */
	readonly body: unknown;
	readonly request: Request;
}

export interface Reply {
	readonly status: number;
	/** An object goes as JSON, a string as the media type of its spec. */
	readonly body?: unknown;
	/** In place of a body: its JSON, where that takes too long to be made at once. */
	readonly text?: string;
	readonly headers?: Readonly<Record<string, string | string[]>>;
}

const Param = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/, "not an id"));

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
export function ok<T>(result: T | Refusal): Reply | Refusal {
	return isRefusal(result) ? result : { status: 200, body: result };
}

export function addRoutes(
	app: Express,
	routes: readonly Route[],
	callers: Callers,
	allowance: Allowance,
): void {
	const bodies = new Bodies(allowance);
	for (const route of routes) {
		const { body: schema, mostBytes: most = smallBody } = route;
		// Who asks comes first: a stranger's body is not worth reading.
		app[route.method](
			route.path,
			admit(route, callers, allowance),
			...(schema === undefined
				? []
				: [bodies.reader({ schema: route.reads ?? schema, most })]),
			async (request: Request, response: Response) => {
				const { id } = (response.locals.caller as typeof nobody).instructor;
				const act = () => answer(route, request, response, allowance);
				const still = async () =>
					(await isStill(response, callers)) ? act() : notSignedIn;
				const refusal = isDear(route)
					? await allowance.act(id, still)
					: await still();
				if (refusal !== null) sendProblem(response, refusal);
			},
		);
	}
	for (const path of new Set(routes.map((route) => route.path))) {
		app.all(path, (_request, response) => {
			response.setHeader("Allow", allowed(routes, path));
			sendProblem(
				response,
				refuse("not-found", "This address does not take that method."),
				405,
			);
		});
	}
}

function isDear({ mostBytes, isDear }: Route): boolean {
	return isDear ?? mostBytes !== undefined;
}

function allowed(routes: readonly Route[], path: string): string {
	return routes
		.filter((route) => route.path === path)
		.map(({ method }) =>
			method === "get" ? "GET, HEAD" : method.toUpperCase(),
		)
		.join(", ");
}

/** While a reply is sent and nothing of it is taken. */
const mostStillMs = 10_000;

/** After so long a request's sender is asked for again, ms: a body may come slowly, and dear ones wait in line. */
const longMs = 100;

export interface Callers {
	/** Who sends a request. What its browser shall keep from now on goes with the response. */
	of(
		request: Request,
		response: Response,
	): Promise<Pick<Caller, "instructor" | "session"> | null>;
	/** Whether the session of one who was known a while ago has not ended. */
	lives(owner: string, session: string): Promise<boolean>;
}

const notSignedIn = refuse(
	"not-signed-in",
	"This browser is not signed in as an instructor.",
);

const nobody = { instructor: { id: "", createdAt: 0 }, session: "" };

/** Lets the request on when the route is for whoever sends it, and its path can name anything at all. */
function admit(route: Route, callers: Callers, allowance: Allowance) {
	return async (request: Request, response: Response, next: NextFunction) => {
		const caller =
			route.who === "instructor" ? await callers.of(request, response) : nobody;
		if (caller === null) {
			sendProblem(response, notSignedIn);
			return;
		}
		for (const value of Object.values(request.params)) {
			if (!isRefusal(parse(Param, value))) continue;
			const words = "There is nothing at this address.";
			sendProblem(response, refuse("not-found", words));
			return;
		}
		const refusal = isDear(route)
			? await allowance.refusalFor(caller.instructor.id)
			: null;
		if (refusal !== null) {
			sendProblem(response, refusal);
			return;
		}
		response.locals.caller = caller;
		response.locals.knownAt = performance.now();
		next();
	};
}

/** A session that has ended meanwhile does nothing more, however early its request began. */
async function isStill(
	{ locals }: Response,
	callers: Callers,
): Promise<boolean> {
	const { instructor, session } = locals.caller as typeof nobody;
	if (session === "" || performance.now() - locals.knownAt < longMs)
		return true;
	return callers.lives(instructor.id, session);
}

/** Does what was asked for and tells it; the refusal if there is one. */
async function answer(
	route: Route,
	request: Request,
	response: Response,
	allowance: Allowance,
): Promise<Refusal | null> {
	// What is done for one that has gone is done for nobody.
	if (response.closed) return null;
	const caller = response.locals.caller as typeof nobody;
	const reply = await route.run({
		...caller,
		params: request.params as Record<string, string>,
		body: request.body,
		request,
	});
	if (isRefusal(reply)) return reply;
	const bytes = await send(request, response, route, reply);
	if (!isDear(route)) return null;
	allowance.charge(caller.instructor.id, bytes);
	await taken(response);
	return null;
}

/** A reply that nobody reads stays in memory: until it is read, or its connection has stood still for too long. */
async function taken(response: Response): Promise<void> {
	if (response.closed || response.writableFinished) return;
	response.setTimeout(mostStillMs, () => response.destroy());
	await new Promise((resolve) => response.once("close", resolve));
	response.socket?.setTimeout(0);
}

/** How many bytes it was, before it was compressed. */
async function send(
	request: Request,
	response: Response,
	route: Route,
	reply: Reply,
): Promise<number> {
	const spec = route.replies[reply.status];
	if (spec === undefined)
		throw new Error(
			`${route.method} ${route.path} does not list ${reply.status}`,
		);
	response.status(reply.status);
	response.setHeader("Cache-Control", "no-store");
	for (const [name, value] of Object.entries(reply.headers ?? {}))
		response.setHeader(name, value);
	if (reply.body === undefined && reply.text === undefined) {
		response.end();
		return 0;
	}
	const isText = typeof reply.body === "string";
	const text =
		reply.text ?? (isText ? String(reply.body) : JSON.stringify(reply.body));
	const type = isText ? (spec.media ?? "text/plain") : "application/json";
	response.setHeader("Content-Type", `${type}; charset=utf-8`);
	if (route.secret) response.send(text);
	else await sendText(request, response, text);
	return Buffer.byteLength(text);
}
