import type { AskedRound } from "../../client/link/entry.ts";
import { askedOf } from "../../client/student/held.ts";
import { ownAnswer } from "../../client/student/own.ts";
import { viewForInstructor } from "../../server/room/instructor-view.ts";
import { scoreRoom } from "../../server/room/marks.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import { seatIdOf } from "../../server/room/seat.ts";
import { sheetOf } from "../../server/room/sheet.ts";
import type { Round } from "../../server/room/state.ts";
import { viewForOne, viewForStudents } from "../../server/room/student-view.ts";
import {
	roundsSeen,
	roundsTold,
	type Scene,
	tallyOf,
} from "../../server/room/tally.ts";
import type { AnswerRow, Seat } from "../../server/store/room-store.ts";
import type { Json } from "../../shared/json.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { whole } from "../room/whole.ts";
import { checkResults, type Hold, same, type Truth } from "./account.ts";
import { checkArchive } from "./archive.ts";
import { isSame } from "./chronicle.ts";
import type { Hall } from "./hall.ts";
import { owner } from "./node.ts";
import type { Phone, Shown } from "./phone.ts";

async function readTruth(hall: Hall): Promise<Truth> {
	const { rooms } = hall.stores;
	const ofResults = hall.anyNode()?.ofResults;
	const [results] = await Promise.all([
		ofResults?.of(owner, hall.roomId),
		hall.clock.run(1000),
	]);
	const room = await rooms.load(hall.roomId);
	if (room === null || results === undefined || isRefusal(results))
		throw new Error("the room is gone");
	const rows = new Map<number, readonly AnswerRow[]>();
	for (const { round } of room.rounds)
		rows.set(round, await rooms.answers(hall.roomId, round));
	const frozen = await rooms.sheet(hall.roomId);
	if (frozen === null) throw new Error("the room has no questions");
	return {
		room,
		sheet: sheetOf(room, frozen),
		epoch: await rooms.epoch(),
		seats: await rooms.seats(hall.roomId),
		rows,
		results: whole(results),
	};
}

/** The room with the counts that a page sees, from the store's rows. */
function sceneOf({ room, sheet, rows }: Truth, seen: readonly Round[]): Scene {
	const tallies = seen.flatMap(({ round, question, counted }) => {
		const asked = sheet[question];
		if (asked === undefined || counted === null) return [];
		const own = rows.get(round) ?? [];
		const values = own.map(({ value }): [Json, number] => [value, 1]);
		return [[round, tallyOf(asked, values)] as const];
	});
	return { room, sheet, tallies: new Map(tallies) };
}

/** Without what late joiners change: they echo to nobody, so who has no points yet and how many there are may be older. */
function lasting(view: unknown): string {
	return JSON.stringify(view, (key, value) => {
		if (["leaderboard", "shares"].includes(key) && Array.isArray(value))
			return value.filter((entry) => entry.score > 0);
		return key === "of" ? undefined : value;
	});
}

/** What is wrong at the end of a lecture, one line per fault; empty when every promise was kept. */
export async function faultsOf(hall: Hall): Promise<string[]> {
	const truth = await readTruth(hall);
	const faults: string[] = [];
	const hold = (truthful: boolean, fault: string) => {
		if (!truthful) faults.push(fault);
	};
	await checkArchive(hall.stores.rooms, hall.halved, hold);
	faults.push(...hall.lecturer.browser.faults);
	checkRows(hall, truth, hold);
	checkOpened(hall, truth, hold);
	checkResults(truth, hold);
	for (const phone of hall.phones) {
		const seat = seatOf(hall, phone, truth);
		checkAnswers(hall, phone, truth, hold);
		if (phone.gone) continue;
		if (seat === null) checkOutsider(phone, hold);
		else if (!seat.removed) checkPhone(hall, phone, seat, truth, hold);
	}
	checkWatchers(hall, truth, hold);
	return faults;
}

function seatOf(hall: Hall, phone: Phone, truth: Truth): Seat | null {
	const token = phone.token;
	const id = token === null ? "" : seatIdOf(hall.roomId, token);
	return truth.seats.find((seat) => seat.id === id) ?? null;
}

/** Each row was sent by its seat under the history that stored it, once per round, while its round's gate was open. */
function checkRows(hall: Hall, truth: Truth, hold: Hold): void {
	const phones = new Map(
		hall.phones.map((phone) => [
			seatIdOf(hall.roomId, phone.token ?? ""),
			phone,
		]),
	);
	const { lineage, puts, unbound } = hall.chronicle;
	hold(unbound === 0, `${unbound} commits were bound to no document`);
	lineage.gates.forEach(({ version }, index) => {
		hold(version === index + 2, `commit ${index + 1} made version ${version}`);
	});
	for (const put of puts)
		hold(
			phones
				.get(put.seat)
				?.sent.some(
					(one) =>
						one.round === put.round &&
						one.seq === put.seq &&
						one.epoch === put.epoch &&
						same(one.value, put.value),
				) === true,
			`nobody sent this to that history: ${JSON.stringify(put)}`,
		);
	for (const [round, rows] of truth.rows) {
		const asked = truth.room.rounds[round - 1]?.question;
		hold(
			new Set(rows.map(({ seat }) => seat)).size === rows.length,
			`round ${round} has a seat twice`,
		);
		for (const row of rows) {
			hold(
				lineage.puts.some((put) => isSame(put, row) && put.at === row.at),
				`never stored in this history: ${JSON.stringify(row)}`,
			);
			hold(
				phones
					.get(row.seat)
					?.sent.some(
						(one) =>
							one.round === round && one.seq === row.seq && one.index === asked,
					) === true,
				`given to another question: ${JSON.stringify(row)}`,
			);
			const open = lineage.gates.some(({ from, gate }, index) => {
				const to = lineage.gates[index + 1]?.from ?? Number.POSITIVE_INFINITY;
				const until = Math.min(to, gate?.until ?? Number.POSITIVE_INFINITY);
				// The opening is the document's; the gate stands from its commit on, a moment later.
				const opened = Math.min(
					from,
					truth.room.rounds[round - 1]?.openedAt ?? from,
				);
				return gate?.round === round && opened <= row.at && row.at <= until;
			});
			hold(open, `outside its gate: ${JSON.stringify(row)}`);
			const put = lineage.puts.findLast((one) => isSame(one, row));
			const now = truth.sheet[asked ?? -1]?.id;
			hold(
				put === undefined || put.asked === now,
				`given to ${put?.asked}, counted for ${now}: ${JSON.stringify(row)}`,
			);
		}
	}
}

/** Each round is of the question with which it was opened, and the results tell it in the words that it was asked in. */
function checkOpened(hall: Hall, truth: Truth, hold: Hold): void {
	const { opened, sheet } = hall.chronicle.lineage;
	hold(
		same(
			sheet.map(({ id }) => id),
			truth.sheet.map(({ id }) => id),
		),
		"the room has other questions than were committed",
	);
	for (const { id, epoch } of hall.lecturer.added)
		hold(
			epoch !== hall.chronicle.epoch ||
				truth.sheet.some((one) => one.id === id),
			`${id} was told to be added and is not there`,
		);
	for (const { round, question } of truth.room.rounds) {
		const was = opened[round - 1];
		const is = truth.sheet[question];
		hold(
			was !== undefined && was.id === is?.id,
			`round ${round} was of ${was?.id} and is of ${is?.id}`,
		);
		const result = truth.results.questions.find(
			({ index }) => index === question,
		);
		const told = result?.rounds.find((one) => one.round === round);
		const text = told?.asked?.text ?? result?.text;
		hold(
			text === was?.text,
			`round ${round} was asked as ${was?.text} and is told as ${text}`,
		);
	}
}

/**
 * What the phone was told is saved is saved: that value, or a later one of the same student where answers can change. Only a
 * store that was put back to a time before it may lack it.
 */
function checkAnswers(
	hall: Hall,
	phone: Phone,
	truth: Truth,
	hold: Hold,
): void {
	const { lineage, puts } = hall.chronicle;
	const seat = seatIdOf(hall.roomId, phone.token ?? "");
	for (const early of phone.premature)
		hold(false, `${phone.name} was told ${early} before it was stored`);
	hold(!phone.erased, `${phone.name} was told that it was deleted`);
	for (const told of phone.acknowledged) {
		const isIt = (put: AnswerRow) => isSame(put, { ...told, seat, at: 0 });
		const who = `${phone.name}, told ${JSON.stringify(told)}`;
		if (!lineage.puts.some(isIt)) {
			hold(puts.some(isIt), `${who}: no history ever had it`);
			continue;
		}
		const row = truth.rows.get(told.round)?.find((one) => one.seat === seat);
		const round = truth.room.rounds[told.round - 1];
		if (row === undefined) hold(false, `${who}: lost`);
		else if (round?.changeable)
			hold(
				row.seq > told.seq ||
					(row.seq === told.seq && same(row.value, told.value)),
				`${who}: stored ${JSON.stringify(row)}`,
			);
		else
			hold(
				row.seq === told.seq && same(row.value, told.value),
				`${who}, final: stored ${JSON.stringify(row)}`,
			);
	}
}

/** A phone that is there has the store's state on its page, and the last tap came to an end that the page tells. */
function checkPhone(
	hall: Hall,
	phone: Phone,
	seat: Seat,
	truth: Truth,
	hold: Hold,
): void {
	const { room, epoch, rows } = truth;
	const { state, lastTap, name } = phone;
	const held = state?.held;
	if (state == null || held == null) {
		hold(false, `${name} has an empty page`);
		return;
	}
	const now = held.view.now;
	hold(
		same(
			held.view,
			viewForStudents(sceneOf(truth, roundsTold(room)), epoch, now),
		),
		`${name} sees ${JSON.stringify(held.view)}, the room is at ${room.version}`,
	);
	const current = "round" in room.phase ? room.phase.round : 0;
	const row = rows.get(current)?.find((one) => one.seat === seat.id);
	const answer =
		row === undefined
			? null
			: { round: row.round, seq: row.seq, value: row.value };
	const scores = scoreRoom(room, truth.sheet, truth.seats, rows);
	const own = viewForOne(truth, epoch, seat, answer, scores);
	// While a question is open the page learns of its own answer by the reply to it, not by a view; of a new name when it
	// next asks, which it does not insist on when the store is away.
	const unsure = room.phase.name === "open" ? { answer: null } : {};
	const part = { ...own, ...unsure, name };
	hold(
		lasting({ ...held.me, ...unsure, name }) === lasting(part),
		`${name} is told ${JSON.stringify(held.me)}, not ${JSON.stringify(own)}`,
	);
	const back = backIn(phone.versions);
	hold(back === null, `${name} went back in ${back}`);
	const asked = askedOf(held.view);
	if (asked !== null) {
		const shown = ownAnswer(state);
		hold(
			shown.state === (row === undefined ? "none" : "saved") ||
				shown.state === "refused",
			`${name}: the page says ${shown.state}, stored is ${JSON.stringify(row)}`,
		);
		hold(
			same(shown.value, row?.value ?? null),
			`${name}: the page shows ${JSON.stringify(shown.value)}, stored is ${JSON.stringify(row)}`,
		);
	}
	if (lastTap === null) return;
	const { outbox } = state;
	if (lastTap.epoch !== epoch) {
		checkAfterRestore(hall, phone, lastTap, truth, hold);
		return;
	}
	// What was refused before its round took answers again is forgotten (CL1562).
	const wasReopened = (room.rounds[lastTap.round - 1]?.recounts ?? 0) > 0;
	if (wasReopened && outbox.state === "none") {
		hold(
			!rows.get(lastTap.round)?.some((one) => one.seat === seat.id),
			`${name}: the page has forgotten a saved answer`,
		);
		return;
	}
	hold(
		outbox.state === "saved" || outbox.state === "refused",
		`${name}: the last tap is ${outbox.state} for ever`,
	);
	hold(
		outbox.place?.round === lastTap.round,
		`${name}: the page has forgotten the last tap`,
	);
	const stored = rows
		.get(lastTap.round)
		?.find((one) => one.seat === seat.id)?.value;
	hold(
		same(outbox.value, stored ?? null),
		`${name}: the page says ${outbox.state} ${JSON.stringify(outbox.value)}, stored is ${JSON.stringify(stored)}`,
	);
}

/**
 * Of a tap in a former history the page says what became of it, or nothing any more; while its round is asked as it was
 * when the store was put back, it has been offered again. Not one that was refused: that is final (CL7), also where a history
 * in which its round was closed gives way to one in which it is open. The page then shows that nothing is answered.
 * Nor one whose round was over, or asked something else, in a history between: that one was handed to the offers (CL231), the round
 * is asked anew, and what is not answered by its close is offered from what the phone keeps.
 */
function checkAfterRestore(
	hall: Hall,
	phone: Phone,
	lastTap: AskedRound,
	{ room, epoch }: Truth,
	hold: Hold,
): void {
	const { name, state, wasRefused, wasOver } = phone;
	const { outbox } = state ?? {};
	const isOffered = wasOver && phone.keeps(lastTap.round);
	hold(
		outbox?.state !== "sending" && outbox?.state !== "unsaved",
		`${name}: the last tap before the restore is ${outbox?.state} for ever`,
	);
	const restored = hall.restores.findLast((one) => one.epoch === epoch)?.room;
	const isStill =
		restored?.phase.name === "open" &&
		restored.phase.round === lastTap.round &&
		restored.phase.question === lastTap.index &&
		room.phase.name === "open" &&
		room.phase.round === lastTap.round;
	if (isStill && !wasRefused && !isOffered && outbox?.place === null)
		hold(false, `${name}: not offered again`);
}

/** Whoever is here without a seat was told why. */
function checkOutsider({ name, token, state }: Phone, hold: Hold): void {
	if (token === null) return;
	hold(
		state?.stopped != null ||
			state?.joinRefusal != null ||
			state?.entrance?.state === "ended" ||
			state?.entrance?.waiting != null,
		`${name} is outside without a word: ${JSON.stringify(state)}`,
	);
}

/**
 * Where a page went back within one history; null when it did not. Until its node has found out, a page is told of the next one
 * as of the last.
 */
function backIn(versions: readonly Shown[]): string | null {
	const at = versions.findIndex(({ epoch, version, history }, index) => {
		const before = versions[index - 1];
		return (
			before?.epoch === epoch &&
			before.history === epoch &&
			history === epoch &&
			version < before.version
		);
	});
	const around = versions.slice(Math.max(at - 4, 0), at + 4);
	const told = around.map(({ epoch, version }) => `${epoch}:${version}`);
	return at < 0 ? null : told.join(" ");
}

/** Every screen and the instructor's page have the store's state and counts. */
function checkWatchers(hall: Hall, truth: Truth, hold: Hold): void {
	const { room, epoch, rows, seats } = truth;
	const scene = sceneOf(truth, roundsSeen(room));
	const scores = scoreRoom(room, truth.sheet, seats, rows);
	const round = "round" in room.phase ? room.phase.round : null;
	const answered = round === null ? 0 : (rows.get(round)?.length ?? 0);
	const joined = seats.filter((seat) => !seat.removed).length;
	const watchers = [
		...hall.projectors.map((one, index) => ({
			who: `screen ${index + 1}`,
			one,
			view: viewForScreen(scene, epoch, one.view?.now ?? 0, scores),
		})),
		{
			who: "the instructor's page",
			one: hall.lecturer,
			view: viewForInstructor(
				scene,
				epoch,
				hall.lecturer.view?.now ?? 0,
				scores,
			),
		},
	];
	for (const { who, one, view } of watchers) {
		hold(
			lasting(one.view) === lasting(view),
			`${who} shows ${JSON.stringify(one.view)}, not ${JSON.stringify(view)}`,
		);
		const back = backIn(one.versions);
		hold(back === null, `${who} went back in ${back}`);
		const { pulse } = one;
		hold(
			pulse?.joined === joined &&
				pulse.answered === answered &&
				pulse.round === round,
			`${who} counts ${JSON.stringify(pulse)}, not ${joined} and ${answered}`,
		);
	}
}

/** The same lecture once more must give the same: all that the store kept, without what is random on purpose. */
export async function digest(hall: Hall): Promise<string> {
	const { room, rows, results } = await readTruth(hall);
	return JSON.stringify([
		room.version,
		room.rounds,
		[...rows.values()].map((all) =>
			all.map(({ seq, value, at }) => [seq, value, at]),
		),
		results.students.map(({ name, score }) => [name, score]),
		hall.weather.counts,
	]);
}
