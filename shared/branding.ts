import * as v from "valibot";
import { imageText, isImage } from "./lone-image.ts";

/** Colours in the place of petrol, each with its tones for light and dark: `client/look/accents.css`. */
export const accents = [
	"blue",
	"indigo",
	"violet",
	"plum",
	"olive",
	"brown",
	"graphite",
] as const;
export type Accent = (typeof accents)[number];

/** As many characters say what a picture shows; signs before each of them, and its name, still fit. */
export const mostWordsOfImage = 200;
const mostOfImage =
	mostWordsOfImage * 2 + imageText({ id: "", alt: "" }).length + 32;

/** One image and what it shows, as it would stand in a text. */
const LoneImage = v.pipe(
	v.string(),
	v.maxLength(mostOfImage),
	v.check(isImage, "not one image, as in ![what it shows](image:ID)"),
);

/** What a quiz shows of its course, or of who teaches it. What is not there is the look that all have. */
export const Branding = v.strictObject({
	accent: v.exactOptional(v.picklist(accents)),
	logo: v.exactOptional(LoneImage),
	/** In the lobby, and at the end. */
	picture: v.exactOptional(LoneImage),
});
export type Branding = v.InferOutput<typeof Branding>;

/** The same as it is put together: what is undefined is not there. */
export type BrandingGiven = {
	readonly [Part in keyof Branding]: Branding[Part] | undefined;
};

/** The same as a room has it: of a newer version it may have a colour that this one does not know, and shows as petrol. */
export interface RoomBranding {
	readonly accent?: string;
	readonly logo?: string;
	readonly picture?: string;
}

/** The quiz with this branding; without the field where that says nothing, as in quizzes that never had any. */
export function withBranding<Q extends object>(
	quiz: Q & { branding?: Branding },
	{ accent, logo, picture }: BrandingGiven,
): Q & { branding?: Branding } {
	const { branding: _, ...rest } = quiz;
	const bare = rest as Q;
	const branding = {
		...(accent && { accent }),
		...(logo && { logo }),
		...(picture && { picture }),
	};
	return Object.keys(branding).length === 0 ? bare : { ...bare, branding };
}
