const everyMs = 1_000;
const partedMs = 1_500;

/**
 * Calls `act` after the device has slept, or its clock was set: one clock of the page may have stood still meanwhile, the
 * other jumps, and only the server knows the time. The result ends it.
 */
export function whenSlept(act: () => void): () => void {
	const gap = () => Date.now() - performance.now();
	let known = gap();
	const timer = setInterval(() => {
		const before = known;
		known = gap();
		if (Math.abs(known - before) > partedMs) act();
	}, everyMs);
	return () => clearInterval(timer);
}
