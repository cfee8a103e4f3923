import { imagesIn } from "../../../shared/images.ts";
import type { Json } from "../../../shared/json.ts";
import {
	most,
	type Pictured,
	type Regions,
} from "../../../shared/kinds/point/model.ts";
import {
	leastSide,
	type Point,
	type Region,
	whole,
} from "../../../shared/kinds/point/regions.ts";
import { imageText, loneImage } from "../../../shared/lone-image.ts";
import type { Question } from "../../../shared/quiz.ts";
import { replaced, without } from "../../fields/lists.ts";

type Written = Pick<Question, "ask" | "key">;

/** As many characters say what a picture shows; signs before some of them, and its name, still fit into the text. */
export const mostWords = 400;

/** What is drawn and typed goes by whole per cents. */
const step = 10;
const round = (length: number) => Math.round(length / step) * step;

export const imageIn = ({ ask }: Pick<Question, "ask">) =>
	(ask as Pictured).image;
export const regionsIn = ({ key }: Pick<Question, "key">) =>
	(key as Regions).regions;
/** What the picture shows in words, as they are typed. */
export const wordsIn = (question: Pick<Question, "ask">) =>
	loneImage(imageIn(question))?.alt ?? imageIn(question);

/** With these words for its picture. An image that was put among them becomes the picture. */
export function withWords(question: Question, typed: string): Question {
	const [added] = imagesIn(typed);
	const id = added ?? loneImage(imageIn(question))?.id;
	const alt = typed
		.replace(/!\[[^\]]*\]\(image:[0-9a-f]{32}\)/g, "")
		.slice(0, mostWords);
	// Without a picture the words wait for one.
	const image = id === undefined ? alt : imageText({ id, alt });
	return image === imageIn(question)
		? question
		: { ...question, ask: { image } };
}

function withRegions(question: Question, regions: readonly Region[]): Question {
	return JSON.stringify(regions) === JSON.stringify(regionsIn(question))
		? question
		: { ...question, key: { regions } };
}

/** The region between two points, in whole per cents and within the picture. */
export function regionBetween(
	shape: Region["shape"],
	from: Point,
	to: Point,
): Region {
	const side = (one: number, other: number) => {
		const [low, high] = [one, other]
			.map((at) => round(Math.max(0, Math.min(whole, at))))
			.sort((least, most) => least - most);
		const start = Math.min(low ?? 0, whole - leastSide);
		return [start, Math.max((high ?? 0) - start, leastSide)] as const;
	};
	const [x, width] = side(from[0], to[0]);
	const [y, height] = side(from[1], to[1]);
	return { shape, x, y, width, height };
}

/** Around a point, of a size to begin with. */
export function regionAround(shape: Region["shape"], [x, y]: Point): Region {
	const half = 60;
	return regionBetween(shape, [x - half, y - half], [x + half, y + half]);
}

/** So far away, and no further than the picture goes. */
export function moved(region: Region, across: number, down: number): Region {
	const { x, y, width, height } = region;
	const held = (at: number, size: number) =>
		Math.max(0, Math.min(whole - size, round(at)));
	return { ...region, x: held(x + across, width), y: held(y + down, height) };
}

export function addRegion(question: Question, region: Region): Question {
	const regions = regionsIn(question);
	return regions.length >= most.regions
		? question
		: withRegions(question, [...regions, region]);
}

export function setRegion(
	question: Question,
	at: number,
	change: Partial<Region>,
): Question {
	const regions = regionsIn(question);
	const before = regions[at];
	if (before === undefined) return question;
	return withRegions(question, replaced(regions, at, { ...before, ...change }));
}

export function removeRegion(question: Question, at: number): Question {
	return withRegions(question, without(regionsIn(question), at));
}

/** A question of another kind has no picture to point at but one that stands in its text alone. */
export function holdAsPoint({ text, ask, key }: Question): Written {
	const { image = "" } = (ask ?? {}) as Partial<Pictured>;
	const { regions = [] } = (key ?? {}) as Partial<Regions>;
	const own: Json = { image: image || (loneImage(text) === null ? "" : text) };
	return { ask: own, key: { regions } };
}
