import { play } from "./play.ts";

// One process of `run.ts`: plays each seed that it is sent, and says what came of it.
process.on("message", async (seed: number) => {
	try {
		const { faults, counts } = await play(seed);
		process.send?.({ seed, faults, counts });
	} catch (error) {
		const text = error instanceof Error ? error.stack : String(error);
		process.send?.({ seed, faults: [`ended: ${text}`], counts: {} });
	}
});
process.on("disconnect", () => process.exit());
