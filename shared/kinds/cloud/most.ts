import type { Most } from "../entries.ts";

export const most: Most = { entries: 5, characters: 30 };
