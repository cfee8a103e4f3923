import { refuse } from "../../shared/refuse.ts";
import type { Log } from "../live/log.ts";
import type { Sessions } from "../live/sessions.ts";
import type {
	InstructorData,
	InstructorNamespace,
	InstructorSocket,
} from "./namespaces.ts";
import { letGo } from "./socket-audience.ts";

const signedOut = refuse("not-signed-in", "session-over");
const channelOf = (owner: string, session: string) =>
	`session:${owner}:${session}`;

type Holder = Pick<InstructorData, "owner" | "session">;

/** Instructors' sockets end with their sessions: on every node at once, and at the latest when this node looks again. */
export class SessionWatch {
	readonly #namespace: InstructorNamespace;
	readonly #sessions: () => Sessions;
	readonly #log: Log;
	readonly #timer: NodeJS.Timeout;
	#looking = false;

	constructor(parts: {
		namespace: InstructorNamespace;
		sessions: () => Sessions;
		everyMs: number;
		log: Log;
	}) {
		this.#namespace = parts.namespace;
		this.#sessions = parts.sessions;
		this.#log = parts.log;
		this.#timer = setInterval(() => void this.#look(), parts.everyMs);
	}

	/** A socket that was let in: watched from now on. It may have ended between the handshake and here. */
	async add(socket: InstructorSocket): Promise<void> {
		const { owner, session } = socket.data;
		await socket.join(channelOf(owner, session));
		await this.#check(owner, session);
	}

	/** Lets go of all sockets of these sessions, on every node. */
	end(owner: string, sessions: readonly string[]): void {
		if (sessions.length === 0) return;
		const there = this.#namespace.to(
			sessions.map((session) => channelOf(owner, session)),
		);
		letGo(there, signedOut);
	}

	async #look(): Promise<void> {
		if (this.#looking) return;
		this.#looking = true;
		const held = new Map<string, Holder>();
		for (const { data } of this.#namespace.sockets.values()) {
			const { owner, session } = data;
			held.set(channelOf(owner, session), { owner, session });
		}
		for (const { owner, session } of held.values())
			await this.#check(owner, session);
		this.#looking = false;
	}

	async #check(owner: string, session: string): Promise<void> {
		try {
			if (await this.#sessions().lives(owner, session)) return;
			const here = this.#namespace.local.to(channelOf(owner, session));
			letGo(here, signedOut);
		} catch (error) {
			// What the store cannot say now it says the next time.
			this.#log.warn({ error }, "could not look sessions up");
		}
	}

	close(): void {
		clearInterval(this.#timer);
	}
}
