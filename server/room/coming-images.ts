import { imagesOf } from "../../shared/images.ts";
import { isSlide, kindOf } from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Sheet } from "../../shared/views.ts";
import { comingQuestion } from "./position.ts";
import { questionAt } from "./sheet.ts";
import type { Room } from "./state.ts";

/**
 * Images in what will be asked next, to be loaded meanwhile; what is correct and its explanation are not looked at. Where words stay off the phones these
 * load what they are shown nevertheless.
 */
export function comingImages(
	room: Room,
	sheet: Sheet,
	where: "phones" | "screen",
): { readonly images?: readonly string[] } {
	const coming = comingQuestion(room, sheet);
	if (coming === null) return {};
	const question = questionAt(sheet, coming);
	// Of a slide nobody hears before it is shown.
	if (isSlide(question)) return {};
	const withWords = where === "screen" || room.settings.textOnPhones;
	const images = imagesOf(
		withWords
			? [question.text, question.ask]
			: kindOf(question).bare(question.ask),
	).slice(0, limits.imagesTold);
	return images.length === 0 ? {} : { images };
}
