import type { Express, Request, Response } from "express";
import * as v from "valibot";
import {
	isRefusal,
	type Refusal,
	type RefusalKind,
	refuse,
} from "../../../shared/refusal.ts";
import type { InstructorRecord } from "../../store/quiz-store.ts";
import { parse } from "../parse.ts";

/** One route of the REST interface: what it takes, what it answers, and what does it. The OpenAPI document is made from these. */
export interface Route {
	readonly method: "get" | "post" | "put" | "delete";
	/** Express form: `/api/quizzes/:id`. */
	readonly path: string;
	readonly summary: string;
	/** `instructor`: needs the cookie, answers 401 without it. */
	readonly who: "anyone" | "instructor";
	readonly body?: v.GenericSchema;
	/** Every status that it can answer with, and the schema of its JSON body or its other media type. */
	readonly replies: Readonly<Record<number, ReplySpec>>;
	run(call: Call): Promise<Reply | Refusal> | Reply | Refusal;
}

export interface ReplySpec {
	readonly is: string;
	readonly schema?: v.GenericSchema;
	readonly media?: string;
}

export interface Call {
	/** The instructor who calls; only on routes for instructors. */
	readonly instructor: InstructorRecord;
	readonly params: Readonly<Record<string, string>>;
	/** Parsed by the route's body schema. */
	readonly body: unknown;
	readonly request: Request;
}

export interface Reply {
	readonly status: number;
	/** An object goes as JSON, a string as the media type of its spec. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

const Param = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/, "not an id"));

const statusOf: Readonly<Partial<Record<RefusalKind, number>>> = {
	"bad-input": 400,
	"not-signed-in": 401,
	"password-needed": 401,
	forbidden: 403,
	"not-found": 404,
	"no-room": 404,
	"not-ready": 409,
	conflict: 412,
	"too-large": 413,
	"too-fast": 429,
	busy: 503,
};

export function addRoutes(
	app: Express,
	routes: readonly Route[],
	instructorOf: (request: Request) => Promise<InstructorRecord | null>,
): void {
	for (const route of routes) {
		app[route.method](
			route.path,
			async (request: Request, response: Response) => {
				const reply = await answer(route, request, instructorOf);
				if (isRefusal(reply)) sendProblem(response, reply);
				else send(response, route, reply);
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

function allowed(routes: readonly Route[], path: string): string {
	return routes
		.filter((route) => route.path === path)
		.map((route) => route.method.toUpperCase())
		.join(", ");
}

const nobody: InstructorRecord = { id: "", createdAt: 0 };

async function answer(
	route: Route,
	request: Request,
	instructorOf: (request: Request) => Promise<InstructorRecord | null>,
): Promise<Reply | Refusal> {
	const instructor =
		route.who === "instructor" ? await instructorOf(request) : nobody;
	if (instructor === null)
		return refuse(
			"not-signed-in",
			"This browser is not signed in as an instructor.",
		);
	for (const value of Object.values(request.params)) {
		if (isRefusal(parse(Param, value)))
			return refuse("not-found", "There is nothing at this address.");
	}
	const body =
		route.body === undefined ? undefined : parse(route.body, request.body);
	if (isRefusal(body)) return body;
	return route.run({
		instructor,
		params: request.params as Record<string, string>,
		body,
		request,
	});
}

function send(response: Response, route: Route, reply: Reply): void {
	const spec = route.replies[reply.status];
	if (spec === undefined)
		throw new Error(
			`${route.method} ${route.path} does not list ${reply.status}`,
		);
	response.status(reply.status);
	response.setHeader("Cache-Control", "no-store");
	for (const [name, value] of Object.entries(reply.headers ?? {}))
		response.setHeader(name, value);
	if (reply.body === undefined) response.end();
	else if (typeof reply.body === "string")
		response.type(spec.media ?? "text/plain").send(reply.body);
	else response.json(reply.body);
}

/** RFC 9457. */
export function sendProblem(
	response: Response,
	refusal: Refusal,
	status = statusOf[refusal.error] ?? 400,
): void {
	if (refusal.retryAfterMs !== undefined) {
		response.setHeader(
			"Retry-After",
			String(Math.ceil(refusal.retryAfterMs / 1000)),
		);
	}
	response.setHeader("Cache-Control", "no-store");
	response
		.status(status)
		.type("application/problem+json")
		.send(
			JSON.stringify({
				type: "about:blank",
				title: refusal.error,
				status,
				detail: refusal.message,
				error: refusal.error,
				...(refusal.details === undefined ? {} : { details: refusal.details }),
			}),
		);
}
