import type { Groups } from "../../../shared/kinds/kind.ts";
import { limits } from "../../../shared/limits.ts";
import { arrivalOf } from "../arrival.ts";
import type { AnswerRow, Attempt, SaveOutcome } from "../room-store.ts";
import {
	type Counted,
	countAnswers,
	countedFrom,
	type Tally,
} from "../tally.ts";
import type { SharedClock } from "./clock.ts";
import { type Sending, textOf } from "./hints.ts";
import { type History, historyOf } from "./history.ts";
import type { Keys } from "./keys.ts";
import { inBatches, type Link } from "./link.ts";
import type { Packs } from "./packs.ts";
import { readRow, rowOf, rowsOf, saidArguments, seatsBehind } from "./rows.ts";
import { readSeat } from "./seats.ts";
import { judgeWithoutGate } from "./without-gate.ts";

type TallyReply = [
	joined: number,
	waiting: number,
	answered?: number,
	byValue?: string,
	byGroup?: string,
	groups?: number,
];

export function answerKeys(
	link: Link,
	keys: Keys,
	sending: Sending,
	clock: SharedClock,
	packs: Packs,
) {
	/** As of the last look: that it still holds is judged by the script. */
	let known: History | null = null;

	/** The history that these attempts are bound to; null when none is, or not to one that the store has now. */
	async function bond(attempts: readonly Attempt[]): Promise<History | null> {
		const bound = attempts.find(({ epoch }) => epoch !== undefined);
		if (bound === undefined) return null;
		if (bound.epoch !== known?.epoch) known = await historyOf(link, keys);
		return known;
	}

	async function saveSome(
		roomId: string,
		all: readonly Attempt[],
	): Promise<SaveOutcome[]> {
		const history = await bond(all);
		const isOther = ({ epoch }: Attempt) =>
			epoch !== undefined && epoch !== history?.epoch;
		const outcomes = await saveThese(
			roomId,
			all.filter((attempt) => !isOther(attempt)),
			history,
		);
		const next = outcomes.values();
		return all.map((attempt) => {
			if (isOther(attempt)) return { is: "other-history", row: null };
			const outcome = next.next().value;
			if (outcome === undefined) throw new Error("an attempt has no outcome");
			return outcome;
		});
	}

	async function saveThese(
		roomId: string,
		attempts: readonly Attempt[],
		history: History | null,
	): Promise<SaveOutcome[]> {
		if (attempts.length === 0) return [];
		const now = await clock.here();
		const rounds = [...new Set(attempts.map(({ round }) => round))];
		const save = () =>
			link.run<string[]>(
				"save",
				[
					keys.room(roomId),
					keys.seats(roomId),
					sending.channelOf(roomId),
					keys.groups(roomId),
					...rounds.flatMap((round) => [
						keys.answers(roomId, round),
						keys.tally(roomId, round),
					]),
				],
				[
					sending.command,
					textOf({ roomId, of: "pulse" }),
					history?.marks.join(" ") ?? "",
					history?.id ?? "",
					rounds.length,
					...rounds,
					...attempts.flatMap((attempt) => [
						rounds.indexOf(attempt.round) + 1,
						attempt.seat,
						attempt.seq,
						...saidArguments(attempt),
						Number(attempt.epoch !== undefined),
						arrivalOf(attempt, now),
					]),
				],
			);
		const reply = await packs.orPacked<string[] | null>(
			save(),
			async () => null,
		);
		return reply === null
			? savePacked(roomId, attempts, history, save)
			: outcomesOf(attempts, reply);
	}

	function outcomesOf(
		attempts: readonly Attempt[],
		reply: readonly string[],
	): SaveOutcome[] {
		return attempts.map(({ seat, round }, index) => {
			const is = reply[2 * index] as SaveOutcome["is"];
			const stands = reply[2 * index + 1] ?? "";
			const row = stands === "" ? null : rowOf(seat, round, stands);
			if (is === "other-history") return { is, row: null };
			if (is !== "stored") return { is, row };
			if (row === null) throw new Error("an answer was stored as nothing");
			return { is, row };
		});
	}

	/** A room is packed when it takes no answers any more. What students send to it does not unpack it, or they could fill the store. */
	async function savePacked(
		roomId: string,
		attempts: readonly Attempt[],
		history: History | null,
		save: () => Promise<string[]>,
	): Promise<SaveOutcome[]> {
		const [open, own] = await link.ask<(string | null)[]>(
			"hmget",
			keys.room(roomId),
			"round",
			"history",
		);
		if (open != null)
			return outcomesOf(attempts, await packs.change(roomId, save));
		const isOther =
			history !== null &&
			((own != null && own !== history.id) ||
				(await historyOf(link, keys)).epoch !== history.epoch);
		const seats = await packs.seats(roomId);
		const outcomes: SaveOutcome[] = [];
		for (const attempt of attempts) {
			const { seat: id, round, epoch } = attempt;
			if (isOther && epoch !== undefined) {
				outcomes.push({ is: "other-history", row: null });
				continue;
			}
			const seat = seats[id];
			const row = (await packs.answers(roomId, round))[id];
			outcomes.push(
				judgeWithoutGate(
					attempt,
					seat === undefined ? null : readSeat(id, seat),
					row === undefined ? null : rowOf(id, round, row),
				),
			);
		}
		return outcomes;
	}

	return {
		save: (
			roomId: string,
			attempts: readonly Attempt[],
		): Promise<SaveOutcome[]> =>
			inBatches(attempts, (some) => saveSome(roomId, some)),

		async answers(roomId: string, round: number): Promise<AnswerRow[]> {
			return rowsOf(round, await packs.answers(roomId, round));
		},

		async whoAnswered(roomId: string): Promise<string[]> {
			const rounds = await link.ask<string | null>(
				"hget",
				keys.room(roomId),
				"rounds",
			);
			const seats = await Promise.all(
				Array.from({ length: Number(rounds) }, (_, index) =>
					packs.orPacked(
						link.ask<string[]>("hkeys", keys.answers(roomId, index + 1)),
						async () => Object.keys(await packs.answers(roomId, index + 1)),
					),
				),
			);
			return [...new Set(seats.flat())];
		},

		async answeredSince(
			roomId: string,
			round: number,
			place: number,
			most: number,
		) {
			const rows = await packs.answers(roomId, round);
			const behind = seatsBehind(rows, place).slice(0, most);
			const seats = behind.map(({ seat }) => seat);
			return { seats, place: behind.at(-1)?.place ?? place };
		},

		async answer(
			roomId: string,
			round: number,
			seatId: string,
		): Promise<AnswerRow | null> {
			const [row = null] = await answersOf(roomId, round, [seatId]);
			return row;
		},

		answersOf,

		async tally(roomId: string, round: number | null): Promise<Tally> {
			const ofRound =
				round === null
					? []
					: [
							keys.answers(roomId, round),
							keys.tally(roomId, round),
							keys.groups(roomId),
						];
			const ofRoom = [keys.room(roomId), keys.line(roomId)];
			const [joined, waiting, answered = 0, byValue, byGroup, groups] =
				await packs.orPacked(
					link.run<TallyReply>(
						"tally",
						[...ofRoom, ...ofRound],
						round === null ? [] : [round, limits.groupsTold],
					),
					async (): Promise<TallyReply> => {
						const [joined, waiting] = await link.run<TallyReply>(
							"tally",
							ofRoom,
						);
						// Nothing is known by value or by group: it is counted.
						return [joined, waiting, 1];
					},
				);
			const counted =
				countedFrom({
					answered,
					values: numbersIn(byValue),
					largest: numbersIn(byGroup),
					groups: groups ?? null,
				}) ?? (await countStored(roomId, Number(round)));
			return { joined, waiting, ...counted };
		},
	};

	/** What each of these seats has in one round, in that order. */
	async function answersOf(
		roomId: string,
		round: number,
		seatIds: readonly string[],
	): Promise<(AnswerRow | null)[]> {
		if (seatIds.length === 0) return [];
		const stored = await packs.these(
			keys.answers(roomId, round),
			() => packs.answers(roomId, round),
			seatIds,
		);
		return seatIds.map((seat, index) => {
			const one = stored[index] ?? null;
			return one === null ? null : rowOf(seat, round, one);
		});
	}

	async function countStored(roomId: string, round: number): Promise<Counted> {
		const stored = Object.values(await packs.answers(roomId, round));
		return countAnswers(stored, readRow);
	}
}

/** Name, number, name, number… as a JSON text. */
function numbersIn(text = "[]"): Groups {
	const flat = JSON.parse(text) as string[];
	const numbers: Record<string, number> = Object.create(null);
	for (let at = 0; at < flat.length; at += 2)
		numbers[flat[at] ?? ""] = Number(flat[at + 1]);
	return numbers;
}
