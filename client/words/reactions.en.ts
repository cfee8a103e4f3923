/** Two lines beside the buttons of a small phone are about thirty letters: what is longer would move what stands above. */
export const reactions = "Raise a hand or send a heart";
export const hand = "Hand";
export const heart = "Heart";
export const whatFor = "A question? Too fast?";
/** What is told to whoever has pressed. */
export const done = {
	hand: { up: "Your hand is up.", down: "Your hand is down." },
	heart: { up: "Your heart is sent.", down: "Heart taken back." },
};
export const handsLowered = "All hands were lowered.";
export const handFell = "Line away: your hand is down.";
export const notTold = "No answer yet. Press again.";
export const tooFast = "Not so fast, please.";
