import type { Spread } from "./journal.ts";
import type { Outcome } from "./rehearsal.ts";

/** Whether the promise was kept: all are in, and every answer was saved and is in the results as it was given. */
export function isKept(outcome: Outcome): boolean {
	const { students, joined, wanted, saved, found, faults } = outcome;
	return (
		joined === students &&
		saved === wanted &&
		found === saved &&
		faults.length === 0
	);
}

/** The outcome in plain words. */
export function describe(outcome: Outcome): string {
	const { students, joined, wanted, saved, found, way } = outcome;
	const { repeated, returns, faults } = outcome;
	const lines = [
		timed(`${joined} of ${students} joined`, outcome.joining),
		timed(`${way?.of ?? 0} times a question came`, way),
		timed(`${saved} of ${wanted} answers saved`, outcome.saving),
		found === saved
			? `All ${saved} that were called saved are in the results, as they were given.`
			: `Only ${found} of the ${saved} that were called saved are in the results as they were given.`,
		`${returns === 1 ? "Once" : `${returns} times`} somebody lost the network and came back.`,
	];
	if (repeated !== null)
		lines.push(
			`${repeated.of} answers were sent more than once; the last of them was saved after ${ms(repeated.most)}.`,
		);
	for (const fault of faults.slice(0, 10)) lines.push(`  ${fault}`);
	if (faults.length > 10) lines.push(`  and ${faults.length - 10} more`);
	const limits = limitsOf(outcome);
	return [
		...lines,
		"",
		"What would limit you:",
		...(limits.length === 0
			? ["  Nothing yet: there is room for more than this class."]
			: limits.map((limit) => `  ${limit}`)),
		"",
		isKept(outcome)
			? "Every answer counts."
			: "This rehearsal failed: not everybody was in, or not every answer was saved.",
	].join("\n");
}

/** A server is slow from here on, ms at p99. */
const slow = { joining: 2000, way: 500, saving: 250 };

function limitsOf(outcome: Outcome): string[] {
	const { refusals, load, transport, waited, saving, joining, way } = outcome;
	const own = load.ownFull >= 2 || load.lateP99 > 50;
	const machine = load.machineFull >= 2;
	const limits: string[] = [];
	const of = (what: string) => refusals[what] ?? 0;
	if (own)
		limits.push(
			`This computer itself: its program was busy in ${load.ownFull} of ${load.seconds} seconds, and ${ms(load.lateP99)} late at p99. The times above are at most so long; rehearse from a faster one, or with fewer students.`,
		);
	else if (machine)
		limits.push(
			`This computer's processors: all were busy in ${load.machineFull} of ${load.seconds} seconds. If the server runs on it too, it is the limit; else the times above are at most so long.`,
		);
	if (transport === "polling")
		limits.push(
			"Only long polling gets through: something in between lets no WebSockets pass. Joining takes some 3 s longer, and each student costs several times the requests. docs/OPERATING.md has the lines for the proxy.",
		);
	if (of("HTTP 503") > 0)
		limits.push(
			`Connections: ${of("HTTP 503")} were refused because the servers were full or away (MAX_CONNECTIONS; more nodes).`,
		);
	if (of("no connection") > 0)
		limits.push(
			`${of("no connection")} tries to connect got no answer: a node, the proxy or the network was away, or is full.`,
		);
	if (of("room-full") > 0)
		limits.push(
			`Seats: ${of("room-full")} students found the room full (ROOM_SEATS).`,
		);
	if (waited > 0)
		limits.push(
			`The line: ${waited} newcomers had to wait until this program let them in, as their instructor would. Set how many students are expected in the room's settings, or raise JOIN_RUSH.`,
		);
	if (of("too-fast") > 0)
		limits.push(`${of("too-fast")} times a student was told to be slower.`);
	if (of("busy") > 0)
		limits.push(
			`The store: ${of("busy")} times it was away, or had more answers waiting than INTAKE allows.`,
		);
	// Of times that this computer spoiled nothing more can be said.
	if (own || machine) return limits;
	if (saving !== null && saving.p99 > slow.saving)
		limits.push(
			`Saving: one answer in a hundred takes longer than ${ms(saving.p99)}. The store's disk is slow, or the nodes are full: lectern_ack_seconds and nodejs_eventloop_lag_p99_seconds say which.`,
		);
	if (joining !== null && joining.p99 > slow.joining)
		limits.push(
			`Joining: one student in a hundred waits longer than ${ms(joining.p99)}. More nodes help.`,
		);
	if (way !== null && way.p99 > slow.way)
		limits.push(
			`The question's way: one student in a hundred has it later than ${ms(way.p99)}. More nodes help, or a wider line.`,
		);
	return limits;
}

function timed(what: string, spread: Spread | null): string {
	if (spread === null) return what;
	const { p50, p95, p99 } = spread;
	return `${what.padEnd(36)} p50 ${ms(p50)}   p95 ${ms(p95)}   p99 ${ms(p99)}`;
}

function ms(value: number): string {
	if (value >= 10_000) return `${(value / 1000).toFixed(0)} s`;
	if (value >= 1000) return `${(value / 1000).toFixed(1)} s`;
	return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
