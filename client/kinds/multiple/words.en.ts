export const label = "Multiple choice";
export const hint =
	"Several options can be right; the points are for exactly those, or in part as you choose below.";
export const note =
	"Several options can be chosen, so the shares can add up to more than 100\u00a0%.";
