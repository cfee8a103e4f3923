import type { accents } from "../../shared/branding.ts";

export const branding = "Colour, logo, picture";
export const colour = "Colour";
export const petrol = "Petrol";
export const colourNames: Readonly<Record<(typeof accents)[number], string>> = {
	blue: "Blue",
	indigo: "Indigo",
	violet: "Violet",
	plum: "Plum",
	olive: "Olive",
	brown: "Brown",
	graphite: "Graphite",
};
export const colourHint =
	"On the projector and on the phones. All of them can be read by everybody, in light and dark.";
export const images = {
	logo: "Logo, small in the lobby and at the end",
	picture: "Picture, large in the lobby and at the end",
};
export const whatItShows = "What it shows, for those who cannot see it";
export const logoShowsAsIn = "Seal of the university";
export const pictureShowsAsIn = "The harbour at night";
export const chooseImage = "Choose an image";
export const chooseAnother = "Choose another";
export const takeAway = {
	logo: "Take the logo away",
	picture: "Take the picture away",
};
export const takeOver = "As in another quiz";
export const noneThere = "That quiz has no colour, logo or picture of its own.";
export const isTakenOver = "Colour, logo and picture are as there now.";
export const roomsKeepTheirs = "Rooms that have begun keep theirs.";
