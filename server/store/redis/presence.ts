/** What nodes said of who is connected to them, as `present.lua` keeps it: by node "connected until". */
type Said = Readonly<Record<string, string>>;

/** The field of what a node said of those without an answer: to older versions it is a node to which nobody is connected. */
const ofSilent = /^silent (\d+) (\d+) (.*)$/s;

/** Over all nodes whose time is not over. */
export function connectedIn(said: Said, now: number): number {
	return Object.values(current(said, now)).reduce((sum, one) => sum + one, 0);
}

/** Those who have no answer in this round; null where a node that has anybody did not say so of this round. */
export function silentIn(
	said: Said,
	round: number,
	now: number,
): number | null {
	const nodes = current(said, now);
	const silent = new Map<string, number>();
	for (const field of Object.keys(nodes)) {
		const [, of, seats, node] = ofSilent.exec(field) ?? [];
		if (node !== undefined && Number(of) === round)
			silent.set(node, Number(seats));
	}
	let sum = 0;
	for (const [node, connected] of Object.entries(nodes)) {
		if (connected === 0) continue;
		const seats = silent.get(node);
		if (seats === undefined) return null;
		sum += seats;
	}
	return sum;
}

function current(said: Said, now: number): Record<string, number> {
	const numbers: Record<string, number> = {};
	for (const [field, one] of Object.entries(said)) {
		const [count, until] = one.split(" ");
		if (Number(until) > now) numbers[field] = Number(count);
	}
	return numbers;
}
