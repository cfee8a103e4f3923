import type { Json } from "../../../shared/json.ts";
import type { PointCounts } from "../../../shared/kinds/point/cells.ts";
import type { Pictured, Regions } from "../../../shared/kinds/point/model.ts";
import type { Point, Region } from "../../../shared/kinds/point/regions.ts";
import * as words from "./words.en.ts";

/** What the server sends of a question or an answer of this kind. */
export const imageOf = (ask: Json) => (ask as Pictured).image;
export const regionsOf = (key: Json) => (key as Regions | null)?.regions ?? [];
export const pointOf = (value: Json) => value as Point | null;
export const countsOf = (distribution: unknown) =>
	distribution as PointCounts | null;

/** Of a length in thousandths. */
export const cent = (length: number) => `${length / 10}%`;

export const sayPoint = ([x, y]: Point) => words.at(x / 10, y / 10);

export const sayRegion = ({ x, y, width, height }: Region) =>
	words.region(x / 10, (x + width) / 10, y / 10, (y + height) / 10);
