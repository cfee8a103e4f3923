import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { pictureOf, pngOf } from "./images.ts";

/** Files that are no image to be shown, and why: the code of the refusal. */
export async function hostileImages(): Promise<
	readonly (readonly [is: string, why: string, bytes: Buffer])[]
> {
	const photo = await noiseOf(1_200, 800);
	const still = await pictureOf(64, 64, "#0a0", "png");
	const moving = await sharp(
		await Promise.all(["#f00", "#00f"].map((one) => pictureOf(60, 40, one))),
		{ join: { animated: true } },
	)
		.webp()
		.toBuffer();
	const zeros = (size: number) => deflateSync(Buffer.alloc(size));
	return [
		["empty", "image-type", Buffer.alloc(0)],
		["text", "image-type", Buffer.from("GET / HTTP/1.1")],
		["a page", "image-type", Buffer.from("<html><script>alert(1)</script>")],
		["a PDF", "image-type", Buffer.from("%PDF-1.7\n%âãÏÓ")],
		["a TIFF", "image-type", await sharp(photo).tiff().toBuffer()],
		[
			"an AVIF",
			"image-type",
			Buffer.from("\0\0\0\x20ftypavif\0\0\0\0", "latin1"),
		],
		[
			"a HEIC",
			"image-heic",
			Buffer.from("\0\0\0\x20ftypheic\0\0\0\0", "latin1"),
		],
		["an SVG", "image-svg", Buffer.from(svgBomb)],
		["an SVG without a head", "image-svg", Buffer.from("<svg xmlns='x'/>")],
		["a GIF", "image-moving", Buffer.from("GIF89a\x01\0\x01\0", "latin1")],
		["a moving WebP", "image-moving", moving],
		[
			"a moving PNG",
			"image-moving",
			pngOf(1, 1, zeros(4), [["acTL", Buffer.alloc(8)]]),
		],
		["half a JPEG", "image-broken", photo.subarray(0, photo.length / 2)],
		["half a PNG", "image-broken", still.subarray(0, still.length - 30)],
		["a head alone", "image-broken", photo.subarray(0, 20)],
		[
			"a PNG with another checksum",
			"image-broken",
			Buffer.from(still).fill(7, 40, 60),
		],
		[
			"a PNG of a few MB that unpacks to 15 GB",
			"image-pixels",
			pngOf(70_000, 70_000, zeros(2 ** 24)),
		],
		[
			"a PNG of 2 billion columns",
			"image-broken",
			pngOf(2 ** 31 - 1, 1, zeros(4)),
		],
		["a JPEG with 65,500 x 65,500", "image-pixels", gigantic(photo)],
		["a JPEG of 500 scans", "image-broken", await manyScans()],
		[
			"a bomb within the bounds",
			"image-broken",
			pngOf(7_000, 7_000, zeros(2 ** 20)),
		],
	];
}

/** What no encoder makes small. */
export function noiseOf(width: number, height: number): Promise<Buffer> {
	const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
	const create = {
		width,
		height,
		channels: 3,
		background: "#888",
		noise,
	} as const;
	return sharp({ create }).jpeg().toBuffer();
}

/** Each is a few bytes, and a pass over all of its pixels. */
async function manyScans(): Promise<Buffer> {
	const [width, height] = [4_000, 3_000];
	const create = { width, height, channels: 3, background: "#888" } as const;
	const jpeg = await sharp({ create }).jpeg({ progressive: true }).toBuffer();
	const last = jpeg.subarray(jpeg.lastIndexOf(Buffer.from([0xff, 0xda])), -2);
	const [end, scans] = [jpeg.subarray(-2), Array<Buffer>(500).fill(last)];
	return Buffer.concat([jpeg.subarray(0, -2), ...scans, end]);
}

/** Ten times ten times … of itself. */
const svgBomb = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><g id="a0"><rect width="9" height="9"/></g>${Array.from(
	{ length: 9 },
	(_, at) => `<g id="a${at + 1}">${`<use href="#a${at}"/>`.repeat(10)}</g>`,
).join("")}</svg>`;

/** The same JPEG, which says that it is as large as one can be. */
function gigantic(jpeg: Buffer): Buffer {
	const lying = Buffer.from(jpeg);
	const frame = lying.indexOf(Buffer.from([0xff, 0xc0]));
	lying.writeUInt16BE(65_500, frame + 5);
	lying.writeUInt16BE(65_500, frame + 7);
	return lying;
}
