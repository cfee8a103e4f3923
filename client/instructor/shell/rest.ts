import * as v from "valibot";
import { Problem } from "../../../shared/rest.ts";
import { base } from "../../link/base.ts";
import * as words from "../../words/shell.en.ts";

export type { Problem };

export type Method = "GET" | "POST" | "PUT" | "DELETE";
export type Reply<T> =
	| { ok: true; data: T; etag: string | null; status: number }
	| { ok: false; status: number; problem: Problem };

export interface Message<T = undefined> {
	body?: unknown;
	/** The ETag that the change is based on. */
	ifMatch?: string;
	/** The shape of what comes back; nothing is read where it is not given. */
	reads?: v.GenericSchema<unknown, T>;
}

const patienceMs = 10_000;
const listeners = new Set<() => void>();

/** Calls back whenever the server says that this browser is not signed in (any more). Returns how to stop that. */
export function whenSignedOut(listen: () => void): () => void {
	listeners.add(listen);
	return () => {
		listeners.delete(listen);
	};
}

/**
 * One REST call. Never throws: a call without an answer (no network, or none within 10 s) has status 0 and a problem
 * that says so, and so has one that somebody else has answered: a network that wants a sign-in of its own first answers
 * everything with its page, and that is neither "saved" nor "deleted".
 */
export async function request<T = undefined>(
	method: Method,
	path: string,
	message: Message<T> = {},
): Promise<Reply<T>> {
	const headers: Record<string, string> = { accept: "application/json" };
	if (message.body !== undefined) headers["content-type"] = "application/json";
	if (message.ifMatch !== undefined) headers["if-match"] = message.ifMatch;
	const leave = new AbortController();
	const patience = setTimeout(() => leave.abort(), patienceMs);
	try {
		const response = await fetch(base + path, {
			method,
			headers,
			body: message.body === undefined ? null : JSON.stringify(message.body),
			signal: leave.signal,
		});
		return read(response, await response.text(), message.reads);
	} catch {
		return failed(words.noAnswerFromServer);
	} finally {
		clearTimeout(patience);
	}
}

function read<T>(
	response: Response,
	text: string,
	reads: Message<T>["reads"],
): Reply<T> {
	const { status, ok } = response;
	const json = readJson(response, text);
	if (ok) {
		const data =
			reads === undefined
				? { success: status === 204 || json !== undefined, output: undefined }
				: v.safeParse(reads, json);
		if (!data.success) return failed(foreign);
		const etag = response.headers.get("etag");
		return { ok, data: data.output as T, etag, status };
	}
	const problem = v.safeParse(Problem, json);
	if (problem.success) {
		if (status === 401) for (const listen of listeners) listen();
		return { ok, status, problem: { ...problem.output, status } };
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
