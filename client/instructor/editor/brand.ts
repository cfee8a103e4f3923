import {
	type Branding,
	type BrandingGiven,
	withBranding,
} from "../../../shared/branding.ts";
import { isSame } from "../../../shared/json.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import { field } from "./field.ts";

/** Colour, logo and picture as they are from now on; `part`: where the cursor is. */
export interface BrandingEdit {
	readonly edit: "branding";
	readonly branding: BrandingGiven;
	readonly part: keyof Branding;
}

/** The quiz after it, or the very same, and the field. */
export function brand(
	quiz: Quiz,
	{ branding, part }: BrandingEdit,
): { readonly quiz: Quiz; readonly field: string } {
	const branded = withBranding(quiz, branding);
	const isSo = isSame(branded.branding, quiz.branding);
	return { quiz: isSo ? quiz : branded, field: field[part] };
}
