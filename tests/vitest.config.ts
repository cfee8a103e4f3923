import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	root: fileURLToPath(new URL("..", import.meta.url)),
	test: {
		include: ["tests/**/*.test.ts"],
		// Two cores: files one after another keep timings of real sockets and browsers honest.
		fileParallelism: false,
		testTimeout: 20_000,
		hookTimeout: 60_000,
	},
});
