// Builds the pages and the server into dist/. Plain JavaScript: it runs before anything is compiled.
import {
	cpSync,
	existsSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The phone's page stands alone: what the others share is not cut to its measure, and costs every student bytes. */
const bundles = [["student"], ["instructor", "screen"]];

/** Where a build is made, and where the former one goes; beside `dist`, as deep as it. */
const [fresh, former] = ["dist.new", "dist.old"];

/**
 * Builds everything; `root` is the working folder. It takes the place of the former build once it is whole: a server that runs starts
 * helpers from there, and a build that fails leaves what was there. What the pages are made for does not depend on who builds them: a shell or a test
 * that has another NODE_ENV would get them for engineers, and larger.
 */
export async function build() {
	const before = process.env.NODE_ENV;
	process.env.NODE_ENV = "production";
	try {
		await buildAll();
	} finally {
		if (before === undefined) delete process.env.NODE_ENV;
		else process.env.NODE_ENV = before;
	}
}

async function buildAll() {
	const [{ build: buildPages }, { build: bundle }] = await Promise.all([
		import("vite"),
		import("esbuild"),
	]);
	remove(fresh);
	await Promise.all([
		...bundles.map((pages) =>
			buildPages({
				configFile: join(root, "client/vite.config.ts"),
				mode: pages[0],
				logLevel: "warn",
				build: {
					outDir: join(root, fresh, "client"),
					rolldownOptions: {
						input: pages.map((page) =>
							join(root, "client", page, "index.html"),
						),
					},
				},
			}),
		),
		bundle({
			absWorkingDir: root,
			entryPoints: {
				main: "server/main.ts",
				"text-worker": "server/text/worker.ts",
				"file-worker": "server/files/worker.ts",
				"image-child": "server/live/image-child.ts",
				demo: "server/cli/demo.ts",
				rehearse: "server/cli/rehearse.ts",
				transfer: "server/cli/transfer.ts",
				operator: "server/cli/operator.ts",
				backup: "server/cli/backup.ts",
				restore: "server/cli/restore.ts",
			},
			outdir: `${fresh}/server`,
			bundle: true,
			splitting: true,
			platform: "node",
			format: "esm",
			target: "node20",
			packages: "external",
			sourcemap: true,
			logLevel: "warning",
		}),
	]);
	cpSync(
		join(root, "server/store/redis/lua"),
		join(root, fresh, "server/lua"),
		{
			recursive: true,
		},
	);
	inlineStyles(join(root, fresh, "client"), "student");
	compress(join(root, fresh, "client"));
	takePlace();
}

function takePlace() {
	const dist = join(root, "dist");
	remove(former);
	if (existsSync(dist)) renameSync(dist, join(root, former));
	renameSync(join(root, fresh), dist);
	remove(former);
}

function remove(folder) {
	rmSync(join(root, folder), { recursive: true, force: true });
}

/** A page that is opened over a slow line has its styles in itself: asking for them costs two round trips more than for its program. */
function inlineStyles(folder, page) {
	const file = join(folder, page, "index.html");
	const text = readFileSync(file, "utf8").replace(
		/<link rel="stylesheet"[^>]* href="\/(assets\/[^"]+)">/,
		(_link, asset) => {
			const styles = readFileSync(join(folder, asset), "utf8").trim();
			rmSync(join(folder, asset));
			return `<style>${styles}</style>`;
		},
	);
	writeFileSync(file, text);
}

/** Lays a .br and a .gz beside every text file that is large enough to gain. */
function compress(folder) {
	for (const entry of readdirSync(folder, {
		recursive: true,
		withFileTypes: true,
	})) {
		if (!entry.isFile() || !/\.(js|css|html|svg|json)$/.test(entry.name))
			continue;
		const path = join(entry.parentPath, entry.name);
		const text = readFileSync(path);
		if (text.length < 512) continue;
		writeFileSync(
			`${path}.br`,
			brotliCompressSync(text, {
				params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
			}),
		);
		writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { noteBuilt, sources } = await import("./ready.mjs");
	const now = sources();
	await build();
	noteBuilt(now);
}
