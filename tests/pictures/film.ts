import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import sharp from "sharp";

/** px: the projector's picture, the phone's beside it, and what is between and around them. */
const wall = { width: 928, height: 522 };
const pocket = { width: 288, height: 512 };
const gap = 16;
const width = wall.width + pocket.width + 3 * gap;
const height = wall.height + 2 * gap;
/** The desk that both lie on. */
const desk = "#d9d2c4";

/** Frames of a projector and a phone side by side, as one picture that moves. A GIF: where it stands in a README its reader can stop it. */
export class Film {
	readonly #frames: Buffer[] = [];
	/** How long each stands, ms. */
	readonly #delays: number[] = [];

	/** What both show now, for so many ms. */
	async add(screen: Page, phone: Page, ms: number): Promise<void> {
		const shot = async (page: Page, size: typeof wall) =>
			sharp(await page.screenshot({ animations: "disabled" }))
				.resize(size)
				.toBuffer();
		const [left, right] = await Promise.all([
			shot(screen, wall),
			shot(phone, pocket),
		]);
		const top = (height - pocket.height) / 2;
		this.#frames.push(
			await sharp({ create: { width, height, channels: 3, background: desk } })
				.composite([
					{ input: left, left: gap, top: gap },
					{ input: right, left: wall.width + 2 * gap, top },
				])
				.png()
				.toBuffer(),
		);
		this.#delays.push(ms);
	}

	async save(path: string): Promise<void> {
		writeFileSync(
			path,
			await sharp(this.#frames, { join: { animated: true } })
				.gif({ delay: this.#delays, loop: 0, colours: 128, dither: 0.2 })
				.toBuffer(),
		);
	}
}
