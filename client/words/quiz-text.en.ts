/** The words of the text view: what is written with them is read with them. */
export const noLimit = "no limit";
export const worth = (points: number) =>
	points === 1 ? "1 point" : `${points} points`;
export const explanationSign = "Explanation:";
export const notesSign = "Notes:";
export const tagsSign = "Tags:";
export const brandingSigns = {
	accent: "Colour:",
	logo: "Logo:",
	picture: "Picture:",
} as const;
