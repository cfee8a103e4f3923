import * as v from "valibot";
import { point } from "../../../shared/kinds/point/model.ts";
import { type Region, shapes } from "../../../shared/kinds/point/regions.ts";
import type { Item, PlainForm } from "../plain.ts";
import { imageIn, regionsIn } from "./edit.ts";

const image = "image";

/** The picture, `- [image] ![a heart](image:ID)`, and a line for each region, in per cent from the left and the top, width and height: `- [oval] 13 62 14 13`. */
export const plain: PlainForm = {
	write: (content) => [
		{ sign: image, text: imageIn(content) },
		...regionsIn(content).map(({ shape, x, y, width, height }) => ({
			sign: shape,
			text: [x, y, width, height].map((length) => length / 10).join(" "),
		})),
	],
	read([first, ...rest]) {
		const regions = rest.map(readRegion);
		const content = {
			ask: { image: first?.text ?? "" },
			key: { regions: regions.filter((region) => region !== null) },
		};
		return first?.sign === image &&
			!regions.includes(null) &&
			v.is(point.ask, content.ask) &&
			v.is(point.key, content.key)
			? content
			: null;
	},
};

function readRegion({ sign, text }: Item): Region | null {
	const shape = shapes.find((one) => one === sign);
	const lengths = text.trim().split(/[\s,%]+/);
	const [x, y, width, height] = lengths
		.filter((length) => /^\d{1,3}(\.\d)?$/.test(length))
		.map((length) => Math.round(Number(length) * 10));
	return shape === undefined ||
		lengths.length !== 4 ||
		x === undefined ||
		y === undefined ||
		width === undefined ||
		height === undefined
		? null
		: { shape, x, y, width, height };
}
