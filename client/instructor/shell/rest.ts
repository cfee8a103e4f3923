import * as v from "valibot";
import { Problem } from "../../../shared/rest.ts";
import {
	pathOf,
	type Sent,
	type Shape,
	type Told,
} from "../../../shared/route.ts";
import { refusals } from "../../../shared/words/refusals.en.ts";
import { sayRefusal } from "../../../shared/words/say-refusal.ts";
import { base } from "../../link/base.ts";
import * as words from "../../words/shell.en.ts";

export type { Problem };

export type Reply<T> =
	| { ok: true; data: T; etag: string | null; status: number }
	| { ok: false; status: number; problem: Problem };

const patienceMs = 10_000;
/** For a file to arrive and to be looked at. */
const filePatienceMs = 90_000;
const listeners = new Set<() => void>();

/** Calls back whenever the server says that this browser is not signed in (any more). Returns how to stop that. */
export function whenSignedOut(listen: () => void): () => void {
	listeners.add(listen);
	return () => {
		listeners.delete(listen);
	};
}

/** What is sent, if anything; and another schema for what comes back, where these pages read more than the table promises. */
type Arguments<S extends Shape, T> =
	object extends Sent<S>
		? [sent?: Sent<S>, reads?: v.GenericSchema<unknown, T>]
		: [sent: Sent<S>, reads?: v.GenericSchema<unknown, T>];

interface Parts {
	readonly body?: unknown;
	readonly params?: Readonly<Record<string, string>>;
	readonly query?: Record<string, string>;
	readonly headers?: Readonly<Record<string, string>>;
}

/**
 * One call of a route. Never throws: a call without an answer (no network, or none within 10 s) has status 0 and a problem
 * that says so, and so has one that somebody else has answered: a network that wants a sign-in of its own first answers
 * everything with its page, and that is neither "saved" nor "deleted".
 */
export async function call<const S extends Shape, T = Told<S>>(
	route: S,
	...[sent, reads]: Arguments<S, T>
): Promise<Reply<T>> {
	return ask(route, sent ?? {}, async (response) =>
		read(response, await response.text(), route, reads),
	);
}

/** The same for a route that answers with a file. */
export async function callForFile<const S extends Shape>(
	route: S,
	sent: Sent<S>,
): Promise<Reply<Blob>> {
	return ask(route, sent as Parts, async (response) => {
		const { status, ok, headers } = response;
		if (!ok) return read<Blob>(response, await response.text(), route);
		if (headers.get("content-type") !== route.replies[status])
			return failed(foreign);
		return { ok, data: await response.blob(), etag: null, status };
	});
}

async function ask<T>(
	route: Shape,
	{ body, params, query, headers }: Parts,
	take: (response: Response) => Promise<Reply<T>>,
): Promise<Reply<T>> {
	const search = new URLSearchParams(query).toString();
	const path = pathOf(route, params ?? {}) + (search && `?${search}`);
	const file =
		route.file === undefined ? null : (body as Uint8Array<ArrayBuffer>);
	const leave = new AbortController();
	const patience = setTimeout(
		() => leave.abort(),
		file === null ? patienceMs : filePatienceMs,
	);
	const type = file === null ? "application/json" : "application/octet-stream";
	try {
		const response = await fetch(base + path, {
			method: route.method.toUpperCase(),
			headers: {
				accept: "application/json",
				...(body === undefined ? {} : { "content-type": type }),
				...headers,
			},
			body: file ?? (body === undefined ? null : JSON.stringify(body)),
			signal: leave.signal,
		});
		return await take(response);
	} catch {
		return failed(words.noAnswerFromServer);
	} finally {
		clearTimeout(patience);
	}
}

function read<T>(
	response: Response,
	text: string,
	route: Shape,
	reads?: v.GenericSchema<unknown, T>,
): Reply<T> {
	const { status, ok } = response;
	const json = readJson(response, text);
	if (ok) {
		const form = route.replies[status];
		if (form === undefined) return failed(foreign);
		const data =
			form === null || typeof form === "string"
				? { success: true, output: undefined }
				: v.safeParse(reads ?? form, json);
		if (!data.success) return failed(foreign);
		const etag = response.headers.get("etag");
		return { ok, data: data.output as T, etag, status };
	}
	const problem = v.safeParse(Problem, json);
	if (problem.success) {
		if (status === 401) for (const listen of listeners) listen();
		const { why = "", values = {}, detail: message } = problem.output;
		const detail = sayRefusal(refusals, { why, values, message });
		return { ok, status, problem: { ...problem.output, status, detail } };
	}
	// A proxy's own words for a server that is away or busy.
	return status >= 500 || status === 429
		? failed(words.answeredWithStatus(status), status)
		: failed(foreign);
}

const foreign = words.somethingElseAnswers;

function readJson(response: Response, text: string): unknown {
	if (!/\bjson\b/.test(response.headers.get("content-type") ?? ""))
		return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function failed(detail: string, status = 0): Reply<never> {
	return {
		ok: false,
		status,
		problem: {
			type: "about:blank",
			title: words.notDone,
			status,
			detail,
			error: status === 0 ? "offline" : "unknown",
		},
	};
}
