import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { transformSync } from "esbuild";
import { defineConfig, type Plugin } from "vite";

const here = import.meta.dirname;

/** engine.io-client always brings its WebTransport code; the server offers none, so phones need not load it. */
const withoutWebTransport: Plugin = {
	name: "without-webtransport",
	enforce: "pre",
	resolveId: (source, importer) =>
		source.endsWith("webtransport.js") && importer?.includes("engine.io-client")
			? "\0no-webtransport"
			: null,
	load: (id) => (id === "\0no-webtransport" ? "export class WT {}" : null),
};

/** `look/first.js` stands in the page; the server lets it run by its hash. */
const firstScript: Plugin = {
	name: "first-script",
	transformIndexHtml() {
		const source = readFileSync(resolve(here, "look/first.js"), "utf8");
		const { code } = transformSync(source, { minify: true, target: "es5" });
		const children = code.trim();
		return [{ tag: "script", children, injectTo: "head-prepend" }];
	},
};

/** The addresses at which the server shows the pages. */
const pages: readonly [RegExp, string][] = [
	[/^\/(j\/[^/]*\/?)?(\?.*)?$/, "/student/index.html"],
	[/^\/teach\/?(\?.*)?$/, "/instructor/index.html"],
	[/^\/screen\/?(\?.*)?$/, "/screen/index.html"],
];

const pageAddresses: Plugin = {
	name: "page-addresses",
	configureServer(server) {
		server.middlewares.use((request, _response, next) => {
			const page = pages.find(([at]) => at.test(request.url ?? ""));
			if (page !== undefined) request.url = page[1];
			next();
		});
	},
};

const backend = process.env.LECTERN_BACKEND ?? "http://localhost:3001";

export default defineConfig({
	root: here,
	plugins: [withoutWebTransport, firstScript, pageAddresses],
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	build: {
		outDir: resolve(here, "../dist/client"),
		emptyOutDir: false,
		target: "es2022",
		modulePreload: { polyfill: false },
		assetsInlineLimit: 0,
	},
	server: {
		proxy: {
			"/api": { target: backend, changeOrigin: false },
			"/socket.io": { target: backend, changeOrigin: false, ws: true },
		},
	},
});
