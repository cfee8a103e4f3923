import { describe, expect, test } from "vitest";
import { positionOf, primaryOf } from "../../server/room/position.ts";
import { reduce } from "../../server/room/reduce.ts";
import { gateOf, graceMs, type Room } from "../../server/room/state.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { Primary } from "../../shared/views.ts";
import { diceOf } from "./dice.ts";
import { accepted, asked, dawn, room, run, sheet } from "./example.ts";
import { walk } from "./walk.ts";

describe("the gate", () => {
	const lobby = room();

	test("[RM15] only an open round has a gate: its number, its time with the grace, its kind of answers", () => {
		const timed = run(lobby, [{ do: "open", question: 1 }]);
		const until = dawn + 30_000 + graceMs;
		expect(gateOf(timed)).toEqual({ round: 1, until, changeable: true });
		const untimed = run(timed, [{ do: "untime" }]);
		expect(gateOf(untimed)).toEqual({
			round: 1,
			until: null,
			changeable: true,
		});
		const closed = run(timed, [{ do: "close" }]);
		const revealed = run(closed, [{ do: "reveal" }]);
		const others = [
			lobby,
			run(lobby, [{ do: "goto", question: 1 }]),
			closed,
			revealed,
			run(revealed, [{ do: "end" }]),
			run(timed, [{ do: "end" }]),
		];
		for (const other of others) expect(gateOf(other)).toBeNull();
	});
});

/** "open 2" */
function stepOf({ command }: Primary): string {
	return "question" in command
		? `${command.do} ${command.question + 1}`
		: command.do;
}

describe("the next sensible step", () => {
	function steps(from: Room): string[] {
		const said: string[] = [];
		let so = from;
		for (;;) {
			const primary = primaryOf(so, sheet);
			if (primary === null) return said;
			said.push(stepOf(primary));
			so = accepted(reduce(so, sheet, primary.command, dawn));
		}
	}

	test("[RM16] it leads through the whole quiz in order, and ends", () => {
		expect(steps(room())).toEqual([
			"goto 1",
			...[1, 2, 3, 4].flatMap((number) => [
				`open ${number}`,
				"close",
				"reveal",
				number < 4 ? `goto ${number + 1}` : "end",
			]),
		]);
	});

	test("[RM16] it passes over what was asked already, and does not go back", () => {
		const ahead = asked(room(), 2);
		const back = run(ahead, [
			{ do: "goto", question: 1 },
			{ do: "open", question: 1 },
		]);
		expect(steps(back)).toEqual([
			"close",
			"reveal",
			"goto 4",
			"open 4",
			"close",
			"reveal",
			"end",
		]);
	});

	test("[RM16] it is always a command that the room accepts", () => {
		for (let seed = 1; seed <= 60; seed++) {
			for (const { room: so, now } of walk(
				diceOf(seed),
				sheet,
				60,
				() => ({}),
			)) {
				const primary = primaryOf(so, sheet);
				if (primary === null) expect(so.phase.name).toBe("ended");
				else
					expect(
						isRefusal(reduce(so, sheet, primary.command, now)),
						`seed ${seed}`,
					).toBe(false);
			}
		}
	});
});

/** What must be true of any room at any time. */
function faultsOf(so: Room): string[] {
	const faults: string[] = [];
	const hold = (truth: boolean, fault: string) => {
		if (!truth) faults.push(fault);
	};
	const openRounds = so.rounds.filter((round) => round.closedAt === null);
	const { phase } = so;
	so.rounds.forEach((round, index) => {
		hold(round.round === index + 1, "a round's number is its place");
		hold(!round.revealed || round.closedAt !== null, "revealed while open");
		hold(
			round.counted === null || round.closedAt !== null,
			"counted while open",
		);
		hold(
			round.deadline === null || round.deadline > round.openedAt,
			"no time at all",
		);
		hold(
			round.closedAt === null || round.closedAt >= round.openedAt,
			"closed before it was opened",
		);
	});
	hold(
		openRounds.length === (phase.name === "open" ? 1 : 0),
		"open rounds and phase differ",
	);
	if ("round" in phase) {
		const round = so.rounds[phase.round - 1];
		hold(round?.question === phase.question, "the round is another question's");
		hold(
			round?.revealed === (phase.name === "revealed"),
			"phase and round differ",
		);
		if (phase.name === "open")
			hold(phase.round === so.rounds.length, "an old round is open");
	}
	hold(
		(so.endedAt !== null) === (phase.name === "ended"),
		"ended without its time",
	);
	hold(gateOf(so)?.round === openRounds[0]?.round, "gate and open round");
	return faults;
}

describe("lectures by chance", () => {
	test("[RM17] no order of commands makes a room that contradicts itself", () => {
		const seen = new Set<string>();
		for (let seed = 1; seed <= 150; seed++) {
			for (const step of walk(diceOf(seed), sheet, 80, () => ({}))) {
				const { before, command, result, room: so } = step;
				seen.add(`${before.phase.name} ${command.do} ${!isRefusal(result)}`);
				const said = `seed ${seed}: ${JSON.stringify(command)} in ${positionOf(before)}`;
				expect(faultsOf(so), said).toEqual([]);
				expect(so.rounds.length, said).toBeGreaterThanOrEqual(
					before.rounds.length,
				);
				if (result !== before && !isRefusal(result))
					expect(so.version, said).toBe(before.version + 1);
			}
		}
		expect(seen.size).toBeGreaterThan(60);
	});

	test("[RM17] what was revealed stays revealed, and a count that was written stays written", () => {
		for (let seed = 1; seed <= 80; seed++) {
			for (const { before, room: so, command } of walk(
				diceOf(seed),
				sheet,
				60,
				() => ({ "[0]": 1 }),
			)) {
				before.rounds.forEach((round, index) => {
					const now = so.rounds[index];
					expect(now?.question).toBe(round.question);
					expect(now?.changeable).toBe(round.changeable);
					if (round.revealed) expect(now?.revealed).toBe(true);
					// The last one, until it is revealed.
					if (command.do === "reopen" && now?.closedAt === null) return;
					if (round.closedAt !== null)
						expect(now?.closedAt).toBe(round.closedAt);
					if (round.counted !== null && command.do !== "count")
						expect(now?.counted).toEqual(round.counted);
				});
			}
		}
	});
});
