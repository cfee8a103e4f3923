import type { Renditions } from "../store/image-store.ts";

/** What the process tells that takes images apart. */
export type Made =
	| ({
			readonly is: "made";
			readonly width: number;
			readonly height: number;
	  } & Renditions)
	| { readonly is: "refused"; readonly why: "image-broken" }
	| {
			readonly is: "refused";
			readonly why: "image-pixels";
			readonly width: number;
			readonly height: number;
	  };

/** How it ends when an image has taken more than its share of the processor. */
export const tooSlow = 3;
