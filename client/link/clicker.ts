import * as v from "valibot";

/**
 * Presses at a screen that a page of the same room in the same browser does, as if its own keys were pressed. The channel reaches pages of one
 * address in one browser and nothing beyond; and what is said on it does nothing by itself, as the screen's link is good for reading alone.
 */

/** `goTo`: a question, by the number by which a class calls it. `end`: the room, after `ends` was said. */
const Click = v.union([
	v.picklist(["primary", "back", "leaderboard", "end"]),
	v.strictObject({
		goTo: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
	}),
]);
export type Click = v.InferOutput<typeof Click>;

/**
 * `asks`: the room's page asks something first. `away`: it has no connection. `ends`: the next step is the end, which is for good: nothing was
 * done, and whoever stands at the screen is asked there.
 */
const Outcome = v.picklist(["done", "asks", "away", "ends"]);
export type Outcome = v.InferOutput<typeof Outcome>;

/** One call of a screen, or one page of a room. */
const Name = v.pipe(v.string(), v.maxLength(40));

/** Of several pages of a room one does a press: that which answered first. */
const Message = v.union([
	/** A screen asks which pages of the room are there. */
	v.strictObject({ who: Name }),
	/** One is: as the reply, or as it opens. */
	v.strictObject({ here: Name, to: v.nullable(Name) }),
	v.strictObject({ press: Click, page: Name, from: Name }),
	v.strictObject({ outcome: Outcome, to: Name }),
]);
type Message = v.InferOutput<typeof Message>;

/** So long a page of the room may take to say that it is there, and to say what became of a press; in a window that nobody sees all is late. */
const hereMs = 1000;
const outcomeMs = 3000;

/** Does what is pressed at this room's screens, until the returned function is called. */
export function hearClicks(
	room: string,
	act: (click: Click) => Promise<Outcome>,
): () => void {
	const page = newName();
	const line = openLine(room, async (message) => {
		if ("who" in message) line.say({ here: page, to: message.who });
		if ("press" in message && message.page === page)
			line.say({ outcome: await act(message.press), to: message.from });
	});
	line.say({ here: page, to: null });
	return line.close;
}

export interface Clicker {
	/** What became of it; null: no page of the room is there, and nothing was done. */
	press(click: Click): Promise<Outcome | null>;
	close(): void;
}

/** `onHere` hears of every page of the room that is there. */
export function openClicker(room: string, onHere: () => void): Clicker {
	const waiting = new Map<string, (message: Message) => void>();
	const line = openLine(room, (message) => {
		if ("here" in message) onHere();
		if ("to" in message && message.to !== null)
			waiting.get(message.to)?.(message);
	});
	const ask = async (
		question: Message,
		as: string,
		patienceMs: number,
	): Promise<Message | null> => {
		const reply = await new Promise<Message | null>((resolve) => {
			setTimeout(() => resolve(null), patienceMs);
			waiting.set(as, resolve);
			line.say(question);
		});
		waiting.delete(as);
		return reply;
	};
	line.say({ who: newName() });
	return {
		async press(click) {
			const [call, from] = [newName(), newName()];
			const reply = await ask({ who: call }, call, hereMs);
			if (reply === null || !("here" in reply)) return null;
			const press = { press: click, page: reply.here, from };
			const done = await ask(press, from, outcomeMs);
			return done !== null && "outcome" in done ? done.outcome : null;
		},
		close: line.close,
	};
}

function openLine(room: string, hear: (message: Message) => void) {
	const channel =
		"BroadcastChannel" in window
			? new BroadcastChannel(`lectern-room-${room}`)
			: null;
	channel?.addEventListener("message", ({ data }) => {
		// A page of another version may say more.
		if (v.is(Message, data)) hear(data);
	});
	return {
		say: (message: Message) => channel?.postMessage(message),
		close: () => channel?.close(),
	};
}

function newName(): string {
	return Math.random().toString(36).slice(2);
}
