export const saidReactions = (hands: number, hearts: number) =>
	[
		hands > 0 && (hands === 1 ? "1 hand is up." : `${hands} hands are up.`),
		hearts > 0 && (hearts === 1 ? "1 heart." : `${hearts} hearts.`),
	]
		.filter(Boolean)
		.join(" ");
