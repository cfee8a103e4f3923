import { setPriority } from "node:os";
import sharp, { type CreateRaw } from "sharp";
import { imageWidths } from "../../shared/images.ts";
import { limits } from "../../shared/limits.ts";
import { type Made, tooSlow } from "./made-image.ts";

/**
 * A process of its own, in which whatever somebody sent is taken apart: what eats time or memory there, or brings it down, leaves the
 * server alone. Gets a file, tells its two renditions. See `ImageMaker`.
 */

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
	operation: ["Jpeg", "Png", "Webp"].map(
		(one) => `VipsForeignLoad${one}Buffer`,
	),
});
// Answers come first.
setPriority(10);

/** What one image may take of the processor, however many others want it, and how often that is looked at, ms. */
const mostCpuMs = Number(process.argv[2]);
const lookMs = 50;

/** The first that fits: what is full of noise is told less exactly. */
const qualities = [80, 40, 10];
const sizes = {
	small: { side: imageWidths.phone, tall: 1_600, most: 200_000 },
	large: {
		side: imageWidths.screen,
		tall: imageWidths.screen,
		most: 1_000_000,
	},
} as const;

async function make(bytes: Uint8Array): Promise<Made> {
	// Of how large it says that it is nothing is taken into memory yet.
	const said = await sharp(bytes, { limitInputPixels: false }).metadata();
	const { width, height } = said;
	if (
		width * height > limits.imagePixels ||
		Math.max(width, height) > limits.imageSide
	)
		return { is: "refused", why: "image-pixels", width, height };
	const image = sharp(bytes, {
		limitInputPixels: limits.imagePixels,
		failOn: "error",
	});
	const { data, info } = await image
		.autoOrient()
		// Drawings have black lines on nothing, and pages can be dark.
		.flatten({ background: "#fff" })
		.toColourspace("srgb")
		.resize({
			width: sizes.large.side,
			height: sizes.large.tall,
			fit: "inside",
			withoutEnlargement: true,
		})
		.raw()
		.toBuffer({ resolveWithObject: true });
	const { width: wide, height: tall, channels } = info;
	const raw = { width: wide, height: tall, channels };
	const preset = said.format === "jpeg" ? "photo" : "drawing";
	return {
		is: "made",
		width: wide,
		height: tall,
		small: await encode(data, raw, preset, sizes.small),
		large: await encode(data, raw, preset, sizes.large),
	};
}

async function encode(
	pixels: Uint8Array,
	raw: CreateRaw,
	preset: "photo" | "drawing",
	{ side, tall, most }: (typeof sizes)["small" | "large"],
): Promise<Uint8Array> {
	let bytes: Uint8Array = new Uint8Array();
	for (const quality of qualities) {
		bytes = await sharp(pixels, { raw })
			.resize({
				width: side,
				height: tall,
				fit: "inside",
				withoutEnlargement: true,
			})
			.webp({ quality, preset, smartSubsample: preset === "drawing" })
			.toBuffer();
		if (bytes.length <= most) break;
	}
	return bytes;
}

process.on("message", (bytes: Uint8Array) => {
	const start = process.cpuUsage();
	const watch = setInterval(() => {
		const { user, system } = process.cpuUsage(start);
		if (user + system > mostCpuMs * 1000) process.exit(tooSlow);
	}, lookMs);
	make(bytes)
		.catch((): Made => ({ is: "refused", why: "image-broken" }))
		.then((made) => {
			clearInterval(watch);
			process.send?.(made);
		});
});
process.send?.("ready");
process.on("disconnect", () => process.exit());
