/** Milliseconds of the machine's monotonic clock, which runner and generators read alike: with an offset kept from two readings, a process that was held up between them would be ahead of or behind the others for its life. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;

export const sleep = (ms: number): Promise<void> =>
	new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
