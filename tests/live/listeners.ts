import type { Audience } from "../../server/live/audience.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type {
	InstructorView,
	Me,
	NextView,
	Pulse,
	ScreenView,
	StudentView,
} from "../../shared/views.ts";

export type Heard =
	| {
			readonly to: "students";
			readonly view: StudentView;
			readonly next: NextView | null;
	  }
	| { readonly to: "instructors"; readonly view: InstructorView }
	| { readonly to: "screens"; readonly view: ScreenView }
	| { readonly to: "one"; readonly seat: string; readonly me: Me }
	| {
			readonly to: "pulse";
			readonly forInstructors: Pulse;
			readonly forScreens: Pulse;
	  }
	| { readonly to: "nobody"; readonly roomId: string; readonly why: Refusal }
	| { readonly to: "again"; readonly seat: string }
	| {
			readonly to: "removed";
			readonly seats: readonly string[];
			readonly why: Refusal;
	  };

/** An audience that writes down what it is told. */
export class Listeners implements Audience {
	/** Connected seats by room. */
	readonly seats = new Map<string, Set<string>>();
	/** Rooms with an instructor or a screen here. */
	readonly watching = new Set<string>();
	/** Whether its phones hear their parts with every view. */
	whole = false;
	heard: Heard[] = [];
	/** Called at each word, after it was written down. */
	onWord: (word: Heard) => void = () => {};

	/** What goes on between one student and the next. */
	between: () => Promise<void> | void = () => {};

	sit(roomId: string, ...seats: string[]): void {
		const here = this.seats.get(roomId) ?? new Set();
		this.seats.set(roomId, new Set([...here, ...seats]));
	}

	leave(roomId: string): void {
		this.seats.delete(roomId);
		this.watching.delete(roomId);
	}

	/** What was said to these since the last asking. */
	take<T extends Heard["to"]>(to: T): Extract<Heard, { to: T }>[] {
		const taken = this.heard.filter(
			(word): word is Extract<Heard, { to: T }> => word.to === to,
		);
		this.heard = this.heard.filter((word) => word.to !== to);
		return taken;
	}

	#write(word: Heard): void {
		this.heard.push(word);
		this.onWord(word);
	}

	rooms(): Iterable<string> {
		return new Set([...this.seats.keys(), ...this.watching]);
	}
	has(roomId: string): boolean {
		return this.seats.has(roomId) || this.watching.has(roomId);
	}
	connected(roomId: string): number {
		return this.seats.get(roomId)?.size ?? 0;
	}
	/** Nobody's answer is known, unless it is said so. */
	answered = new Set<string>();
	silent(roomId: string): number {
		const here = [...(this.seats.get(roomId) ?? [])];
		return here.filter((seat) => !this.answered.has(seat)).length;
	}
	watched(roomId: string): boolean {
		return this.watching.has(roomId);
	}
	async toStudents(view: StudentView, next: NextView | null): Promise<void> {
		this.#write({ to: "students", view, next });
		await this.between();
	}
	hasAnyWhole(): boolean {
		return this.whole;
	}
	async toEachStudent(
		roomId: string,
		_stays: boolean,
		meOf: (seat: string) => Me | null,
	): Promise<void> {
		for (const seat of this.seats.get(roomId) ?? []) {
			const me = meOf(seat);
			if (me !== null) this.#write({ to: "one", seat, me });
			await this.between();
		}
	}
	toInstructors(view: InstructorView): void {
		this.#write({ to: "instructors", view });
	}
	toScreens(view: ScreenView): void {
		this.#write({ to: "screens", view });
	}
	pulse(forInstructors: Pulse, forScreens: Pulse): void {
		this.#write({ to: "pulse", forInstructors, forScreens });
	}
	dismiss(roomId: string, why: Refusal): void {
		this.#write({ to: "nobody", roomId, why });
		this.leave(roomId);
	}
	askSeatAgain(_roomId: string, seat: string): void {
		this.#write({ to: "again", seat });
	}
	/** Seats whose hands were lowered. */
	lowered: string[] = [];
	handsLowered(_roomId: string, seats: readonly string[]): void {
		this.lowered.push(...seats);
	}
	askLineAgain(): void {}
	removeSeats(_roomId: string, seats: readonly string[], why: Refusal): void {
		this.#write({ to: "removed", seats, why });
	}
}
