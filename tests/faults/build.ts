import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import type * as given from "../../client/link/given.ts";
import type * as outbox from "../../client/link/outbox.ts";
import type * as sitting from "../../client/student/sitting.ts";

/** A bug planted by replacing one exact text of one source file. */
export interface Patch {
	readonly file: string;
	readonly from: string;
	readonly to: string;
}

/** What a phone runs. */
export type PhoneCode = typeof sitting & typeof outbox & typeof given;

const scripts = "server/store/redis/lua";

/** A server built for the faults: `entry` starts it. Fails when a patch does not fit the sources, which are those of `root`. */
export async function buildServer(
	name: string,
	patches: readonly Patch[] = [],
	root = ".",
): Promise<string> {
	const folder = resolve(root, ".cache/faults", name, "server");
	const planted = new Set<Patch>();
	await build({
		...common,
		absWorkingDir: resolve(root),
		entryPoints: { main: "server/main.ts" },
		outdir: folder,
		packages: "external",
		sourcemap: true,
		plugins: [plant(patches, planted)],
	});
	mkdirSync(join(folder, "lua"), { recursive: true });
	cpSync(join(root, scripts), join(folder, "lua"), { recursive: true });
	for (const patch of patches)
		if (patch.file.startsWith(scripts)) {
			const copy = join(folder, "lua", relative(scripts, patch.file));
			writeFileSync(copy, applied(readFileSync(copy, "utf8"), patch));
			planted.add(patch);
		}
	judge(patches, planted, (patch) => !patch.file.startsWith("client/"));
	return join(folder, "main.js");
}

/** The phone's own code, with its own outbox; `name` keeps builds apart. */
export async function buildPhone(
	name: string,
	patches: readonly Patch[] = [],
): Promise<PhoneCode> {
	const folder = join(".cache/faults", name, "phone");
	const planted = new Set<Patch>();
	const outfile = join(folder, "phone.mjs");
	await build({
		...common,
		stdin: {
			contents:
				'export * from "./client/student/sitting.ts"; export * from "./client/link/outbox.ts"; export * from "./client/link/given.ts";',
			resolveDir: process.cwd(),
			loader: "ts",
		},
		outfile,
		packages: "external",
		plugins: [plant(patches, planted)],
	});
	judge(patches, planted, (patch) => patch.file.startsWith("client/"));
	return import(pathToFileURL(outfile).href) as Promise<PhoneCode>;
}

const common = {
	bundle: true,
	platform: "node",
	format: "esm",
	target: "node20",
	logLevel: "warning",
} as const;

function plant(patches: readonly Patch[], planted: Set<Patch>): Plugin {
	return {
		name: "plant",
		setup({ onLoad }) {
			onLoad({ filter: /\.ts$/ }, ({ path }) => {
				const file = relative(process.cwd(), path);
				const own = patches.filter((patch) => patch.file === file);
				if (own.length === 0) return null;
				let contents = readFileSync(path, "utf8");
				for (const patch of own) {
					contents = applied(contents, patch);
					planted.add(patch);
				}
				return { contents, loader: "ts" };
			});
		},
	};
}

function applied(text: string, { file, from, to }: Patch): string {
	const parts = text.split(from);
	if (parts.length !== 2)
		throw new Error(
			`a mutant wants to replace this text once in ${file}, which has it ${parts.length - 1} times:\n${from}`,
		);
	return parts.join(to);
}

function judge(
	patches: readonly Patch[],
	planted: ReadonlySet<Patch>,
	isOurs: (patch: Patch) => boolean,
): void {
	for (const patch of patches.filter(isOurs))
		if (!planted.has(patch))
			throw new Error(
				`a mutant's file is not part of the build: ${patch.file}`,
			);
}
