/** The two sizes in which an image is kept: an address names one by its width in pixels. A smaller image stays as wide as it is. */
export const imageWidths = { phone: 800, screen: 1920 } as const;

/** What may be sent as an image. Phones make one of these of whatever else they take pictures in. */
export const imageTypes = ["image/png", "image/jpeg", "image/webp"] as const;

/** What an image is, wherever its bytes lie. */
export interface ImageSize {
	readonly width: number;
	readonly height: number;
}

/** What images are called: digits of a hash of what they show. */
const nameForm = "[0-9a-f]{32}";
/** Whatever stands before it: in a document's JSON text a line's end is a letter. */
const named = /* @__PURE__ */ new RegExp(
	`image:(${nameForm})(?![0-9a-f])`,
	"g",
);
const address = /* @__PURE__ */ new RegExp(`^image:(${nameForm})$`);
const wholeName = /* @__PURE__ */ new RegExp(`^${nameForm}$`);

export function isImageName(text: string): boolean {
	return wholeName.test(text);
}

/** The image that a picture's address names; null: it is no address of one. */
export function imageAt(text: string): string | null {
	return address.exec(text)?.[1] ?? null;
}

/** The names of the images that stand in a text, as in `![a switch](image:ID)`: each once, in the order of the text. */
export function imagesIn(source: string): string[] {
	return [...new Set([...source.matchAll(named)].map(([, id = ""]) => id))];
}

/** Those of all texts in a document, which is a quiz, a question or a part of one; of a large one without its text as a whole. */
export function imagesOf(document: unknown): string[] {
	return [...new Set(namesIn(document))];
}

function namesIn(part: unknown): string[] {
	if (typeof part === "string")
		return part.includes("image:") ? imagesIn(part) : [];
	return typeof part === "object" && part !== null
		? Object.values(part).flatMap(namesIn)
		: [];
}

/** Where a rendition is found, below the server's address. */
export function imagePath(id: string, width: number): string {
	return `/image/${id}/${width}`;
}
