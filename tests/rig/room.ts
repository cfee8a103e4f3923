import type { Command, Done, Watched } from "../../shared/instructor-events.ts";
import { limits } from "../../shared/limits.ts";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type {
	QuizList,
	Results,
	RoomSummary,
	StoredQuiz,
} from "../../shared/rest.ts";
import { defaultSettings, type RoomSettings } from "../../shared/settings.ts";
import type { InstructorView, Pulse, Student } from "../../shared/views.ts";
import { comeBack, type InstructorLink, newPage, type Tried } from "./links.ts";
import type { Rest } from "./rest.ts";
import { waitFor } from "./wait.ts";

export function questionOf(id: string, more: Partial<Question> = {}): Question {
	return {
		id,
		kind: "single",
		text: `What of ${id}?`,
		ask: { options: [`${id} first`, `${id} second`, `${id} third`] },
		key: { correct: [1] },
		explanation: `Why ${id}.`,
		seconds: null,
		points: 10,
		...more,
	};
}

export const twoQuestions: Quiz = {
	v: quizFormat,
	title: "Two questions",
	description: "",
	questions: [questionOf("q1"), questionOf("q2")],
};

/** As large as a view can be, some 12 KiB: CJK letters take three bytes each. */
export const largeQuiz: Quiz = {
	v: quizFormat,
	title: "Large",
	description: "",
	questions: [
		questionOf("q1", {
			text: "語".repeat(limits.questionText),
			ask: {
				options: Array.from(
					{ length: limits.optionsMax },
					(_, index) => `${index}${"語".repeat(limits.optionText - 1)}`,
				),
			},
			key: { correct: [0] },
		}),
	],
};

/** A command without `at`: the room's own page fills it in. */
export type Move = Command extends infer C
	? C extends Command
		? Omit<C, "at">
		: never
	: never;

/** What an instructor's page does besides what it is told to. */
export interface PageManners {
	/** Comes back by itself, as long as it takes; then what came is not kept. */
	readonly steady?: boolean;
	/** How long it waits for a reply; 10 s when not given. */
	readonly askMs?: number;
	/** Told of everything new, at once. */
	readonly ears?: {
		readonly line?: () => void;
		readonly view?: (view: InstructorView) => void;
		readonly pulse?: (pulse: Pulse) => void;
	};
}

/** Commands that do not say where the room was when they were given. */
const staying = ["show", "lock", "settings", "correct", "keep", "name"];

/** A running room with its instructor's page: REST with the cookie, and the room's socket. */
export class OpenRoom {
	readonly id: string;
	readonly code: string;
	readonly page: InstructorLink;
	readonly #rest: Rest;
	readonly #manners: PageManners;
	#view: InstructorView | null = null;
	#pulse: Pulse | null = null;
	#left = false;

	/** `begin` has it connect. */
	constructor(
		rest: Rest,
		{ id, code }: { readonly id: string; readonly code: string },
		manners: PageManners = {},
	) {
		this.id = id;
		this.code = code;
		this.#rest = rest;
		this.#manners = manners;
		const { steady = false, ears = {} } = manners;
		this.page = newPage(rest, { reconnection: steady, forgets: steady });
		const { socket } = this.page;
		socket.on("connect", () => ears.line?.());
		socket.on("view", (view: InstructorView) => this.#take(view));
		socket.on("pulse", (pulse: Pulse) => this.#hear(pulse));
		if (!steady) return;
		socket.on("connect", () => void this.look());
		const isOver = () => this.#left;
		comeBack(this.page, isOver, () => 500);
	}

	/** Resolves when the page has the room; who comes back by itself tries for half a minute. Also again after `close`. */
	async begin(): Promise<this> {
		this.#left = false;
		if (this.#manners.steady === true) {
			this.page.socket.connect();
			await waitFor("the instructor's page", () => this.look(), 30_000);
			return this;
		}
		await this.page.open();
		const watched = await this.#watch();
		if (watched === "unknown") throw new Error("not watched: no reply");
		if (isRefusal(watched)) throw new Error(`not watched: ${watched.error}`);
		return this;
	}

	/** The newest view. */
	view(): InstructorView {
		if (this.#view === null) throw new Error("the room is not watched");
		return this.#view;
	}

	pulse(): Pulse {
		if (this.#pulse === null) throw new Error("the room is not watched");
		return this.#pulse;
	}

	get screenToken(): string {
		return this.view().screenToken;
	}

	/** Asks for the whole state; whether that was granted. */
	async look(): Promise<boolean> {
		const watched = await this.#watch();
		return watched !== "unknown" && !isRefusal(watched);
	}

	/** One try, at the place that it says. */
	send(command: Command): Promise<Tried<Done>> {
		const message = { room: this.id, command };
		return this.page.attempt("command", message, this.#askMs);
	}

	/** Does a command at the place where the room is; throws when refused. Resolves when the page has the new state. */
	async move(move: Move): Promise<void> {
		const stays = staying.includes(move.do);
		const command = stays ? move : { at: this.view().at, ...move };
		const done = await this.send(command as Command);
		if (done === "unknown") throw new Error(`${move.do}: no reply`);
		if (isRefusal(done)) throw new Error(`${move.do}: ${done.error}`);
		await waitFor(
			`version ${done.version} at the instructor's page`,
			() => this.view().version >= done.version,
		);
	}

	/** Presses the primary button. */
	async press(): Promise<void> {
		const { primary } = this.view();
		if (primary === null) throw new Error("there is nothing to press");
		await this.move(primary.command);
	}

	/** Removes these seats. */
	async remove(seats: readonly string[]): Promise<void> {
		const message = { room: this.id, seats: [...seats] };
		const done = await this.page.ask("remove", message);
		if (isRefusal(done)) throw new Error(`not removed: ${done.error}`);
	}

	async students(): Promise<Student[]> {
		return (await this.#read<{ students: Student[] }>("students")).students;
	}

	results(): Promise<Results> {
		return this.#read("results");
	}

	close(): void {
		this.#left = true;
		this.page.close();
	}

	async #read<T>(part: string): Promise<T> {
		const path = `/api/rooms/${this.id}/${part}`;
		const reply = await this.#rest.get(path);
		if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
		return reply.json<T>();
	}

	#watch(): Promise<Tried<Watched>> {
		const take = (watched: Tried<Watched>) => {
			if (watched === "unknown" || isRefusal(watched)) return;
			this.#take(watched.view);
			this.#hear(watched.pulse);
		};
		return this.page.attempt("watch", { room: this.id }, this.#askMs, take);
	}

	get #askMs(): number {
		return this.#manners.askMs ?? 10_000;
	}

	#take(view: InstructorView): void {
		const known = this.#view;
		if (known?.epoch === view.epoch && view.version < known.version) return;
		this.#view = view;
		this.#manners.ears?.view?.(view);
	}

	#hear(pulse: Pulse): void {
		this.#pulse = pulse;
		this.#manners.ears?.pulse?.(pulse);
	}
}

/** Stores the quiz, opens a room with it and watches it. Settings beyond the named ones are the defaults. */
export async function openRoom(
	rest: Rest,
	quiz: Quiz = twoQuestions,
	settings: Partial<RoomSettings> = {},
	manners: PageManners = {},
): Promise<OpenRoom> {
	const stored = await rest.post("/api/quizzes", quiz);
	return openStored(rest, stored.json<StoredQuiz>().id, settings, manners);
}

/** The same with the quiz of the sample course whose title has this text; its page comes back by itself. */
export async function openSample(
	rest: Rest,
	title = "module quiz",
): Promise<OpenRoom> {
	const { quizzes } = (await rest.get("/api/quizzes")).json<QuizList>();
	const quiz = quizzes.find((one) => one.title.includes(title));
	if (quiz === undefined) throw new Error(`no quiz is called ${title}`);
	return openStored(rest, quiz.id, {}, { steady: true });
}

async function openStored(
	rest: Rest,
	quiz: string,
	settings: Partial<RoomSettings>,
	manners: PageManners,
): Promise<OpenRoom> {
	const made = await rest.post("/api/rooms", {
		quiz,
		settings: { ...defaultSettings, ...settings },
	});
	if (made.status !== 201) throw new Error(`no room: ${made.text}`);
	return new OpenRoom(rest, made.json<RoomSummary>(), manners).begin();
}
