import * as v from "valibot";
import { imageIdOf } from "./image-id.ts";
import type { Holding, StoredImage } from "./image-store.ts";
import { count, id, time } from "./room-schema.ts";
import type { LibraryRecord } from "./transfer-store.ts";

type ImageRecord = LibraryRecord & { is: "image" };

const bytes = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** Whoever wrote the file: what an image is called tells what is in it. */
export const ImageLine = v.strictObject({
	is: v.literal("image"),
	image: v.pipe(
		v.strictObject({
			id,
			width: count,
			height: count,
			small: bytes,
			large: bytes,
		}),
		v.check(
			(image) => imageIdOf(Buffer.from(image.large, "base64")) === image.id,
			"the image is not the one that its name tells",
		),
	),
	holders: v.array(v.strictObject({ owner: id, since: time })),
});

export function imageRecordOf(
	{ id, width, height, small, large }: StoredImage,
	holders: readonly Pick<Holding, "owner" | "since">[],
): ImageRecord {
	const text = (some: Uint8Array) => Buffer.from(some).toString("base64");
	return {
		is: "image",
		image: { id, width, height, small: text(small), large: text(large) },
		holders,
	};
}

export function imageFrom({ image }: ImageRecord): StoredImage {
	return {
		...image,
		small: Buffer.from(image.small, "base64"),
		large: Buffer.from(image.large, "base64"),
	};
}
