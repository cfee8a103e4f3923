/** So many of all, in whole per cent. */
export function percentOf(count: number, all: number): number {
	return all === 0 ? 0 : Math.round((count / all) * 100);
}
