import { createHash } from "node:crypto";

/** The name of an image: 128 bits of the hash of its large rendition. */
export function imageIdOf(large: Uint8Array): string {
	return createHash("sha256").update(large).digest("hex").slice(0, 32);
}
