export const faultWords = {
	"no-right-number": "Say which number is right.",
	"none-earns-all": "No number earns the full points.",
	"range-backwards": "The range ends before it begins.",
} as const;
