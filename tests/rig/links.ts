import { randomBytes } from "node:crypto";
import { Manager, type ManagerOptions, type Socket } from "socket.io-client";
import type { MessageOf, ReplyOf } from "../../shared/events.ts";
import type {
	InstructorToServer,
	ServerToInstructor,
} from "../../shared/instructor-events.ts";
import { paths, protocolVersion } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type {
	ServerToStudent,
	StudentToServer,
	Welcome,
} from "../../shared/student-events.ts";
import type { Rest } from "./rest.ts";
import { waitFor } from "./wait.ts";

/** What the network's library calls so; no other file names it (`tests/layers.test.ts`). */
export type { Socket };

type PayloadOf<F> = F extends (payload: infer P) => void ? P : never;

export interface LinkOptions {
	/** The handshake's `auth`; a function is asked for it at every attempt. */
	readonly auth?: object | (() => object);
	readonly headers?: Readonly<Record<string, string>>;
	/** WebSocket alone when not given. */
	readonly transports?: readonly ("websocket" | "polling")[];
	/** Come back by itself; not when not given. */
	readonly reconnection?: boolean;
	/** What else of socket.io's is not as usual: its waits, the address that it goes out from. */
	readonly manager?: Partial<ManagerOptions> & {
		readonly localAddress?: string;
	};
	/** Keeps nothing of what comes, for those who listen for hours. */
	readonly forgets?: boolean;
}

/** What comes of one try; unknown: there was no connection, or no reply in time. */
export type Tried<T> = T | Refusal | "unknown";

/** One socket.io connection to one namespace, with everything that came. */
export interface Link<Sent, Heard> {
	readonly socket: Socket;
	/** What came over the wire below socket.io: packets as text, acks among them. */
	readonly frames: readonly string[];
	heard<E extends keyof Heard & string>(event: E): PayloadOf<Heard[E]>[];
	/** Rejects when there is no reply within 5 s. */
	ask<E extends keyof Sent & string>(
		event: E,
		message: MessageOf<Sent[E]>,
	): Promise<ReplyOf<Sent[E]>>;
	/** As `ask`, but never rejects. `onReply` at once, not in a promise's turn: what comes next in the same packet is newer. */
	attempt<E extends keyof Sent & string>(
		event: E,
		message: MessageOf<Sent[E]>,
		timeoutMs: number,
		onReply?: (reply: ReplyOf<Sent[E]>) => void,
	): Promise<ReplyOf<Sent[E]> | "unknown">;
	/** Anything at all: other events, other messages. */
	send(event: string, ...args: unknown[]): Promise<unknown>;
	/** Waits until such a payload has come, and returns the first. */
	wait<E extends keyof Heard & string>(
		event: E,
		isIt?: (payload: PayloadOf<Heard[E]>) => boolean,
	): Promise<PayloadOf<Heard[E]>>;
	/** Resolves when the namespace has let it in; rejects with `Refused`. */
	open(): Promise<void>;
	/** Waits until the connection is gone. */
	gone(): Promise<void>;
	close(): void;
}

export type StudentLink = Link<StudentToServer, ServerToStudent> & {
	readonly token: string;
};
export type InstructorLink = Link<InstructorToServer, ServerToInstructor>;

/** The namespace refused the handshake. */
export class Refused extends Error {
	readonly refusal: Refusal | null;
	constructor(error: Error & { data?: unknown }) {
		super(error.message);
		this.refusal = isRefusal(error.data) ? error.data : null;
	}
}

/** A connection below any namespace, opened by `manager.open()`. */
export function newManager(url: string, options: LinkOptions = {}): Manager {
	return new Manager(url, {
		path: paths.socket,
		transports: [...(options.transports ?? ["websocket"])],
		extraHeaders: { ...options.headers },
		reconnection: options.reconnection ?? false,
		reconnectionDelay: 100,
		reconnectionDelayMax: 500,
		autoConnect: false,
		...options.manager,
	});
}

/** Whether a WebSocket with these headers opens. */
export async function opensSocket(
	url: string,
	headers: Readonly<Record<string, string>>,
): Promise<boolean> {
	const manager = newManager(url, { headers });
	const opened = await new Promise<boolean>((resolve) => {
		manager.once("open", () => resolve(true));
		manager.once("error", () => resolve(false));
		manager.open();
	});
	manager.engine.close();
	return opened;
}

function authOf({ auth = {} }: LinkOptions): () => object {
	return typeof auth === "function" ? (auth as () => object) : () => auth;
}

/** A connection that is not opened yet: by `open()`, or by its socket's `connect()` for who comes back by itself. */
export function newLink<Sent, Heard>(
	url: string,
	namespace: string,
	options: LinkOptions = {},
): Link<Sent, Heard> {
	const manager = newManager(url, options);
	const auth = authOf(options);
	const socket = manager.socket(namespace, {
		auth: (give: (data: object) => void) => give(auth()),
	});
	const frames: string[] = [];
	const heard = new Map<string, unknown[]>();
	if (options.forgets !== true) {
		manager.on("open", () =>
			manager.engine.on("packet", ({ data }) => void frames.push(String(data))),
		);
		socket.onAny((event: string, payload: unknown) => {
			heard.set(event, [...(heard.get(event) ?? []), payload]);
		});
	}
	const all = (event: string) => (heard.get(event) ?? []) as never[];
	return {
		socket,
		frames,
		heard: all,
		ask: (event, message) => socket.timeout(5000).emitWithAck(event, message),
		attempt: (event, message, timeoutMs, onReply = () => {}) =>
			new Promise((resolve) => {
				if (!socket.connected) resolve("unknown");
				else
					socket
						.timeout(timeoutMs)
						.emit(event, message, (lost: unknown, reply: never) => {
							if (!lost) onReply(reply);
							resolve(lost ? "unknown" : reply);
						});
			}),
		send: (event, ...args) => socket.timeout(5000).emitWithAck(event, ...args),
		async wait(event, isIt = () => true) {
			await waitFor(`a ${event}`, () => all(event).some(isIt));
			return all(event).find(isIt) as never;
		},
		open: () =>
			new Promise<void>((resolve, reject) => {
				const refused = (error: Error) => {
					socket.disconnect();
					reject(new Refused(error));
				};
				socket.once("connect_error", refused);
				socket.once("connect", () => {
					socket.off("connect_error", refused);
					resolve();
				});
				socket.connect();
			}),
		gone: () => waitFor("the connection to go", () => !socket.connected),
		close: () => void socket.disconnect(),
	};
}

/** Resolves when the namespace has let it in; rejects with `Refused`, or with the connection's error. */
export async function connect<Sent, Heard>(
	url: string,
	namespace: string,
	options: LinkOptions = {},
): Promise<Link<Sent, Heard>> {
	const link = newLink<Sent, Heard>(url, namespace, options);
	await link.open();
	return link;
}

/** Connects again also where socket.io would stay away: after the server's goodbye, and where the namespace refused. */
export function comeBack(
	{ socket }: { readonly socket: Socket },
	isOver: () => boolean,
	/** By why it is to stay away: `goodbye`, or the namespace's refusal. */
	waitMs: (why: Refusal | "goodbye" | "unexplained") => number,
): void {
	const later = (why: Refusal | "goodbye" | "unexplained") =>
		setTimeout(() => {
			if (!isOver()) socket.connect();
		}, waitMs(why));
	socket.on("disconnect", (reason) => {
		if (reason === "io server disconnect" && !isOver()) later("goodbye");
	});
	socket.on("connect_error", ({ data }: Error & { data?: unknown }) => {
		// Where it never came so far as to a word, socket.io goes on by itself.
		if (socket.active || isOver()) return;
		later(isRefusal(data) ? data : "unexplained");
	});
}

/** 128 random bits, as a phone makes them. */
export function newToken(): string {
	return randomBytes(16).toString("base64url");
}

export interface StudentOptions extends LinkOptions {
	readonly token?: string;
}

/** A student's connection to this room, not opened yet. */
export function newPhone(
	url: string,
	code: string,
	options: StudentOptions = {},
): StudentLink {
	const token = options.token ?? newToken();
	const more = authOf(options);
	const link = newLink<StudentToServer, ServerToStudent>(url, "/student", {
		...options,
		auth: () => ({ v: protocolVersion, code, token, ...more() }),
	});
	return { ...link, token };
}

export async function connectPhone(
	url: string,
	code: string,
	options: StudentOptions = {},
): Promise<StudentLink> {
	const link = newPhone(url, code, options);
	await link.open();
	return link;
}

/** A phone that has taken a seat. */
export async function joinPhone(
	url: string,
	code: string,
	name: string,
	options: StudentOptions = {},
): Promise<StudentLink & { readonly welcome: Welcome }> {
	const link = await connectPhone(url, code, options);
	const reply = await link.ask("join", { name });
	if (isRefusal(reply))
		throw new Error(`${name} could not join: ${reply.error}`);
	return { ...link, welcome: reply };
}

/** The connection of an instructor's page, not opened yet. */
export function newPage(rest: Rest, options: LinkOptions = {}): InstructorLink {
	const more = authOf(options);
	const cookie: Record<string, string> =
		rest.cookie === null ? {} : { cookie: rest.cookie };
	return newLink(rest.url, "/instructor", {
		...options,
		auth: () => ({ v: protocolVersion, ...more() }),
		headers: { ...cookie, ...options.headers },
	});
}

export async function connectInstructor(
	rest: Rest,
	options: LinkOptions = {},
): Promise<InstructorLink> {
	const page = newPage(rest, options);
	await page.open();
	return page;
}
