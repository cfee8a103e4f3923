import { Worker } from "node:worker_threads";

/** What a thread is made of: a file beside `here`, and what it is called where it was built. */
export interface Thread {
	/** `import.meta.url` of who starts it. */
	readonly here: string;
	readonly source: string;
	readonly built: string;
	/** Of what it may take for its own objects, MB. */
	readonly mostMb: number;
}

/** Starts a thread apart from the program that serves a class. Built, it lies beside what was built; else it is compiled as it is loaded. */
export function startThread({ here, source, built, mostMb }: Thread): Worker {
	const limits = { resourceLimits: { maxOldGenerationSizeMb: mostMb } };
	if (!here.endsWith(".ts")) return new Worker(new URL(built, here), limits);
	const file = JSON.stringify(new URL(source, here).href);
	const compile = `import("tsx/esm/api").then(({ register }) => {
		register();
		return import(${file});
	});`;
	return new Worker(compile, { ...limits, eval: true });
}
