/** What a file is by its first bytes, whatever it is called. `moving`: more than one picture. */
export type ImageForm = "still" | "moving" | "heic" | "svg" | "other";

const heic = /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1)$/;

export function imageFormOf(bytes: Uint8Array): ImageForm {
	const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const text = (from: number, to: number) => start.toString("latin1", from, to);
	if (text(0, 3) === "\xff\xd8\xff") return "still";
	if (text(0, 8) === "\x89PNG\r\n\x1a\n") return isMovingPng(start);
	if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP")
		return text(12, 16) === "VP8X" && ((start[20] ?? 0) & 2) !== 0
			? "moving"
			: "still";
	if (text(0, 4) === "GIF8") return "moving";
	if (text(4, 8) === "ftyp" && heic.test(text(8, 12))) return "heic";
	return /<svg[\s>]/i.test(start.toString("utf8", 0, 1000)) ? "svg" : "other";
}

/** It says so before its first pixels. */
function isMovingPng(bytes: Buffer): ImageForm {
	const pixels = bytes.indexOf("IDAT");
	const control = bytes.subarray(0, Math.max(pixels, 0)).indexOf("acTL");
	return control === -1 ? "still" : "moving";
}
