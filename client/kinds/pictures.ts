import type { PicturePart } from "./part.ts";

const parts = import.meta.glob<PicturePart>("./*/picture.{ts,tsx}", {
	import: "picture",
	eager: true,
});

/** Of a kind that only a newer version knows nothing is drawn. */
const none: PicturePart = {
	Picture: () => null,
	sayKey: () => "",
	words: () => "",
};

export function pictureOf(kind: string): PicturePart {
	return (
		parts[`./${kind}/picture.ts`] ?? parts[`./${kind}/picture.tsx`] ?? none
	);
}
