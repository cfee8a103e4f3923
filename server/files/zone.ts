/** A zone's clocks go forward and back at a quarter of an hour. */
const quarter = 15 * 60_000;

/** How far the clocks of a zone are ahead of UTC at a moment, ms. */
export function zoneOf(zone: string): (at: number) => number {
	const form = new Intl.DateTimeFormat("en-US", {
		timeZone: zone,
		hourCycle: "h23",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
	});
	const known = new Map<number, number>();
	return (at) => {
		const of = Math.floor(at / quarter) * quarter;
		const found = known.get(of);
		if (found !== undefined) return found;
		const parts = Object.fromEntries(
			form.formatToParts(of).map(({ type, value }) => [type, Number(value)]),
		);
		const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
		const ahead = Date.UTC(year, month - 1, day, hour, minute) - of;
		known.set(of, ahead);
		return ahead;
	};
}
