export const areHeld = (count: number) =>
	count === 1
		? "1 name is held back from the screen."
		: `${count} names are held back from the screen.`;
export const heldExplained =
	"They seem to be staff, a link or an insult. Whoever has one is seated like everybody.";
export const show = "Show";
export const showNamed = (name: string) => `Show ${name} on the screen`;
export const keepOff = "Keep off";
export const keepNamedOff = (name: string) => `Keep ${name} off the screen`;
export const takeOff = "Hide";
export const takeNamedOff = (name: string) => `Take ${name} off the screen`;
export const isHeld = "not on the screen";
