import type { Problem } from "../../../shared/rest.ts";

export type { Problem };

export type Method = "GET" | "POST" | "PUT" | "DELETE";
export type Reply<T> =
	| { ok: true; data: T; etag: string | null; status: number }
	| { ok: false; status: number; problem: Problem };

export interface Message {
	body?: unknown;
	/** The ETag that the change is based on. */
	ifMatch?: string;
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
 * that says so. After a 204, `data` is undefined.
 */
export async function request<T>(
	method: Method,
	path: string,
	message: Message = {},
): Promise<Reply<T>> {
	const headers: Record<string, string> = { accept: "application/json" };
	if (message.body !== undefined) headers["content-type"] = "application/json";
	if (message.ifMatch !== undefined) headers["if-match"] = message.ifMatch;
	let response: Response;
	let text: string;
	try {
		response = await fetch(path, {
			method,
			headers,
			body: message.body === undefined ? null : JSON.stringify(message.body),
			signal: AbortSignal.timeout(patienceMs),
		});
		text = await response.text();
	} catch {
		return {
			ok: false,
			status: 0,
			problem: problem(
				0,
				"No answer from the server. Check the connection and try again.",
			),
		};
	}
	const body = readJson(text);
	if (response.ok) {
		return {
			ok: true,
			data: body as T,
			etag: response.headers.get("etag"),
			status: response.status,
		};
	}
	if (response.status === 401) for (const listen of listeners) listen();
	return {
		ok: false,
		status: response.status,
		problem: readProblem(response.status, body),
	};
}

function readJson(text: string): unknown {
	try {
		return text === "" ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** What stands between us and the server (a proxy, a captive portal) answers errors in its own words, not in ours. */
function readProblem(status: number, body: unknown): Problem {
	const given =
		typeof body === "object" && body !== null ? (body as Partial<Problem>) : {};
	return {
		...problem(
			status,
			`The server answered with status ${status}. Try again in a moment.`,
		),
		...given,
		status,
	};
}

function problem(status: number, detail: string): Problem {
	return {
		type: "about:blank",
		title: "Not done",
		status,
		detail,
		error: status === 0 ? "offline" : "unknown",
	};
}
