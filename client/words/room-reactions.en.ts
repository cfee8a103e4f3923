export const reactions = "Hands and hearts";
export const hands = (count: number) =>
	count === 1 ? "1 hand" : `${count} hands`;
export const hearts = (count: number) =>
	count === 1 ? "1 heart" : `${count} hearts`;
export const lowerAllHands = "Lower all hands";
export const noHandIsUp = "No hand is up";
export const whoRaisedIt = "Who has a hand up, the longest first";
export const andMore = (count: number) => `and ${count} more`;
export const saidReactions = (hands: number, hearts: number) =>
	hands + hearts === 0
		? "No hand is up."
		: [
				hands > 0 && (hands === 1 ? "1 hand is up." : `${hands} hands are up.`),
				hearts > 0 && (hearts === 1 ? "1 heart." : `${hearts} hearts.`),
			]
				.filter(Boolean)
				.join(" ");
