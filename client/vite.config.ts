import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import cascadeLayers from "@csstools/postcss-cascade-layers";
import { transformSync } from "esbuild";
import postcss, { type Declaration, type Rule } from "postcss";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { floors } from "./floors.ts";
import { leanSockets } from "./lean-sockets.ts";
import { loadPart } from "./load-part.ts";
import { cutMathsFont } from "./maths-font.ts";

const here = import.meta.dirname;

/** What stands in the page before its program; the server lets it run by its hash. */
const firstScript = (needs: string, files: readonly string[]): Plugin => ({
	name: "first-script",
	transformIndexHtml() {
		const source = files
			.map((file) => readFileSync(resolve(here, file), "utf8"))
			.join("");
		const { code } = transformSync(source, {
			minify: true,
			target: "es5",
			define: { NEEDS: JSON.stringify(needs) },
		});
		const children = code.trim();
		return [{ tag: "script", children, injectTo: "head-prepend" }];
	},
});

/** Phones have no switch for the colours: they follow the system. */
const bySystemAlone = {
	postcssPlugin: "by-system-alone",
	Rule(rule: Rule) {
		if (/\[data-theme="?dark/.test(rule.selector)) rule.remove();
		else
			rule.selector = rule.selector.replace(
				/:not\(\[data-theme="?light"?\]\)/,
				"",
			);
	},
};

/** What stands for `light-dark()` in older browsers is written with each `color-scheme`, and no style asks for it. */
const unusedSwitch = {
	postcssPlugin: "unused-switch",
	Declaration(declaration: Declaration) {
		if (declaration.prop.startsWith("--lightningcss-")) declaration.remove();
	},
};

/** Browsers of 2020 skip all that stands in `@layer`: the finished styles get the same order by their selectors' weight. */
const withoutLayers: Plugin = {
	name: "without-layers",
	enforce: "post",
	async generateBundle(_options, bundle) {
		for (const part of Object.values(bundle)) {
			if (part.type !== "asset" || !part.fileName.endsWith(".css")) continue;
			const { css } = await postcss([
				bySystemAlone,
				unusedSwitch,
				cascadeLayers(),
			]).process(String(part.source), { from: undefined });
			part.source = css;
		}
	},
};

/** What the later part and kinds of question share is a few lines each: in files of their own they would come at twice their size. */
const oneForSmallOnes = {
	codeSplitting: {
		groups: [
			{
				name: "small",
				test: /(text[\\/](told|image-width)|shared[\\/]images|words[\\/]look\.en|kinds[\\/]words\.en)\.ts$/,
			},
		],
	},
};

/** The addresses at which the server shows the pages. */
const pages: readonly [RegExp, string][] = [
	[/^\/(j\/[^/]*\/?|results\/?)?(\?.*)?$/, "/student/index.html"],
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

/** Built twice (`server/cli/build.mjs`): the phone's page alone in the mode `student`, for older browsers than the others. */
export default defineConfig(async ({ mode }): Promise<UserConfig> => {
	const { targets, needs } =
		mode === "student" ? floors.student : floors.instructor;
	return {
		root: here,
		resolve: { alias: { "@maths-font": await cutMathsFont() } },
		plugins: [
			leanSockets,
			loadPart,
			firstScript(
				needs,
				mode === "student"
					? ["look/first.js", "link/early.js"]
					: ["look/first.js"],
			),
			pageAddresses,
			mode === "student" && withoutLayers,
		],
		oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
		// Under which path a server is, it knows itself: it writes that into the pages, and files find each other without it.
		experimental: {
			renderBuiltUrl: (file, { hostType }) =>
				hostType === "html" ? `/${file}` : { relative: true },
		},
		build: {
			// Where to, `server/cli/build.mjs` says.
			emptyOutDir: false,
			// Chrome 80 knows `?.`; up to 90 it would be written out for one form that it got wrong, `f?.(...a)` (EE405 looks for that).
			target: targets.map((one) => (one === "chrome80" ? "chrome91" : one)),
			cssTarget: [...targets],
			// Slower than the usual one, but every byte is loaded by every student.
			minify: mode === "student" ? "terser" : true,
			terserOptions: {
				module: true,
				ecma: 2020,
				compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
				// What socket.io keeps to itself. All of it is in one file, so a name is the same wherever it stands.
				mangle: { properties: { regex: /^_[a-z]/i, keep_quoted: true } },
			},
			rolldownOptions: {
				checks: { pluginTimings: false },
				...(mode === "student" && { output: oneForSmallOnes }),
			},
			modulePreload: { polyfill: false },
			assetsInlineLimit: 0,
		},
		server: {
			proxy: {
				"/image": { target: backend, changeOrigin: false },
				"/api": { target: backend, changeOrigin: false },
				"/socket.io": { target: backend, changeOrigin: false, ws: true },
			},
		},
	};
});
