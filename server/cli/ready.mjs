// Makes a checkout ready to run: installs what package-lock.json says and builds what has changed. No dependencies.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Installs the packages unless those of this very lock file are there. */
export function install() {
	const stamp = join(root, "node_modules/.lectern-lock");
	const wanted = hashOf([join(root, "package-lock.json")]);
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
	console.log("Installing packages (once)…");
	const npm = process.platform === "win32" ? "npm.cmd" : "npm";
	const done = spawnSync(
		npm,
		["ci", "--no-audit", "--no-fund", "--loglevel=error"],
		{
			cwd: root,
			stdio: ["ignore", "ignore", "inherit"],
			shell: process.platform === "win32",
		},
	);
	if (done.status !== 0) {
		console.error(
			"Could not install the packages: is the npm registry reachable?",
		);
		process.exit(1);
	}
	writeFileSync(stamp, wanted);
}

/** Builds the pages and the server unless the sources are those of the last build: in a process of its own, so that nothing of the builder stays with a server that runs for days. */
export async function buildIfChanged() {
	if (existsSync(built) && readFileSync(built, "utf8") === sources()) return;
	console.log("Building…");
	const script = join(root, "server/cli/build.mjs");
	const child = spawn(process.execPath, [script], {
		cwd: root,
		stdio: "inherit",
	});
	const [status] = await once(child, "close");
	if (status !== 0) throw new Error("The build failed: see above.");
}

const built = join(root, "dist/.lectern-sources");

/** Of which sources `dist` was built: those are not built again. */
export function noteBuilt(sources) {
	mkdirSync(join(root, "dist"), { recursive: true });
	writeFileSync(built, sources);
}

/** What tells the sources of today from others. */
export function sources() {
	return hashOf([
		join(root, "package-lock.json"),
		...["client", "server", "shared"].flatMap(filesIn),
	]);
}

function filesIn(folder) {
	return readdirSync(join(root, folder), {
		recursive: true,
		withFileTypes: true,
	})
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

function hashOf(files) {
	const hash = createHash("sha256").update(process.version);
	for (const file of files) hash.update(file).update(readFileSync(file));
	return hash.digest("hex");
}
