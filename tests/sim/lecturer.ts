import { authoredOf } from "../../shared/authored.ts";
import type { Change } from "../../shared/change.ts";
import type { Done } from "../../shared/instructor-events.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type {
	InstructorView,
	Pulse,
	SheetQuestion,
} from "../../shared/views.ts";
import { anyCommand } from "../room/walk.ts";
import { Browser } from "./browser.ts";
import type { Hall } from "./hall.ts";
import { Line } from "./line.ts";
import { type Holder, owner, type SimulatedNode } from "./node.ts";
import type { Shown } from "./phone.ts";
import { anyChange, anyCorrection } from "./reviser.ts";
import { count } from "./weather.ts";

type AnyCommand = ReturnType<typeof anyCommand>;

/** An instructor's page: does whatever comes to mind, from what it last saw, sometimes twice, sometimes from long ago. */
export class Lecturer {
	view: InstructorView | null = null;
	pulse: Pulse | null = null;
	readonly versions: Shown[] = [];
	readonly #hall: Hall;
	readonly browser: Browser;
	#line: Line | null = null;
	/** What commands go over; null: none is there. */
	#socket: { readonly node: SimulatedNode; readonly holder: Holder } | null =
		null;
	/** Questions that a reply called added, and in which history. */
	readonly added: { readonly id: string; readonly epoch: string }[] = [];
	readonly #places: string[] = ["lobby"];

	constructor(hall: Hall) {
		this.#hall = hall;
		this.browser = new Browser(hall);
	}

	/** Connects to any node, and again whenever the connection is gone. */
	async watch(): Promise<void> {
		const { weather, roomId } = this.#hall;
		const node = this.#hall.anyNode();
		const again = () =>
			void weather.clock.after(500 + weather.dice.roll(1000), () =>
				this.watch(),
			);
		if (node === null) return again();
		const line = new Line(weather);
		this.#line = line;
		line.onEnd({ device: again });
		let granted = false;
		weather.clock.after(8000, () => {
			if (!granted) line.cut();
		});
		try {
			// As in `instructor-socket.ts`.
			const caller = await this.browser.ask(node);
			if (caller === null) return line.cut();
			const holder = {
				session: caller.session,
				out: () => line.cut(),
				connected: true,
				lookedAt: 0,
			};
			const reply = await node.ofRooms.watch(owner, roomId);
			if (isRefusal(reply) || !node.life.alive) return line.cut();
			this.#socket = { node, holder };
			node.watch({
				line,
				roomId,
				holder,
				onInstructorView: (view) => this.#take(view, false),
				onPulse: (pulse) => {
					this.pulse = pulse;
				},
			});
			node.feed.countsChanged(roomId);
			line.down(() => {
				granted = true;
				this.#take(reply.view, true);
				this.pulse = reply.pulse;
			});
			setImmediate(async () => {
				if (!node.feed.isBehind(roomId, reply.view)) return;
				const newest = await node.ofRooms
					.watch(owner, roomId)
					.catch(() => null);
				if (newest !== null && !isRefusal(newest))
					line.down(() => this.#take(newest.view, false));
			});
		} catch {
			line.cut();
		}
	}

	#take(view: InstructorView, replace: boolean): void {
		// As in `known.ts` of the page.
		const { epoch = "", version = 0, now = 0 } = this.view ?? {};
		const older =
			view.version < version || (view.version === version && view.now <= now);
		if (!replace && view.epoch === epoch && older) return;
		this.view = view;
		const history = this.#hall.chronicle.epoch;
		this.versions.push({ epoch: view.epoch, version: view.version, history });
		this.#places.push(view.at);
	}

	cut(): void {
		this.#line?.cut({ node: this.#hall.weather.dice.roll(4000) });
	}

	/** Does one thing; `late` in the lecture it may be the end. */
	act(late: boolean): void {
		const { weather, sheet } = this.#hall;
		const { dice, counts } = weather;
		if (this.view === null || this.view.phase === "ended") return;
		if (this.view.deadline !== null && this.view.phase === "open")
			if (dice.chance(80)) return;
		let command = this.#sensible(late) ?? this.#any(late);
		if ("at" in command && dice.chance(10))
			command = { ...command, at: dice.pick(this.#places) };
		if (command.do === "open" && command.question >= sheet.length) return;
		void this.#send(command, dice.chance(60));
		if (!dice.chance(20)) return;
		count(counts, "command doubled");
		void this.#send(command, false);
	}

	#sensible(late: boolean): AnyCommand | null {
		const primary = this.view?.primary?.command ?? null;
		if (primary === null || this.#hall.weather.dice.chance(35)) return null;
		return primary.do === "end" && !late ? null : primary;
	}

	#any(late: boolean): AnyCommand {
		const { weather, sheet } = this.#hall;
		const at = this.view?.at ?? "lobby";
		const room = this.#hall.imagine(this.view);
		const command = anyCommand(weather.dice, room, sheet);
		const moved = "at" in command ? { ...command, at } : command;
		return moved.do === "end" && !late
			? { do: "open", at, question: weather.dice.roll(sheet.length) }
			: moved;
	}

	async #send(command: AnyCommand, insist: boolean): Promise<void> {
		const { weather } = this.#hall;
		try {
			const bySocket = this.#socket !== null && weather.dice.chance(70);
			const reply = bySocket
				? await this.#sendOver(this.#line, this.#socket, command)
				: await this.#request(command);
			if (reply === null) count(weather.counts, "command of nobody");
			else if (isRefusal(reply))
				count(weather.counts, `command refused: ${reply.error}`);
			else count(weather.counts, "command done");
		} catch {
			count(weather.counts, "command unknown");
			if (insist) await this.#send(command, false);
		}
	}

	/** Changes the questions while the room runs, from the revision that the page showed; sometimes twice. */
	async revise(): Promise<void> {
		const { weather, stores, roomId } = this.#hall;
		const { dice, counts } = weather;
		const { view } = this;
		const [room, sheet] = await Promise.all([
			stores.rooms.load(roomId),
			stores.rooms.sheet(roomId),
		]);
		if (view === null || room === null || sheet === null) return;
		if (view.phase === "ended") return;
		const luck = dice.roll(100);
		if (luck < 15) {
			const correction = anyCorrection(dice, room, sheet);
			if (correction === null) return;
			count(counts, "key given afterwards");
			return this.#send(correction, true);
		}
		if (luck < 25) return this.#keep(dice.pick(sheet));
		const change = anyChange(dice, room, view, sheet);
		const times = dice.chance(20) ? 2 : 1;
		for (let time = 0; time < times; time++) void this.#change(change);
	}

	async #change(change: Change): Promise<void> {
		const { weather, roomId, chronicle } = this.#hall;
		const { counts } = weather;
		const { epoch } = chronicle;
		try {
			const node = this.#hall.anyNode();
			if (node === null) throw new Error("nobody is there");
			await weather.clock.wait(weather.latency());
			if ((await this.browser.ask(node)) === null) return;
			const reply = await node.revisions.change(owner, roomId, change);
			if (
				!isRefusal(reply) &&
				"question" in change &&
				epoch === chronicle.epoch
			)
				if (typeof change.question === "object")
					this.added.push({ id: change.question.id, epoch });
			count(
				counts,
				isRefusal(reply)
					? `questions not changed: ${reply.error}`
					: `questions changed: ${change.do}`,
			);
		} catch {
			count(counts, "questions changed: unknown");
		}
	}

	/** A question of the room is put into its quiz, which the room has nothing to do with any more. */
	async #keep(one: SheetQuestion): Promise<void> {
		const { weather, stores } = this.#hall;
		const record = await stores.quizzes.quiz(owner, "quiz");
		if (record === null) return;
		const { version, quiz } = record;
		const others = quiz.questions.filter(({ id }) => id !== one.id);
		const questions = [...others, authoredOf(one)];
		await stores.quizzes.putQuiz(owner, "quiz", version, {
			...quiz,
			questions,
		});
		count(weather.counts, "question kept in the quiz");
	}

	/** Over the socket; rejects when no reply comes. */
	async #sendOver(
		line: Line | null,
		socket: { readonly node: SimulatedNode; readonly holder: Holder } | null,
		command: AnyCommand,
	): Promise<Done | Refusal> {
		const { weather, roomId } = this.#hall;
		return new Promise((resolve, reject) => {
			weather.clock.after(3000, () => reject(new Error("no reply")));
			if (line === null || socket === null) return;
			const { node, holder } = socket;
			line.up(() => {
				if (!node.life.alive || !holder.connected) return;
				this.browser.commanded(holder.session, holder.lookedAt);
				node.ofRooms
					.command(owner, roomId, command)
					.then((reply) => line.down(() => resolve(reply)), reject);
			});
		});
	}

	/** By a request to any node; null when nobody is signed in. */
	async #request(command: AnyCommand): Promise<Done | Refusal | null> {
		const { weather, roomId } = this.#hall;
		const node = this.#hall.anyNode();
		if (node === null) throw new Error("nobody is there");
		await weather.clock.wait(weather.latency());
		if ((await this.browser.ask(node)) === null) return null;
		return node.ofRooms.command(owner, roomId, command);
	}

	/** Removes or renames any student, and does so again until it is known to be done. */
	async meddle(): Promise<void> {
		const { dice, counts } = this.#hall.weather;
		const list = await this.#insist((ofRooms) =>
			ofRooms.students(owner, this.#hall.roomId),
		);
		if (isRefusal(list) || list.students.length === 0) return;
		const { seat } = dice.pick(list.students);
		const name = `Renamed ${dice.roll(1000)}`;
		const removes = dice.chance(50);
		count(counts, removes ? "student removed" : "student renamed");
		await this.#insist((ofRooms) =>
			removes
				? ofRooms.removeSeats(owner, this.#hall.roomId, [seat])
				: ofRooms.renameSeat(owner, this.#hall.roomId, seat, name),
		);
	}

	async #insist<T>(
		act: (ofRooms: SimulatedNode["ofRooms"]) => Promise<T>,
	): Promise<T> {
		const { clock, counts } = this.#hall.weather;
		for (;;) {
			const ofRooms = this.#hall.anyNode()?.ofRooms;
			const patience = clock.wait(3000).then(() => null);
			const trying =
				ofRooms === undefined ? null : act(ofRooms).catch(() => null);
			const reply = await Promise.race([trying ?? patience, patience]);
			if (reply !== null) return reply;
			count(counts, "command unknown");
			await clock.wait(300);
		}
	}
}
