/** Lengths are in thousandths of the picture's width and height, so its size does not matter. */
export const whole = 1000;

/** From the left and from the top, 0 to 999. */
export type Point = readonly [x: number, y: number];

/** Where an answer is right: a box, or the oval that fills it. */
export type Region = {
	readonly shape: Shape;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
};

export const shapes = ["box", "oval"] as const;
export type Shape = (typeof shapes)[number];

/**
 * So far outside a region is right, too: a fiftieth of the width and of the height, which on a phone is 6 to 7 pixels, about what a fingertip
 * that means its edge is off by.
 */
export const tolerance = 20;

/** The least that a region has on either side. */
export const leastSide = 10;

export function isIn(region: Region, [x, y]: Point): boolean {
	const { shape, width, height } = region;
	const across = (2 * (x - region.x) - width) / (width + 2 * tolerance);
	const down = (2 * (y - region.y) - height) / (height + 2 * tolerance);
	return shape === "box"
		? Math.abs(across) <= 1 && Math.abs(down) <= 1
		: across * across + down * down <= 1;
}
