import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ImageMaker } from "../../server/live/image-maker.ts";
import type { Made } from "../../server/live/made-image.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { hostileImages, noiseOf } from "../rig/hostile-images.ts";
import { pictureOf } from "../rig/images.ts";

let maker: ImageMaker;
const warned: string[] = [];
beforeAll(() => {
	const silent = () => {};
	const warn = (_: object, message: string) => void warned.push(message);
	maker = new ImageMaker({ info: silent, warn, error: warn });
});
afterAll(() => maker.close());

async function made(bytes: Uint8Array): Promise<Made & { is: "made" }> {
	const one = await maker.make(bytes);
	if (isRefusal(one)) throw new Error(one.message);
	return one;
}

describe("an image that somebody sent", () => {
	test("[LV1180] is refused in words within 3 s when it is none, moves, is damaged or takes too much, and the next one is taken", async () => {
		await made(await pictureOf(9, 9, "#123"));
		for (const [is, why, bytes] of await hostileImages()) {
			const start = performance.now();
			const refused = (await maker.make(bytes)) as Refusal;
			expect([is, refused.why]).toEqual([is, why]);
			expect(refused.message.length, is).toBeGreaterThan(20);
			expect(performance.now() - start, is).toBeLessThan(3_000);
		}
		await made(await pictureOf(9, 9, "#123"));
		expect(warned).toEqual([]);
	});

	test("[LV1181] is shown upright, as WebP in two sizes, and without what it told beside its pixels", async () => {
		const sent = await sharp(
			await sharp({
				create: {
					width: 3_000,
					height: 1_500,
					channels: 3,
					background: "#00f",
				},
			})
				.composite([
					{
						input: await pictureOf(1_500, 1_500, "#f00"),
						left: 0,
						top: 0,
					},
				])
				.jpeg()
				.toBuffer(),
		)
			.withExif({
				IFD0: { Artist: "Ada Lovelace", Copyright: "secret" },
				IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" },
			})
			// To be turned by a quarter, clockwise.
			.withMetadata({ orientation: 6 })
			.toBuffer();
		expect((await sharp(sent).metadata()).exif?.toString("latin1")).toContain(
			"Ada Lovelace",
		);
		const { width, height, small, large } = await made(sent);
		expect([width, height]).toEqual([960, 1_920]);
		for (const [bytes, wide, tall] of [
			[large, 960, 1_920],
			[small, 800, 1_600],
		] as const) {
			const told = await sharp(bytes).metadata();
			expect([told.format, told.width, told.height]).toEqual([
				"webp",
				wide,
				tall,
			]);
			expect([told.exif, told.xmp, told.icc, told.orientation]).toEqual([
				undefined,
				undefined,
				undefined,
				undefined,
			]);
			const { data } = await sharp(bytes)
				.extract({ left: 10, top: 10, width: 1, height: 1 })
				.raw()
				.toBuffer({ resolveWithObject: true });
			// The left half is on top now.
			expect(data[0]).toBeGreaterThan(200);
			expect(data[2]).toBeLessThan(60);
		}
	});

	test("[LV1182] keeps nothing of what hides in its file, has light behind what is transparent, and few bytes whatever it shows", async () => {
		const photo = await noiseOf(1_300, 1_300);
		const two = Buffer.concat([photo, Buffer.from("PK\x03\x04<script>evil")]);
		const noisy = await made(two);
		expect(noisy.small.length).toBeLessThanOrEqual(200_000);
		expect(noisy.large.length).toBeLessThanOrEqual(1_000_000);
		for (const bytes of [noisy.small, noisy.large])
			expect(Buffer.from(bytes).includes("evil")).toBe(false);
		const nothing = await sharp({
			create: { width: 20, height: 20, channels: 4, background: "#0000" },
		})
			.png()
			.toBuffer();
		const { large } = await made(nothing);
		const [red = 0] = await sharp(large).raw().toBuffer();
		expect(red).toBeGreaterThan(250);
	});

	test("[LV1433] is refused for now where no process can be had for it, and the next one is tried anew", async () => {
		const said: string[] = [];
		const warn = (_: object, message: string) => void said.push(message);
		const never = new ImageMaker(
			{ info: warn, warn, error: warn },
			// No program takes such an argument.
			{ cpuMs: "\0" as never },
		);
		const small = await pictureOf(9, 9, "#456");
		for (const _ of [1, 2])
			expect(await never.make(small)).toMatchObject({ error: "busy" });
		expect(said).toEqual(
			Array(2).fill("the process for images does not start"),
		);
		never.close();
	});

	test("[LV1183] that brings its process down takes no other with it", async () => {
		const silent = () => {};
		const hasty = new ImageMaker(
			{ info: silent, warn: silent, error: silent },
			{ patienceMs: 800 },
		);
		const small = await pictureOf(9, 9, "#456");
		await hasty.make(small);
		// As a fault in the library would, and a file that it never comes to an end with.
		for (const [signal, why] of [
			["SIGKILL", "image-broken"],
			["SIGSTOP", "image-slow"],
		] as const) {
			const { pid } = hasty;
			if (pid === null) throw new Error("no process for images");
			process.kill(pid, signal);
			expect(await hasty.make(small)).toMatchObject({ why });
			expect(await hasty.make(small)).toMatchObject({ is: "made" });
			expect(hasty.pid).not.toBe(pid);
		}
		hasty.close();
		const mean = new ImageMaker(
			{ info: silent, warn: silent, error: silent },
			{ cpuMs: 20 },
		);
		const dear = await noiseOf(1_200, 900);
		expect(await mean.make(dear)).toMatchObject({ why: "image-slow" });
		mean.close();
	});

	test("[LV1498] is made in turns: who sends many waits behind who sends one", async () => {
		const bytes = await pictureOf(300, 200, "#0a0");
		const done: string[] = [];
		const make = async (by: string) => {
			expect(await maker.make(bytes, by)).toMatchObject({ is: "made" });
			done.push(by);
		};
		await Promise.all(["many", "many", "many", "one"].map(make));
		expect(done).toEqual(["many", "one", "many", "many"]);
	});
});
