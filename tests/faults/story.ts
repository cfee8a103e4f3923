import type {
	Broke,
	Command,
	Commanded,
	Dump,
	Event,
	Export,
	Frame,
	Held,
	Invoke,
	Reply,
	Run,
} from "./history.ts";

type At<T> = T & { readonly t: number };

/** One student's answer to one round: every attempt with its reply. */
export interface Told {
	readonly who: string;
	readonly round: number;
	readonly attempts: {
		readonly invoke: At<Invoke>;
		reply: At<Reply> | null;
	}[];
}

/** A fault's span, µs; a fault of one moment has `on` and `off` alike. Never healed: `off` is the end. */
export interface Span {
	readonly name: string;
	readonly on: number;
	off: number;
	readonly lossy: boolean;
	readonly clockRuns: boolean;
}

/** A history in the order in which its questions are asked of it. */
export interface Story {
	readonly events: readonly Event[];
	readonly run: Run;
	readonly told: ReadonlyMap<string, Told>;
	readonly spans: readonly Span[];
	readonly commands: readonly {
		readonly command: At<Command>;
		readonly reply: At<Commanded> | null;
	}[];
	/** By student, in order. */
	readonly frames: ReadonlyMap<string, readonly At<Frame>[]>;
	readonly export: At<Export> | null;
	readonly dump: At<Dump> | null;
	/** When the runner itself stood still. */
	readonly held: readonly At<Held>[];
	/** What kept the lecture from its end; null when nothing did. */
	readonly broke: At<Broke> | null;
	readonly end: number;
}

export const keyOf = (who: string, round: number) => `${who} ${round}`;

/** All events of one kind. */
export function allOf<K extends Event["k"]>(
	events: readonly Event[],
	kind: K,
): Extract<Event, { k: K }>[] {
	return events.filter(
		(event): event is Extract<Event, { k: K }> => event.k === kind,
	);
}

export function readStory(events: readonly Event[]): Story {
	const [run] = allOf(events, "run");
	if (run === undefined) throw new Error("a history begins with its run");
	const told = new Map<string, Told>();
	const byTry = new Map<number, Told["attempts"][number]>();
	const commands: { command: At<Command>; reply: At<Commanded> | null }[] = [];
	const spans: Span[] = [];
	const frames = new Map<string, At<Frame>[]>();
	const end = events.at(-1)?.t ?? 0;
	for (const event of events) {
		switch (event.k) {
			case "invoke": {
				const key = keyOf(event.who, event.round);
				const one = told.get(key) ?? {
					who: event.who,
					round: event.round,
					attempts: [],
				};
				const attempt = { invoke: event, reply: null };
				one.attempts.push(attempt);
				told.set(key, one);
				byTry.set(event.try, attempt);
				break;
			}
			case "saved":
			case "refused":
			case "unknown": {
				const attempt = byTry.get(event.try);
				// A word that comes after the device gave up waiting still counts, and outdoes "unknown".
				if (attempt !== undefined) attempt.reply = event;
				break;
			}
			case "command":
				commands.push({ command: event, reply: null });
				break;
			case "commanded": {
				const one = commands.find(({ command }) => command.try === event.try);
				if (one !== undefined) one.reply = event;
				break;
			}
			case "frame":
				frames.get(event.who)?.push(event) ?? frames.set(event.who, [event]);
				break;
			case "fault":
				if (event.on)
					spans.push({
						name: event.name,
						on: event.t,
						off: end,
						lossy: event.lossy === true,
						clockRuns: event.clockRuns === true,
					});
				else {
					const open = spans.findLast(({ name }) => name === event.name);
					if (open !== undefined) open.off = event.t;
				}
				break;
		}
	}
	return {
		events,
		run,
		told,
		spans,
		commands,
		frames,
		export: allOf(events, "export").at(-1) ?? null,
		dump: allOf(events, "dump").at(-1) ?? null,
		held: allOf(events, "held"),
		broke: allOf(events, "broke").at(-1) ?? null,
		end,
	};
}
