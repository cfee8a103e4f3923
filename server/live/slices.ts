/** So long a task may keep the event loop before it turns. */
const sliceMs = 10;

/** Does what takes long step by step, so that others' answers are saved in between. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
	let until = performance.now() + sliceMs;
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		if (performance.now() < until) continue;
		await new Promise(setImmediate);
		until = performance.now() + sliceMs;
	}
}
