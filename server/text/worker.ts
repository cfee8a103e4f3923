import { parentPort } from "node:worker_threads";
import type { ImageSizes } from "./env.ts";
import type { Look } from "./look.ts";
import { render } from "./render.ts";

/** Renders apart from the program that serves a class, which ends it when it hangs. First it says that it is there. */
export interface Asked {
	readonly source: string;
	readonly images: ImageSizes;
}
export type Told = "here" | Look;

const tell = (told: Told) => parentPort?.postMessage(told);
parentPort?.on("message", ({ source, images }: Asked) => {
	tell(render(source, images));
});
tell("here");
