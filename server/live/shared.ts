/**
 * One `act` at a time: who asks while one is on its way shares the next with all who ask meanwhile, so that nobody is told of
 * a time before the asking.
 */
export function shared(act: () => Promise<void>): () => Promise<void> {
	let last: Promise<void> = Promise.resolve();
	let next: Promise<void> | null = null;
	return () => {
		if (next !== null) return next;
		next = last
			.catch(() => {})
			.then(() => {
				next = null;
				last = act();
				return last;
			});
		return next;
	};
}
