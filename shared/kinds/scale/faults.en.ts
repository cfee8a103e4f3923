export const faultWords = {
	"ends-unnamed": "Say what the lowest and the highest step mean.",
} as const;
