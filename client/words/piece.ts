import type { ComponentChildren } from "preact";

/** What stands within a sentence: a name, a number in bold. A sentence of several is a list, in the order of its language. */
export type Piece = ComponentChildren;
