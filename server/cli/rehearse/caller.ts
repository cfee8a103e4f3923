import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { Problem } from "../../../shared/rest.ts";
import {
	pathOf,
	type Sent,
	type Shape,
	type Told,
} from "../../../shared/route.ts";

/** An address of a Lectern, with the path under which it is; no slash at its end. */
export interface Address {
	readonly origin: string;
	readonly path: string;
}

/** The server said no, or nothing. `status` 0: no answer at all. */
export class Unanswered extends Error {
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

type Arguments<S extends Shape> =
	object extends Sent<S> ? [sent?: Sent<S>] : [sent: Sent<S>];

interface Parts {
	readonly body?: unknown;
	readonly params?: Readonly<Record<string, string>>;
	readonly query?: Record<string, string>;
}

const patienceMs = 10_000;

/** Calls routes as an instructor's browser does. */
export class Caller {
	readonly address: Address;
	/** `name=value`, as it is sent; empty: nobody. */
	cookie = "";

	constructor(address: Address) {
		this.address = address;
	}

	/** What the route tells. Throws `Unanswered`, with the server's own words where it has some. */
	async call<const S extends Shape>(
		route: S,
		...[sent]: Arguments<S>
	): Promise<{
		readonly status: number;
		readonly data: Told<S>;
		readonly cookie: string | null;
	}> {
		const { body, params, query }: Parts = sent ?? {};
		const search = new URLSearchParams(query).toString();
		const path = pathOf(route, params ?? {}) + (search && `?${search}`);
		const { reply, text } = await fetchText(this.address, path, {
			method: route.method.toUpperCase(),
			headers: {
				...(this.cookie === "" ? {} : { cookie: this.cookie }),
				...(body === undefined ? {} : { "content-type": "application/json" }),
			},
			body: body === undefined ? null : JSON.stringify(body),
		});
		const { status } = reply;
		const json = jsonOf(text);
		if (!reply.ok) {
			const problem = v.safeParse(Problem, json);
			throw new Unanswered(
				status,
				problem.success
					? problem.output.detail
					: `${path} was answered with ${status}.`,
			);
		}
		const form = (route as Shape).replies[status];
		const parsed =
			form == null || typeof form === "string"
				? { success: true, output: undefined }
				: v.safeParse(form, json);
		if (!parsed.success)
			throw new Unanswered(status, `${path} is answered by something else.`);
		const [cookie] = reply.headers.getSetCookie();
		return {
			status,
			data: parsed.output as Told<S>,
			cookie: cookie?.split(";")[0] ?? null,
		};
	}

	/** The same for what may be said twice: again until there is an answer that no waiting changes. */
	async insist<const S extends Shape>(
		route: S,
		...sent: Arguments<S>
	): Promise<Told<S>> {
		const end = Date.now() + 30_000;
		for (;;) {
			try {
				return (await this.call(route, ...sent)).data;
			} catch (error) {
				if (!isPassing(error) || Date.now() > end) throw error;
			}
			await sleep(300);
		}
	}
}

function isPassing(error: unknown): boolean {
	return (
		error instanceof Unanswered &&
		(error.status === 0 || error.status === 429 || error.status >= 500)
	);
}

/** Throws `Unanswered` with the reason where there is no answer. */
export async function fetchText(
	{ origin, path }: Address,
	rest: string,
	init: RequestInit = {},
): Promise<{ readonly reply: Response; readonly text: string }> {
	const signal = AbortSignal.timeout(patienceMs);
	try {
		const reply = await fetch(origin + path + rest, { ...init, signal });
		return { reply, text: await reply.text() };
	} catch (error) {
		throw new Unanswered(0, `${origin} does not answer: ${reasonOf(error)}.`);
	}
}

export function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { cause } = error;
	if (error.name === "TimeoutError")
		return `nothing within ${patienceMs / 1000} s`;
	if (!(cause instanceof Error)) return error.message;
	const code = "code" in cause ? String(cause.code) : "";
	if (/CERT|SIGNED|ISSUER/.test(code))
		return `its certificate is not trusted here (${code}). NODE_EXTRA_CA_CERTS names a file with the one to trust`;
	return cause.message || code;
}
