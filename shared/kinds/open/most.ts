import type { Most } from "../entries.ts";

export const most: Most = { entries: 3, characters: 200 };
