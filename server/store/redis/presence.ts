/**
 * What nodes said of who is connected to them, as `present.lua` keeps it: by node "connected until". What one said of those without an
 * answer stands beside it as a node to which nobody is connected.
 */
type Said = Readonly<Record<string, string>>;

/** Over all nodes whose time is not over. */
export function connectedIn(said: Said, now: number): number {
	let sum = 0;
	for (const one of Object.values(said)) {
		const [count, until] = one.split(" ");
		if (Number(until) > now) sum += Number(count);
	}
	return sum;
}
