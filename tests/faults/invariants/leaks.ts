import { kindOf } from "../../../shared/kinds/kinds.ts";
import type { PhaseName } from "../../../shared/views.ts";
import type { Finding, Violation } from "../checker.ts";
import type { Asking, Bytes } from "../history.ts";
import { modernPacket } from "../release-wire.ts";
import { allOf, type Story } from "../story.ts";

const stamp = ["roomId", "epoch", "version", "now"];
const common = [
	...stamp,
	...["code", "title", "total", "kinds", "names", "results", "phase"],
	...["styles", "images"],
];
/** What a student's view may hold, by phase. */
const viewKeys: Readonly<Record<PhaseName, readonly string[]>> = {
	lobby: common,
	ready: [...common, "index"],
	open: [...common, "asked", "deadline", "changeable"],
	closed: [...common, "asked"],
	revealed: [...common, "asked", "solution"],
	ended: [...common, "review"],
};
/** What is said of a new view to who holds the one before. */
const nextKeys = (phase: PhaseName) => [
	"from",
	"version",
	"phase",
	"images",
	...(phase === "open" ? ["now"] : []),
	...(viewKeys[phase] ?? []).filter((key) => !common.includes(key)),
];
const askedKeys = ["round", "index", "vote", "kind", "text", "ask", "texts"];
const meKeys = [
	"roomId",
	"epoch",
	"version",
	"name",
	"answer",
	"mark",
	"standing",
	"marks",
];
const ownKeys = ["version", "answer", "mark", "standing", "marks"];
const storedKeys = ["round", "seq", "value"];
const entranceKeys = [
	"roomId",
	"epoch",
	"code",
	"state",
	"names",
	"word",
	"waiting",
];
const waitingKeys = ["name", "before"];
const refusalKeys = [
	"error",
	"why",
	"values",
	"message",
	"retryAfterMs",
	"details",
	"saved",
];

type Raw = Bytes & { readonly t: number };
type Json = Readonly<Record<string, unknown>>;

/** I9: no canary before its reveal was ordered, no key off the allow-list, acknowledgements of one length. */
export function leaks(story: Story): Finding {
	const violations: Violation[] = [];
	const reveals = story.run.questions.map((_, index) => revealOf(story, index));
	const lengths = new Map<string, { bytes: Raw; length: number }>();
	const all = allOf(story.events, "bytes");
	for (const bytes of all) {
		const tell = (says: string) => violations.push({ says, events: [bytes] });
		story.run.questions.forEach(({ canary }, index) => {
			if (bytes.t < (reveals[index] ?? 0) && bytes.raw.includes(canary))
				tell(`the secret of question ${index + 1} left before its reveal`);
		});
		if (bytes.role !== "student") continue;
		const raw =
			story.run.needs.fromRelease === true
				? modernPacket(bytes.raw)
				: bytes.raw;
		for (const fault of faultsIn(raw, story)) tell(fault);
		const ack = savedAck(raw);
		if (ack === null) continue;
		const like = lengths.get(ack.kind);
		if (like === undefined)
			lengths.set(ack.kind, { bytes, length: ack.length });
		else if (like.length !== ack.length)
			violations.push({
				says: `acknowledgements differ in length (${like.length} and ${ack.length})`,
				events: [like.bytes, bytes],
			});
	}
	return { judged: all.length, violations };
}

/** When the reveal of a question was ordered; the end reveals what was asked. Never: the end of time. */
function revealOf(story: Story, question: number): number {
	const order = story.commands.find(
		({ command }) =>
			command.do === "end" ||
			(command.do === "reveal" && command.question === question),
	);
	return order?.command.t ?? Number.POSITIVE_INFINITY;
}

/** The body of a socket.io packet: an event with its payload, or an acknowledgement. Null for what has no body. */
function bodyOf(
	raw: string,
): { event: string | null; payload: unknown } | null {
	const found = /^4([23])\/student,(\d*)(\[.*\])$/s.exec(raw);
	if (found === null) return null;
	const body = JSON.parse(found[3] ?? "[]") as unknown[];
	return found[1] === "2"
		? { event: String(body[0]), payload: body[1] }
		: { event: null, payload: body[0] };
}

function isObject(value: unknown): value is Json {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entranceFaults(entrance: Json): string[] {
	const { waiting } = entrance;
	return [
		...excess(entrance, entranceKeys, "entrance"),
		...(isObject(waiting) ? excess(waiting, waitingKeys, "waiting") : []),
	];
}

function faultsIn(raw: string, { run }: Story): string[] {
	const fromRelease = run.needs.fromRelease === true;
	const body = bodyOf(raw);
	if (body === null || !isObject(body.payload)) return [];
	const { event, payload } = body;
	if (event === "view") return viewFaults(payload, run.questions);
	if (event === "next") {
		const phase = payload.phase as PhaseName;
		return [
			...excess(payload, nextKeys(phase), `next in phase ${phase}`),
			...askedFaults(payload, run.questions),
		];
	}
	if (event === "me") return meFaults(payload);
	if (event === "own") return excess(payload, ownKeys, "own part");
	if (event !== null) return excess(payload, refusalKeys, event);
	if ("view" in payload && payload.me === null && isObject(payload.view))
		return fromRelease ? [] : entranceFaults(payload.view);
	if ("view" in payload)
		return [
			...excess(payload, ["view", "me"], "welcome"),
			...(isObject(payload.view)
				? viewFaults(payload.view, run.questions)
				: []),
			...(isObject(payload.me) ? meFaults(payload.me) : []),
		];
	if ("error" in payload) return excess(payload, refusalKeys, "refusal");
	const { saved } = payload;
	return [
		...excess(payload, ["saved"], "acknowledgement"),
		...(isObject(saved) ? excess(saved, storedKeys, "saved answer") : []),
	];
}

function excess(value: Json, allowed: readonly string[], what: string) {
	return Object.keys(value)
		.filter((key) => !allowed.includes(key))
		.map((key) => `a student's ${what} has "${key}"`);
}

function viewFaults(view: Json, askings: readonly Asking[]): string[] {
	const phase = view.phase as PhaseName;
	return [
		...excess(view, viewKeys[phase] ?? [], `view in phase ${phase}`),
		...askedFaults(view, askings),
	];
}

function askedFaults({ asked }: Json, askings: readonly Asking[]): string[] {
	return isObject(asked)
		? [...excess(asked, askedKeys, "question"), ...askFaults(asked, askings)]
		: [];
}

/** What is asked is the question's `ask` to the letter, or as much of it as a phone has whose words stay on the screen. */
function askFaults(asked: Json, askings: readonly Asking[]): string[] {
	const asking = askings[Number(asked.index)];
	if (asking === undefined) return ["a student is asked what nobody wrote"];
	const { kind, ask } = asking;
	const told = JSON.stringify(asked.ask);
	const isPlain =
		told === JSON.stringify(ask) ||
		told === JSON.stringify(kindOf({ kind }).bare(ask));
	return isPlain ? [] : ["a student's question is more than what is asked"];
}

function meFaults(me: Json): string[] {
	return excess(me, meKeys, "own part");
}

/** Bytes of an answer's acknowledgement beside its number; answers of one shape must have one length. */
function savedAck(raw: string): { kind: string; length: number } | null {
	const body = bodyOf(raw);
	if (body === null || body.event !== null || !isObject(body.payload))
		return null;
	const { saved } = body.payload;
	if (!isObject(saved) || "error" in body.payload) return null;
	const { round, seq, value } = saved;
	const shape = [round, seq, value].map((part) => JSON.stringify(part));
	return {
		kind: shape.map((part) => part?.length).join(" "),
		length: JSON.stringify(body.payload).length,
	};
}
