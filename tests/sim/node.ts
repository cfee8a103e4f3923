import type { Audience } from "../../server/live/audience.ts";
import type { Feed } from "../../server/live/feed.ts";
import { buildLive } from "../../server/live/live.ts";
import { noMeter } from "../../server/live/meter.ts";
import type { Retention } from "../../server/live/retention.ts";
import type { Revisions } from "../../server/live/revisions.ts";
import type { RoomResults } from "../../server/live/room-results.ts";
import type { Rooms } from "../../server/live/rooms.ts";
import type { Screens } from "../../server/live/screens.ts";
import type { Seats } from "../../server/live/seats.ts";
import { Sessions } from "../../server/live/sessions.ts";
import { Stalls } from "../../server/live/stalls.ts";
import { ownOf } from "../../server/room/next-view.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import type { SessionStore } from "../../server/store/session-store.ts";
import type { SqliteStores } from "../../server/store/sqlite/open.ts";
import { timed } from "../../server/transport/metrics.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type {
	Join,
	Out,
	ServerToStudent,
	StudentToServer,
	Welcome,
} from "../../shared/student-events.ts";
import type {
	InstructorView,
	Me,
	NextView,
	Pulse,
	ScreenView,
	StoredAnswer,
	StudentView,
} from "../../shared/views.ts";
import { meddle } from "../live/meddle.ts";
import { refuse } from "../rig/refusal.ts";
import { retentionOf } from "./archive.ts";
import type { Line } from "./line.ts";
import type { Mutant } from "./mutants.ts";
import { type Life, reach, trouble, type Weather } from "./weather.ts";

/** A phone's connection, as the node has it. */
export interface StudentSocket {
	readonly line: Line;
	readonly roomId: string;
	readonly seat: string;
	readonly hear: Omit<ServerToStudent, "me">;
	/** Whether it takes `next` and `own`. */
	readonly brief: boolean;
	told: StoredAnswer | null;
	/** The phone's own count of its connections. */
	readonly number: number | undefined;
	seated: boolean;
	connected: boolean;
}

/** A session that a socket was opened in. */
export interface Holder {
	readonly session: string;
	readonly out: () => void;
	/** The socket is not let go yet. */
	connected: boolean;
	/** When this node began to look whether the session lives, the last time that it was told. */
	lookedAt: number;
}

/** Whoever watches: an instructor's page or a screen. */
export interface Watcher {
	readonly line: Line;
	readonly holder?: Holder;
	readonly roomId: string;
	readonly onInstructorView?: (view: InstructorView) => void;
	readonly onScreenView?: (view: ScreenView) => void;
	readonly onPulse: (pulse: Pulse) => void;
}

/** What nodes do to each other's sockets, as an adapter between them would. */
export interface Neighbours {
	nodes: SimulatedNode[];
}

/** How often a node looks whether the sessions of its sockets live: every tenth sweep. */
const lookMs = 10_000;

const unknown = refuse("busy", "Not done yet.", { retryAfterMs: 1000 });
const takenOver = refuse("conflict", "This room was opened again elsewhere.");

/** The instructor of the lecture. */
export const owner = "owner-1";

/**
 * One node: the real live layer over a store that it reaches through the weather, and in the place of sockets what
 * `server/transport` does with them, as it does it.
 */
export class SimulatedNode implements Audience {
	readonly name: string;
	readonly ofRooms: Rooms;
	readonly ofResults: RoomResults;
	readonly revisions: Revisions;
	readonly seats: Seats;
	readonly screens: Screens;
	readonly feed: Feed;
	readonly life: Life = { alive: true };
	readonly students = new Set<StudentSocket>();
	readonly watchers = new Set<Watcher>();
	readonly #neighbours: Neighbours;
	readonly store: RoomStore;
	readonly retention: Retention;
	readonly sessions: Sessions;
	readonly #looking: NodeJS.Timeout;
	/** Of its build. */
	readonly protocol: number;

	constructor(
		name: string,
		store: RoomStore,
		{ quizzes, sessions }: Pick<SqliteStores, "quizzes" | "sessions">,
		weather: Weather,
		neighbours: Neighbours,
		protocol: number,
		mutant: Mutant,
	) {
		this.name = name;
		this.protocol = protocol;
		this.#neighbours = neighbours;
		const stalls = new Stalls();
		const far = reach(
			mutant.rooms?.(store, weather) ?? store,
			weather,
			this.life,
		);
		this.store = timed(far, (_verb, ms, failed) => stalls.took(ms, failed));
		this.retention = retentionOf(far, weather, mutant);
		const log = { info() {}, warn() {}, error() {} };
		this.sessions = new Sessions({
			store: meddle(
				mutant.sessions?.(sessions) ?? sessions,
				trouble<SessionStore>(weather, this.life),
			),
			instructors: quizzes,
			now: () => this.store.now(),
			lastsMs: 90 * 86_400_000,
			onEnd: (_, ids) => {
				if (!weather.strikes(30, "end of a session not heard"))
					for (const node of neighbours.nodes)
						node.#endHolders(({ session }) => ids.includes(session));
			},
		});
		this.#looking = setInterval(() => void this.#look(weather), lookMs);
		const live = buildLive({
			rooms: this.store,
			quizzes,
			audience: this,
			log,
			meter: noMeter,
			stalls,
			node: name,
			sweepMs: 1000,
			pulseMs: 250,
			intake: 1000,
			cap: 1000,
		});
		this.feed = live.feed;
		this.ofRooms = live.rooms;
		this.ofResults = live.results;
		this.revisions = live.revisions;
		this.seats = live.seats;
		this.screens = live.screens;
	}

	/** The process ends: nothing of it goes on. */
	crash(): void {
		this.life.alive = false;
		this.feed.close();
		this.retention.close();
		clearInterval(this.#looking);
		for (const { line } of [...this.students, ...this.watchers])
			line.cut({ node: 0 });
		this.students.clear();
		this.watchers.clear();
	}

	/** From now on this socket speaks for the seat. */
	connect(socket: StudentSocket): void {
		const by = socket.number === undefined ? {} : { by: socket.number };
		for (const node of this.#neighbours.nodes)
			node.#letGo((other) => other.seat === socket.seat, {
				...takenOver,
				...by,
			});
		this.students.add(socket);
		socket.line.onEnd({
			node: () => {
				socket.connected = false;
				this.students.delete(socket);
				if (this.life.alive) this.feed.countsChanged(socket.roomId);
			},
		});
	}

	/** As in `student-socket.ts`. */
	async heed<E extends keyof StudentToServer>(
		socket: StudentSocket,
		event: E,
		message: Parameters<StudentToServer[E]>[0],
	): Promise<object> {
		const { roomId, seat } = socket;
		try {
			if (event === "answer") {
				const word = await this.seats.answer(roomId, seat, message as never);
				socket.told = word.saved;
				return word;
			}
			if (event === "join") {
				const { name, word } = message as Join;
				const refusal = await this.seats.join(roomId, seat, name, word);
				if (refusal !== null) return refusal;
			}
			return await this.#welcome(socket);
		} catch {
			return unknown;
		}
	}

	async #welcome(socket: StudentSocket): Promise<Welcome | Refusal> {
		const { roomId, seat } = socket;
		const reply = await this.seats.welcome(roomId, seat);
		if (isRefusal(reply) || reply.me === null || !socket.connected)
			return reply;
		this.#sit(socket);
		socket.told = reply.me.answer;
		setImmediate(() => {
			if (this.feed.isBehind(roomId, reply.view))
				socket.line.down(() => socket.hear.again());
		});
		return reply;
	}

	#sit(socket: StudentSocket): void {
		if (socket.seated) return;
		socket.seated = true;
		this.feed.countsChanged(socket.roomId);
	}

	/** A socket hears what is for its seat from the moment it is connected, before its first reading. */
	#letGo(which: (socket: StudentSocket) => boolean, why: Out): void {
		for (const socket of [...this.students].filter(which)) {
			socket.line.down(() => socket.hear.out(why));
			socket.connected = false;
			this.students.delete(socket);
			this.feed.countsChanged(socket.roomId);
		}
	}

	watch(watcher: Watcher): void {
		this.watchers.add(watcher);
		watcher.line.onEnd({ node: () => this.watchers.delete(watcher) });
	}

	/** As in `session-watch.ts`. */
	async #look(weather: Weather): Promise<void> {
		for (const { holder } of [...this.watchers]) {
			if (holder === undefined) continue;
			const { now } = weather.clock;
			try {
				if (!(await this.sessions.lives(owner, holder.session)))
					this.#endHolders(({ session }) => session === holder.session);
				holder.lookedAt = now;
			} catch {
				// The next time.
			}
		}
	}

	#endHolders(which: (holder: Holder) => boolean): void {
		for (const watcher of [...this.watchers]) {
			const { holder, line } = watcher;
			if (holder === undefined || !which(holder)) continue;
			holder.connected = false;
			this.watchers.delete(watcher);
			line.down(() => holder.out());
		}
	}

	#seated(roomId: string): StudentSocket[] {
		return [...this.students].filter(
			(socket) => socket.seated && socket.roomId === roomId,
		);
	}

	rooms(): Iterable<string> {
		const seated = [...this.students].filter((socket) => socket.seated);
		return new Set(
			[...seated, ...this.watchers].map((listener) => listener.roomId),
		);
	}
	has(roomId: string): boolean {
		return this.#seated(roomId).length > 0 || this.watched(roomId);
	}
	connected(roomId: string): number {
		return new Set(this.#seated(roomId).map((socket) => socket.seat)).size;
	}
	silent(roomId: string, round: number): number {
		const silent = this.#seated(roomId).filter(
			({ told }) => told?.round !== round,
		);
		return new Set(silent.map(({ seat }) => seat)).size;
	}
	watched(roomId: string): boolean {
		return [...this.watchers].some((watcher) => watcher.roomId === roomId);
	}
	async toStudents(view: StudentView, next: NextView | null): Promise<void> {
		for (const { line, hear, brief } of this.#seated(view.roomId))
			line.down(() =>
				brief && next !== null ? hear.next(next) : hear.view(view),
			);
	}
	hasAnyWhole(roomId: string): boolean {
		return this.#seated(roomId).some(({ brief }) => !brief);
	}
	async toEachStudent(
		roomId: string,
		stays: boolean,
		meOf: (seat: string) => Me | null,
	): Promise<void> {
		for (const socket of this.#seated(roomId)) {
			const { line, hear, seat } = socket;
			const me = meOf(seat);
			if (me === null) continue;
			const own = ownOf(me, socket.brief && stays ? socket.told : null);
			socket.told = me.answer;
			if (own !== null) line.down(() => hear.own(own));
		}
	}
	toInstructors(view: InstructorView): void {
		for (const { line, onInstructorView } of this.watchers)
			line.down(() => onInstructorView?.(view));
	}
	toScreens(view: ScreenView): void {
		for (const { line, onScreenView } of this.watchers)
			line.down(() => onScreenView?.(view));
	}
	pulse(forInstructors: Pulse, forScreens: Pulse): void {
		for (const { line, onPulse, onScreenView } of this.watchers)
			line.down(() =>
				onPulse(onScreenView === undefined ? forInstructors : forScreens),
			);
	}
	dismiss(_roomId: string, why: Refusal): void {
		this.#letGo(() => true, why);
	}
	askSeatAgain(_roomId: string, seat: string): void {
		for (const node of this.#neighbours.nodes)
			for (const socket of node.students)
				if (socket.seat === seat) socket.line.down(() => socket.hear.again());
	}
	askLineAgain(): void {}
	handsLowered(): void {}
	removeSeats(_roomId: string, seats: readonly string[], why: Refusal): void {
		for (const node of this.#neighbours.nodes)
			node.#letGo((socket) => seats.includes(socket.seat), why);
	}
}
