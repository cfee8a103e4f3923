import type { Quiz } from "../../shared/quiz.ts";
import type { RoomSettings } from "../../shared/settings.ts";

/** One packet or event: what stands before its JSON (`2/student,4`, `event view`), and the JSON; null: there is none. */
export type Frame = readonly [head: string, data: unknown];

/** What one person's page sent, and what everybody's pages heard until all was quiet again. */
export interface Moment {
	readonly who: string;
	readonly sends: Frame;
	readonly hears: Readonly<Record<string, readonly Frame[]>>;
}

export interface Recorded {
	readonly quiz: Quiz;
	readonly settings: RoomSettings;
	readonly moments: readonly Moment[];
}

/** What is another in every room, by the name that stands for it in a recording: `<room>`, `<token Ada>`. */
export type Known = ReadonlyMap<string, string>;

/** These values are another at each playing, or are words for a person: only that they are there is compared. */
const loose = new Set(["sid", "version", "message", "why", "retryAfterMs"]);
const time = 1e12;

/** Every string and number of it, as told by `change`. */
function mapped(
	value: unknown,
	change: (leaf: string | number, key: string) => unknown,
	key = "",
): unknown {
	if (typeof value === "string" || typeof value === "number")
		return change(value, key);
	if (Array.isArray(value)) return value.map((one) => mapped(one, change, key));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [
			name,
			mapped(one, change, name),
		]),
	);
}

/** The same with names in the place of what is random, and one time for all times. */
export function nameAll([head, data]: Frame, known: Known): Frame {
	const named = mapped(data, (leaf, key) => {
		if (typeof leaf === "number") return leaf >= time ? time : leaf;
		if (key === "sid") return "<sid>";
		if (key === "at") return "<at>";
		return [...known].reduce(
			(text, [name, value]) =>
				name === "<at>" ? text : text.replaceAll(value, name),
			leaf,
		);
	});
	return [head, named];
}

/** The same with what is meant in the place of the names. */
export function fillIn([head, data]: Frame, known: Known): Frame {
	const filled = mapped(data, (leaf) =>
		typeof leaf === "number"
			? leaf
			: leaf.replace(/<[^<>]+>/g, (name) => known.get(name) ?? name),
	);
	return [head, filled];
}

/** Whether a page that reads `recorded` reads the same in `heard`: nothing is missing or another; more may be there. */
export function holds(recorded: unknown, heard: unknown, key = ""): boolean {
	if (loose.has(key)) return typeof recorded === typeof heard;
	if (typeof recorded !== "object" || recorded === null)
		return recorded === heard;
	if (typeof heard !== "object" || heard === null) return false;
	if (Array.isArray(recorded))
		return (
			Array.isArray(heard) &&
			recorded.length === heard.length &&
			recorded.every((one, index) => holds(one, heard[index], key))
		);
	return Object.entries(recorded).every(
		([name, one]) =>
			name in heard && holds(one, Reflect.get(heard, name), name),
	);
}

export const isPulse = ([head, data]: Frame): boolean =>
	head === "event pulse" || (Array.isArray(data) && data[0] === "pulse");

/** The text on the wire, and back. */
export const packetOf = ([head, data]: Frame): string =>
	data === null ? head : `${head}${JSON.stringify(data)}`;
export function frameOf(packet: string): Frame {
	const [head = ""] = /^\d(\/\w+,)?\d*/.exec(packet) ?? [];
	const rest = packet.slice(head.length);
	return [head, rest === "" ? null : JSON.parse(rest)];
}
