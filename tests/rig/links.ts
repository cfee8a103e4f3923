import { randomBytes } from "node:crypto";
import { Manager, type Socket } from "socket.io-client";
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

type PayloadOf<F> = F extends (payload: infer P) => void ? P : never;

export interface LinkOptions {
	/** The handshake's `auth`. */
	readonly auth?: object;
	readonly headers?: Readonly<Record<string, string>>;
	/** WebSocket alone when not given. */
	readonly transports?: readonly ("websocket" | "polling")[];
	/** Come back by itself; not when not given. */
	readonly reconnection?: boolean;
}

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
	/** Anything at all: other events, other messages. */
	send(event: string, ...args: unknown[]): Promise<unknown>;
	/** Waits until such a payload has come, and returns the first. */
	wait<E extends keyof Heard & string>(
		event: E,
		isIt?: (payload: PayloadOf<Heard[E]>) => boolean,
	): Promise<PayloadOf<Heard[E]>>;
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

/** Resolves when the namespace has let it in; rejects with `Refused`, or with the connection's error. */
export async function connect<Sent, Heard>(
	url: string,
	namespace: string,
	options: LinkOptions = {},
): Promise<Link<Sent, Heard>> {
	const manager = newManager(url, options);
	const socket = manager.socket(namespace, { auth: { ...options.auth } });
	const frames: string[] = [];
	manager.on("open", () =>
		manager.engine.on("packet", ({ data }) => void frames.push(String(data))),
	);
	const heard = new Map<string, unknown[]>();
	socket.onAny((event: string, payload: unknown) => {
		heard.set(event, [...(heard.get(event) ?? []), payload]);
	});
	await new Promise<void>((resolve, reject) => {
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
	});
	const all = (event: string) => (heard.get(event) ?? []) as never[];
	return {
		socket,
		frames,
		heard: all,
		ask: (event, message) => socket.timeout(5000).emitWithAck(event, message),
		send: (event, ...args) => socket.timeout(5000).emitWithAck(event, ...args),
		async wait(event, isIt = () => true) {
			await waitFor(`a ${event}`, () => all(event).some(isIt));
			return all(event).find(isIt) as never;
		},
		gone: () => waitFor("the connection to go", () => !socket.connected),
		close: () => void socket.disconnect(),
	};
}

/** 128 random bits, as a phone makes them. */
export function newToken(): string {
	return randomBytes(16).toString("base64url");
}

export interface StudentOptions extends LinkOptions {
	readonly token?: string;
}

export async function connectPhone(
	url: string,
	code: string,
	options: StudentOptions = {},
): Promise<StudentLink> {
	const token = options.token ?? newToken();
	const auth = { v: protocolVersion, code, token, ...options.auth };
	const link = await connect<StudentToServer, ServerToStudent>(
		url,
		"/student",
		{ ...options, auth },
	);
	return { ...link, token };
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

export function connectInstructor(
	rest: Rest,
	options: LinkOptions = {},
): Promise<InstructorLink> {
	const cookie: Record<string, string> =
		rest.cookie === null ? {} : { cookie: rest.cookie };
	return connect(rest.url, "/instructor", {
		...options,
		auth: { v: protocolVersion, ...options.auth },
		headers: { ...cookie, ...options.headers },
	});
}
