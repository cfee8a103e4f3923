import { picture as choosing } from "../../choice/picture.tsx";
import { chooseAllThatApply } from "../../words/bars.en.ts";
import type { PicturePart } from "../part.ts";

export const picture: PicturePart = { ...choosing, how: chooseAllThatApply };
