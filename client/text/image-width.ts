import { imageWidths } from "../../shared/images.ts";

/** Which of an image's two sizes is shown here: phones' pages, which are built apart, and small screens have enough with the smaller one. */
export function imageWidth(): number {
	const isSmall =
		import.meta.env.MODE === "student" ||
		matchMedia("(max-width: 820px)").matches;
	return isSmall ? imageWidths.phone : imageWidths.screen;
}
