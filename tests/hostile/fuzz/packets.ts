import { protocolVersion } from "../../../shared/protocol.ts";
import { defaultSettings } from "../../../shared/settings.ts";
import type { Dice } from "../../room/dice.ts";
import { anyBytes, garble, garbleJson } from "./garble.ts";

/** What a fuzzer knows of a running server, so that it gets further than the door. */
export interface Known {
	readonly code: string;
	readonly room: string;
	readonly quiz: string;
	readonly seat: string;
	readonly token: string;
	readonly screenToken: string;
	/** Rooms that may be deleted while they are looked at. */
	readonly spares: readonly { room: string; screenToken: string }[];
	/** `name=value` of an instructor whose all this is. */
	readonly cookie: string;
}

const settings = { ...defaultSettings, word: true };

/** Messages as our own clients send them. */
const studentEvents: readonly [string, object][] = [
	["hello", {}],
	["join", { name: "Mallory" }],
	["join", { name: "Mallory", word: "otter" }],
	["answer", { round: 1, seq: 1, value: [0] }],
	["answer", { round: 1, seq: 2, value: [0, 1] }],
];

const instructorEvents = ({
	room,
	seat,
}: Known): readonly [string, object][] => [
	["watch", { room }],
	["command", { room, command: { do: "lock", on: false } }],
	["command", { room, command: { do: "settings", settings } }],
	["command", { room, command: { do: "open", at: "lobby", question: 0 } }],
	["command", { room, command: { do: "extend", at: "open:0:1", seconds: 5 } }],
	["remove", { room, seats: ["nobody", "no-one"] }],
	["rename", { room, seat, name: "Ada" }],
];

const namespaces = [
	"/student,",
	"/student,",
	"/student,",
	"/student,",
	"/instructor,",
	"",
	"/,",
	"/__proto__,",
	"/student?x=1,",
	`/${"n".repeat(200)},`,
];

/** The packet that lets a student in. */
export function admission(known: Known, token = known.token): string {
	const auth = { v: protocolVersion, code: known.code, token };
	return `0/student,${JSON.stringify(auth)}`;
}

/** A packet of socket.io that is wrong somewhere, or out of place. */
export function anyPacket(
	dice: Dice,
	known: Known,
	isTeacher: boolean,
): string | Buffer {
	const space =
		isTeacher && dice.chance(80) ? "/instructor," : dice.pick(namespaces);
	const [name, message] = dice.pick(
		isTeacher ? instructorEvents(known) : studentEvents,
	);
	const id = dice.pick(["7", "0", "", "99999999999999999999", "-1", "1e9"]);
	switch (dice.roll(10)) {
		case 0:
		case 1:
		case 2:
			return `2${space}${id}${garbleJson(dice, [name, message])}`;
		case 3:
			return `2${space}${dice.roll(1000)}${garbleJson(dice, [name, message])}`;
		case 4:
			return `0${space}${garbleJson(dice, { v: protocolVersion, code: known.code, token: known.token })}`;
		case 5:
			return `${dice.pick(["1", "3", "4", "6", "7", "9", "x"])}${space}${id}${garbleJson(dice, [name, message])}`;
		case 6: {
			const attachments = dice.pick([
				"1-",
				"0-",
				"2-",
				"999999-",
				"-1-",
				"1",
				"1e3-",
			]);
			const place = {
				_placeholder: true,
				num: dice.pick([0, 1, -1, 5, "x", "__proto__", null]),
			};
			return `${dice.pick(["5", "6"])}${attachments}${space}${id}${JSON.stringify([name, place])}`;
		}
		case 7:
			return anyBytes(dice, 200);
		default:
			return garble(dice, `2${space}7${JSON.stringify([name, message])}`);
	}
}

/** Whether a connection outlives it: an event, of whatever form, in the namespace that it has joined. */
export function isEvent(packet: string | Buffer, isTeacher: boolean): boolean {
	const space = isTeacher ? "/instructor," : "/student,";
	const text = String(packet);
	if (typeof packet !== "string" && !Buffer.from(text).equals(packet))
		return false;
	if (!text.startsWith(`2${space}`)) return false;
	const [, json = ""] = /^\d*(.*)$/s.exec(text.slice(space.length + 1)) ?? [];
	try {
		const event: unknown = JSON.parse(json);
		return (
			Array.isArray(event) &&
			typeof event[0] === "string" &&
			!reserved.has(event[0])
		);
	} catch {
		return false;
	}
}

/** Names that socket.io takes for a broken packet. */
const reserved = new Set([
	"connect",
	"connect_error",
	"disconnect",
	"disconnecting",
	"newListener",
	"removeListener",
]);

/** So many events that are wrong in form alone, and at the end something that is none. */
export function anyBurst(
	dice: Dice,
	known: Known,
	isTeacher: boolean,
	events: number,
): (string | Buffer)[] {
	const burst: (string | Buffer)[] = [];
	let last: string | Buffer = "";
	for (let tries = 0; burst.length < events && tries < events * 8; tries++) {
		const packet = anyPacket(dice, known, isTeacher);
		if (isEvent(packet, isTeacher)) burst.push(packet);
		else last = packet;
	}
	return [...burst, last];
}

/** The same one floor below: a message of engine.io. */
export function messageOf(packet: string | Buffer): Buffer {
	return Buffer.concat([Buffer.from("4"), Buffer.from(packet)]);
}

/** One that is wrong on that floor. */
export function brokenMessage(dice: Dice, packet: string | Buffer): Buffer {
	const encoded = Buffer.from(packet).toString("base64");
	const words = [
		`b${encoded}`,
		`b${packet}`,
		`0${packet}`,
		"2",
		"2probe",
		"3",
		"5",
		"6",
		"7",
		"",
	];
	return dice.chance(50) ? Buffer.from(packet) : Buffer.from(dice.pick(words));
}

const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

/** One WebSocket frame as a client has to send it. */
export function frame(
	data: string | Buffer,
	opcode = opcodes.text,
	first = 0x80,
): Buffer {
	const body = Buffer.from(data);
	const long = body.length > 125;
	const head = Buffer.alloc(long ? 8 : 6);
	head[0] = first | opcode;
	head[1] = 0x80 | (long ? 126 : body.length);
	if (long) head.writeUInt16BE(body.length, 2);
	head.writeUInt32BE(0x01020304, head.length - 4);
	const mask = head.subarray(head.length - 4);
	for (let at = 0; at < body.length; at++)
		body[at] = (body[at] ?? 0) ^ (mask[at % 4] ?? 0);
	return Buffer.concat([head, body]);
}

/** A frame that no client may send; after most of them a server has to close. */
export function brokenFrame(dice: Dice, data: string | Buffer): Buffer {
	switch (dice.roll(9)) {
		case 0:
			return garble(dice, frame(data));
		case 1:
			return frame(data, dice.pick([3, 7, 11, 15]));
		case 2:
			return frame(data, opcodes.text, 0x80 | dice.pick([0x10, 0x20, 0x40]));
		case 3:
			return frame(
				data,
				dice.pick([opcodes.close, opcodes.ping, opcodes.pong]),
				dice.pick([0, 0x80]),
			);
		case 4:
			return frame(data, 0);
		case 5:
			return frame(
				anyBytes(dice, 60),
				dice.pick([opcodes.text, opcodes.binary]),
			);
		case 6: {
			const huge = Buffer.from([
				0x81, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4,
			]);
			huge.writeBigUInt64BE(
				dice.pick([20_000n, 1n << 32n, (1n << 63n) - 1n, 1n << 63n]),
				2,
			);
			return huge;
		}
		case 7:
			return Buffer.concat(Array.from({ length: 20 }, () => frame("", 0, 0)));
		default:
			return Buffer.from([
				0x81,
				Math.min(Buffer.byteLength(data), 125),
				...Buffer.from(data).subarray(0, 125),
			]);
	}
}
