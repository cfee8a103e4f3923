import { imagesOf } from "../../shared/images.ts";
import { isSlide } from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Sheet } from "../../shared/views.ts";
import { comingQuestion } from "./position.ts";
import { questionAt } from "./sheet.ts";
import type { Room } from "./state.ts";

/** Images in what will be asked next, to be loaded meanwhile; what is correct and its explanation are not looked at. */
export function comingImages(
	room: Room,
	sheet: Sheet,
): { readonly images?: readonly string[] } {
	const coming = comingQuestion(room, sheet);
	if (coming === null) return {};
	const question = questionAt(sheet, coming);
	// Of a slide nobody hears before it is shown.
	if (isSlide(question)) return {};
	const { text, ask } = question;
	const images = imagesOf([text, ask]).slice(0, limits.imagesTold);
	return images.length === 0 ? {} : { images };
}
