import type { Json } from "../../../shared/json.ts";
import type { StoredAnswer } from "../../../shared/views.ts";
import type { Finding, Violation } from "../checker.ts";
import { allOf, keyOf, type Story, type Told } from "../story.ts";

interface Row extends StoredAnswer {
	readonly who: string;
}

const textOf = (value: Json | undefined) => JSON.stringify(value ?? null);
const same = (one: Json | undefined, other: Json) =>
	textOf(one) === textOf(other);

/** The store's rows by student and round; more than one per key is a fault of its own (I2). */
function rowsOf({ dump }: Story): Map<string, Row[]> {
	const rows = new Map<string, Row[]>();
	for (const { seat, ...row } of dump?.rows ?? []) {
		const key = keyOf(seat, row.round);
		rows.set(key, [...(rows.get(key) ?? []), { who: seat, ...row }]);
	}
	return rows;
}

/** Answers in the export, by student and round. */
function exportedOf(story: Story): Map<string, Json[]> {
	const exported = new Map<string, Json[]>();
	for (const { seat, answers } of story.export?.results.students ?? [])
		for (const { round, value } of answers) {
			const key = keyOf(seat, round);
			exported.set(key, [...(exported.get(key) ?? []), value]);
		}
	return exported;
}

/** Every acknowledgement of an answer, also the one that a refusal carries, with its events. */
function acksOf(told: Told) {
	return told.attempts.flatMap(({ invoke, reply }) =>
		reply === null || reply.k === "unknown" || reply.saved === null
			? []
			: [{ saved: reply.saved, events: [invoke, reply] }],
	);
}

/** I1. In a changeable round a later answer of the same student may stand instead of an acknowledged one. */
export function stored(story: Story): Finding {
	// Without both views nothing can be said; I2 tells of that.
	if (story.dump === null || story.export === null)
		return { judged: 0, violations: [] };
	const rows = rowsOf(story);
	const exported = exportedOf(story);
	const changeable = new Set(
		story.dump?.rounds.filter((r) => r.changeable).map((r) => r.round),
	);
	const violations: Violation[] = [];
	let judged = 0;
	const tell = (says: string, events: Violation["events"]) =>
		violations.push({ says, events });
	const judge = (
		who: string,
		round: number,
		ack: StoredAnswer,
		events: Violation["events"],
	) => {
		judged++;
		const key = keyOf(who, round);
		const [row, ...more] = rows.get(key) ?? [];
		const [shown, ...others] = exported.get(key) ?? [];
		const saved = `${who} was told that round ${round} has ${textOf(ack.value)}`;
		if (row === undefined || shown === undefined)
			return tell(
				`${saved}; lost: not in ${row === undefined ? "the store" : "the export"}`,
				events,
			);
		if (more.length + others.length > 0)
			return tell(`${saved}; it is there twice`, events);
		const outdone = changeable.has(round) && row.seq > ack.seq;
		if (!outdone && (!same(row.value, ack.value) || row.seq !== ack.seq))
			return tell(`${saved}; the store has ${textOf(row.value)}`, events);
		if (!outdone && !same(shown, ack.value))
			return tell(`${saved}; the export has ${textOf(shown)}`, events);
	};
	for (const told of story.told.values())
		for (const { saved, events } of acksOf(told))
			judge(told.who, told.round, saved, events);
	for (const settled of allOf(story.events, "settled"))
		if (settled.state === "saved")
			judge(settled.who, settled.round, settled, [settled]);
	return { judged, violations };
}

const unseen = { says: "there is no export or no dump", events: [] };

/** I2. Of a lecture that broke off there is no export. */
export function subset(story: Story): Finding {
	if (story.dump === null || story.export === null)
		return { judged: 0, violations: story.broke ? [] : [unseen] };
	const rows = rowsOf(story);
	const exported = exportedOf(story);
	const violations: Violation[] = [];
	for (const [key, [row, ...more]] of rows) {
		if (row === undefined) continue;
		const told = story.told.get(key);
		const events = told?.attempts.map(({ invoke }) => invoke) ?? [];
		const sent = told?.attempts.some(
			({ invoke }) => invoke.seq === row.seq && same(invoke.value, row.value),
		);
		if (!sent)
			violations.push({
				says: `the store has ${textOf(row.value)} of ${key}, which nobody sent`,
				events,
			});
		if (more.length > 0)
			violations.push({ says: `the store has ${key} twice`, events });
		const shown = exported.get(key) ?? [];
		if (shown.length !== 1 || !same(shown[0], row.value))
			violations.push({
				says: `of ${key} the store has ${textOf(row.value)}, the export ${shown.map(textOf).join(" and ") || "nothing"}`,
				events,
			});
	}
	for (const key of exported.keys())
		if (!rows.has(key))
			violations.push({
				says: `the export has ${key}, the store has not`,
				events: [],
			});
	return { judged: rows.size, violations };
}

/** I3. The device's last word on an answer decides; where it has none, the last reply. */
export function words(story: Story): Finding {
	const rows = rowsOf(story);
	const violations: Violation[] = [];
	const settled = new Map(
		allOf(story.events, "settled").map((one) => [
			keyOf(one.who, one.round),
			one,
		]),
	);
	const final = ["busy", "too-fast"];
	for (const [key, told] of story.told) {
		const last = settled.get(key);
		const row = rows.get(key)?.[0];
		const events = told.attempts.flatMap(({ invoke, reply }) =>
			reply === null ? [invoke] : [invoke, reply],
		);
		if (last !== undefined) {
			const isTrue =
				last.state === "saved"
					? row !== undefined
					: last.state === "refused" &&
						(row === undefined) === (last.value === null);
			if (!isTrue)
				violations.push({
					says: `the phone of ${key} says ${last.state} ${textOf(last.value)}; the store has ${textOf(row?.value)}`,
					events: [...events, last],
				});
			continue;
		}
		for (const { invoke, reply } of told.attempts) {
			const open =
				reply === null ||
				reply.k === "unknown" ||
				(reply.k === "refused" && final.includes(reply.reason));
			const later = told.attempts.some(
				(other) =>
					other.invoke.seq >= invoke.seq &&
					other.reply !== null &&
					other.reply.k !== "unknown",
			);
			if (open && !later)
				violations.push({
					says: `nobody ever told ${key} what became of its answer`,
					events,
				});
			if (reply?.k === "refused" && reply.saved === null && row !== undefined) {
				const others = told.attempts.some(
					(other) => other.invoke.try !== invoke.try,
				);
				if (!others)
					violations.push({
						says: `${key} was refused (${reply.reason}), yet it is stored`,
						events,
					});
			}
		}
	}
	return { judged: story.told.size, violations };
}

/** I14. Whatever else holds of the answer: the store may have been put back to where its round asks another question. */
export function toQuestion(story: Story): Finding {
	const violations: Violation[] = [];
	const asked = new Map(
		story.dump?.rounds.map(({ round, question }) => [round, question]),
	);
	const rows = rowsOf(story);
	for (const [key, all] of rows)
		for (const { round, seq, value } of all) {
			const sent = (story.told.get(key)?.attempts ?? [])
				.map(({ invoke }) => invoke)
				.filter((one) => one.seq === seq && same(one.value, value));
			const question = asked.get(round);
			const isOther = ({ index = question }) => index !== question;
			if (sent.length > 0 && sent.every(isOther))
				violations.push({
					says: `${textOf(value)} of ${key} counts for question ${Number(question) + 1}, and was given to question ${Number(sent[0]?.index) + 1}`,
					events: sent,
				});
		}
	return { judged: rows.size, violations };
}
