export const label = "Open text";
export const hint =
	"A sentence or two of one’s own, up to three times, shown as a list. Not marked.";
export const times = (count: number) => `× ${count}`;
