export const label = "Word cloud";
export const hint =
	"Up to five words of one’s own: what more students write stands larger.";
export const words = "Words";
