/** Waits until something is so; fails loudly with its name when it is not in time (ms). */
export async function waitFor(
	what: string,
	isSo: () => boolean | Promise<boolean>,
	withinMs = 15_000,
): Promise<void> {
	const end = performance.now() + withinMs;
	while (!(await isSo())) {
		if (performance.now() > end)
			throw new Error(`waited ${withinMs} ms in vain for ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
