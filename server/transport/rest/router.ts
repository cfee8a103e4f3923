import type { Express, NextFunction, Request, Response } from "express";
import * as v from "valibot";
import { Id } from "../../../shared/instructor-events.ts";
import { isRefusal, type Refusal } from "../../../shared/refusal.ts";
import { refuse } from "../../../shared/refuse.ts";
import type { Shape } from "../../../shared/route.ts";
import type { Caller } from "../../live/sessions.ts";
import type { Allowance } from "../allowance.ts";
import { parse } from "../parse.ts";
import { Bodies, smallBody } from "./body.ts";
import { sendFile, sendParts, sendText } from "./coding.ts";
import { Files } from "./files.ts";
import { sendProblem } from "./problem.ts";
import type { Reply, Route } from "./route.ts";

export function addRoutes(
	app: Express,
	routes: readonly Route[],
	callers: Callers,
	allowance: Allowance,
): void {
	const bodies = new Bodies(allowance);
	const files = new Files(allowance);
	for (const route of routes) {
		const { shape, mostBytes: most = smallBody } = route;
		const schema = route.reads ?? shape.body;
		// Who asks comes first: a stranger's body is not worth reading.
		app[shape.method](
			shape.path,
			authorise(route, callers, allowance),
			...(schema === undefined ? [] : [bodies.reader({ schema, most })]),
			...(shape.file === undefined ? [] : [files.reader(shape.file, most)]),
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
	for (const path of new Set(routes.map(({ shape }) => shape.path))) {
		app.all(path, (_request, response) => {
			response.setHeader("Allow", allowed(routes, path));
			sendProblem(response, refuse("not-found", "no-such-method"), 405);
		});
	}
}

function isDear({ mostBytes, isDear }: Route): boolean {
	return isDear ?? mostBytes !== undefined;
}

function allowed(routes: readonly Route[], path: string): string {
	return routes
		.map(({ shape }) => shape)
		.filter((shape) => shape.path === path)
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

const notSignedIn = refuse("not-signed-in", "not-signed-in");

const nobody = { instructor: { id: "", createdAt: 0 }, session: "" };

/** Lets the request on when the route is for whoever sends it, and its path can name anything at all. */
function authorise(route: Route, callers: Callers, allowance: Allowance) {
	return async (request: Request, response: Response, next: NextFunction) => {
		const caller =
			route.who === "instructor" ? await callers.of(request, response) : nobody;
		if (caller === null) {
			sendProblem(response, notSignedIn);
			return;
		}
		const params = parse(paramsOf(route.shape), request.params);
		if (isRefusal(params)) {
			sendProblem(response, refuse("not-found", "nothing-here"));
			return;
		}
		const refusal = isDear(route)
			? await allowance.refusalFor(caller.instructor.id)
			: null;
		if (refusal !== null) {
			sendProblem(response, refusal);
			return;
		}
		const beside = readBeside(route.shape, request);
		if (isRefusal(beside)) {
			sendProblem(response, beside);
			return;
		}
		response.locals.given = { params, ...beside };
		response.locals.caller = caller;
		response.locals.knownAt = performance.now();
		next();
	};
}

/** What a request says behind `?` and in headers, parsed. */
function readBeside(shape: Shape, request: Request): object | Refusal {
	const query = parse(shape.query ?? nothing, request.query);
	if (isRefusal(query)) return query;
	const names = Object.keys(shape.headers?.entries ?? {});
	const sent = names.map((name) => [name, request.headers[name.toLowerCase()]]);
	const headers = parse(shape.headers ?? nothing, Object.fromEntries(sent));
	return isRefusal(headers) ? headers : { query, headers };
}

const nothing = v.object({});

function paramsOf({ path, params = {} }: Shape): v.GenericSchema {
	const names = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
	return v.object(
		Object.fromEntries(names.map((name) => [name, params[name] ?? Id])),
	);
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
		...response.locals.given,
		body: request.body,
		request,
	});
	if (isRefusal(reply)) return reply;
	const charge = (bytes: number) => {
		if (isDear(route)) allowance.charge(caller.instructor.id, bytes);
	};
	charge(reply.cost ?? 0);
	await send(request, response, { route, reply, charge });
	if (isDear(route)) await taken(response);
	return null;
}

/** A reply that nobody reads stays in memory: until it is read, or its connection has stood still for too long. */
async function taken(response: Response): Promise<void> {
	if (response.closed || response.writableFinished) return;
	response.setTimeout(mostStillMs, () => response.destroy());
	await new Promise((resolve) => response.once("close", resolve));
	response.socket?.setTimeout(0);
}

/** `charge`: hears how many bytes it is, before it is compressed. */
async function send(
	request: Request,
	response: Response,
	{
		route,
		reply,
		charge,
	}: { route: Route; reply: Reply; charge(bytes: number): void },
): Promise<void> {
	const spec = route.replies[reply.status];
	if (spec === undefined)
		throw new Error(
			`${route.shape.method} ${route.shape.path} does not list ${reply.status}`,
		);
	response.status(reply.status);
	response.setHeader("Cache-Control", "no-store");
	for (const [name, value] of Object.entries(reply.headers ?? {}))
		response.setHeader(name, value);
	const { body, stream, file } = reply;
	if (body === undefined && stream === undefined && file === undefined) {
		response.end();
		return;
	}
	const media = route.shape.replies[reply.status];
	const type = typeof media === "string" ? media : "application/json";
	response.setHeader(
		"Content-Type",
		file === undefined ? `${type}; charset=utf-8` : type,
	);
	if (stream !== undefined || file !== undefined) {
		response.setTimeout(mostStillMs, () => response.destroy());
		if (stream !== undefined)
			await sendParts(request, response, stream, charge);
		else if (file !== undefined)
			await sendFile(request, response, file, charge);
		response.socket?.setTimeout(0);
		return;
	}
	const text = typeof body === "string" ? body : JSON.stringify(body);
	if (route.secret) response.send(text);
	else await sendText(request, response, text);
	charge(Buffer.byteLength(text));
}
