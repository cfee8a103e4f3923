import { Part } from "./part.ts";

interface Asked {
	readonly id: number;
	readonly act: keyof Part;
	readonly wish: never;
}

/** A generator: does what the runner asks. */
const part = new Part();

process.on("message", async ({ id, act, wish }: Asked) => {
	try {
		process.send?.({ id, done: await part[act](wish) });
	} catch (error) {
		process.send?.({ id, fault: (error as Error).message });
	}
});
process.once("disconnect", () => process.exit());
process.send?.({ id: 0 });
