import { h } from "preact";
import type { Asked, Bands } from "../../../shared/kinds/numeric/model.ts";
import type { PicturePart } from "../part.ts";
import { Bins } from "./Bins.tsx";
import { Chart } from "./Chart.tsx";
import { sayBands } from "./words.ts";

export const picture: PicturePart = {
	Picture: (props) => h(props.size === "screen" ? Chart : Bins, props),
	sayKey: (ask, key) => sayBands(key as Bands, (ask as Asked).unit),
	words: () => "",
};
