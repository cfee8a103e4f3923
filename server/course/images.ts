import type { StoredImage } from "../store/image-store.ts";
import drawn from "./images/images.json" with { type: "json" };

/** The images of the sample course, as `npm run pictures` draws them. */
export const courseImages: readonly StoredImage[] = drawn.map(
	({ id, width, height, small, large }) => ({
		id,
		width,
		height,
		small: Buffer.from(small, "base64"),
		large: Buffer.from(large, "base64"),
	}),
);
