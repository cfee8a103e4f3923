import type { Budget } from "./fault.ts";

/** What is known of pictures, by their id: their size in pixels as they are shown. */
export type ImageSizes = Readonly<
	Record<string, { readonly width: number; readonly height: number }>
>;

/** What goes along with one text. */
export interface Env {
	readonly budget: Budget;
	readonly images: ImageSizes;
}

/** Where the library carries it. */
export const ofText = "lectern";

export function envOf(
	carried: Readonly<Record<string, unknown>> | undefined,
): Env {
	return carried?.[ofText] as Env;
}
