import { cpSync, existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import type * as given from "../../client/link/given.ts";
import type * as outbox from "../../client/link/outbox.ts";
import type * as sitting from "../../client/student/sitting.ts";

/**
 * What stands in the place of a module wherever the program imports it: a file of `stand-ins`, which has all that the module has and
 * changes some of it. It names what it changes by the module's own types, so that the compiler tells when it no longer fits.
 */
export type StandIns = Readonly<Record<string, string>>;

/** What a phone runs. */
export type PhoneCode = typeof sitting & typeof outbox & typeof given;

const ours = "tests/faults";
const scripts = "server/store/redis/lua";

/** A server built for the faults from the sources of `root`: `entry` starts it. Fails when a module that something is to stand in for is none of it. */
export async function buildServer(
	name: string,
	standIns: StandIns = {},
	root = ".",
): Promise<string> {
	const folder = resolve(root, ".cache/faults", name, "server");
	await buildWith(standIns, (module) => !module.startsWith("client/"), {
		absWorkingDir: resolve(root),
		entryPoints: { main: "server/main.ts", ...besideIn(root) },
		outdir: folder,
		sourcemap: true,
	});
	cpSync(join(root, scripts), join(folder, "lua"), { recursive: true });
	return join(folder, "main.js");
}

/** What the server runs beside itself, as far as the sources of `root` have it: a released version may not. */
function besideIn(root: string): Record<string, string> {
	const all = {
		"text-worker": "server/text/worker.ts",
		"file-worker": "server/files/worker.ts",
		"image-child": "server/live/image-child.ts",
	};
	return Object.fromEntries(
		Object.entries(all).filter(([, file]) => existsSync(join(root, file))),
	);
}

/** The phone's own code, with its own outbox; `name` keeps builds apart. */
export async function buildPhone(
	name: string,
	standIns: StandIns = {},
): Promise<PhoneCode> {
	const outfile = join(".cache/faults", name, "phone/phone.mjs");
	await buildWith(standIns, (module) => module.startsWith("client/"), {
		stdin: {
			contents:
				'export * from "./client/student/sitting.ts"; export * from "./client/link/outbox.ts"; export * from "./client/link/given.ts";',
			resolveDir: process.cwd(),
			loader: "ts",
		},
		outfile,
	});
	return import(pathToFileURL(outfile).href) as Promise<PhoneCode>;
}

async function buildWith(
	standIns: StandIns,
	isPart: (module: string) => boolean,
	options: BuildOptions,
): Promise<void> {
	const met = new Set<string>();
	await build({
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20",
		logLevel: "warning",
		packages: "external",
		plugins: [putIn(standIns, met)],
		...options,
	});
	for (const module of Object.keys(standIns).filter(isPart))
		if (!met.has(module))
			throw new Error(
				`${standIns[module]} is to stand in for ${module}, which nothing imports`,
			);
}

/** What stands in sees the module itself. */
function putIn(standIns: StandIns, met: Set<string>): Plugin {
	return {
		name: "stand-ins",
		setup({ onResolve }) {
			onResolve({ filter: /^\./ }, ({ path, resolveDir, importer }) => {
				const module = relative(process.cwd(), resolve(resolveDir, path));
				const standIn = standIns[module];
				const isOurs = importer.startsWith(resolve(ours));
				if (standIn === undefined || isOurs) return null;
				met.add(module);
				return { path: resolve(ours, "stand-ins", standIn) };
			});
		},
	};
}
