interface Two {
	readonly first: number;
	readonly second: number;
}

export const faultWords = {
	"no-right-number": "Say which number is right.",
	"none-earns-all": "No number earns the full points.",
	"same-numbers": ({ first, second }: Two) =>
		`Right numbers ${first} and ${second} are the same, with different shares.`,
	"unit-formula":
		"A unit is shown as it is typed: write it in plain letters, as in m/s² or kg·m, without dollars and backslashes.",
	"range-backwards": "The range ends before it begins.",
} as const;
