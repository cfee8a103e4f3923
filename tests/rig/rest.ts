import {
	type IncomingHttpHeaders,
	type RequestOptions,
	request,
} from "node:http";

export interface Reply {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	/** As they came: still compressed where a `Content-Encoding` says so. */
	readonly bytes: Buffer;
	readonly text: string;
	json<T>(): T;
}

export interface Sent {
	/** Goes as JSON. */
	readonly body?: unknown;
	/** Goes as it is; its type is a header of yours. */
	readonly raw?: string | Buffer;
	readonly headers?: Readonly<Record<string, string>>;
	/** Rejects after so many ms without a reply; waits as long as it takes when not given. */
	readonly withinMs?: number;
}

/** One request that was answered; `path` as sent. */
export interface Asked {
	readonly method: string;
	readonly path: string;
	readonly reply: Reply;
}

/** A REST client that keeps the instructor's cookie as a browser does. Sends paths as they are, also impossible ones. */
export class Rest {
	readonly url: string;
	/** `name=value`, or null. */
	cookie: string | null = null;
	readonly #asked: Asked[];

	/** `asked` gathers what was asked; several clients may share one. */
	constructor(url: string, asked: Asked[] = []) {
		this.url = url;
		this.#asked = asked;
	}

	get(path: string, headers: Sent["headers"] = {}): Promise<Reply> {
		return this.request("GET", path, { headers });
	}

	post(path: string, body?: unknown): Promise<Reply> {
		return this.request("POST", path, { body });
	}

	delete(path: string): Promise<Reply> {
		return this.request("DELETE", path);
	}

	/** Replaces what was `version` when it was read. */
	put(path: string, version: number, body: unknown): Promise<Reply> {
		return this.request("PUT", path, {
			body,
			headers: { "if-match": `"${version}"` },
		});
	}

	async request(method: string, path: string, sent: Sent = {}): Promise<Reply> {
		const json = sent.body === undefined ? null : JSON.stringify(sent.body);
		const headers = {
			// As browsers say it: a server that is asked to close does so while what it refuses is still being sent, and its words are lost.
			connection: "keep-alive",
			...(json === null ? {} : { "content-type": "application/json" }),
			...(this.cookie === null ? {} : { cookie: this.cookie }),
			...sent.headers,
		};
		const body = sent.raw ?? json;
		const { withinMs } = sent;
		const signal =
			withinMs === undefined ? undefined : AbortSignal.timeout(withinMs);
		const reply = await exchange(
			this.url,
			{ method, path, headers, signal },
			body,
		);
		this.#asked.push({ method, path, reply });
		this.#keep(reply.headers["set-cookie"]?.[0]);
		return reply;
	}

	#keep(cookie: string | undefined): void {
		if (cookie === undefined) return;
		const pair = cookie.split(";")[0] ?? "";
		this.cookie = pair.endsWith("=") ? null : pair;
	}
}

function exchange(
	url: string,
	asked: RequestOptions,
	body: string | Buffer | null,
): Promise<Reply> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		const sent = request(
			{ hostname, port, ...asked, agent: false },
			(response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("error", reject);
				response.on("end", () => {
					const bytes = Buffer.concat(chunks);
					const text = bytes.toString();
					const { statusCode = 0, headers } = response;
					const json = <T>() => JSON.parse(text) as T;
					resolve({ status: statusCode, headers, bytes, text, json });
				});
			},
		);
		sent.on("error", reject);
		if (body !== null)
			sent.setHeader("content-length", Buffer.byteLength(body));
		sent.end(body ?? undefined);
	});
}

/** A browser that has just become an instructor. */
export async function signedIn(url: string, asked?: Asked[]): Promise<Rest> {
	const rest = new Rest(url, asked);
	const reply = await rest.post("/api/instructor", {});
	if (reply.status !== 201) throw new Error(`not signed in: ${reply.text}`);
	return rest;
}
