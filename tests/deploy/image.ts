import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** What an image holds and says, its file system in a folder. */
export interface Image {
	readonly root: string;
	readonly from: string;
	readonly workdir: string;
	readonly user: string;
	readonly environment: Readonly<Record<string, string>>;
	readonly command: readonly string[];
	readonly health: readonly string[];
}

/**
 * Does by hand what `docker build` would do with this Dockerfile: each stage in a clean folder below `folder`, without
 * its base image. Resolves to the last stage. Rejects at a step that it does not know, and when one fails.
 */
export async function buildImage(
	context: string,
	folder: string,
): Promise<Image> {
	const stages = new Map<string, Stage>();
	let stage: Stage | null = null;
	for (const [step, rest] of stepsOf(join(context, "Dockerfile"))) {
		if (step === "FROM") {
			const [from = "", , name = "last"] = rest.split(/\s+/);
			if (stages.has(from)) throw new Error("a stage upon a stage");
			stage = new Stage(join(folder, name), from);
			stages.set(name, stage);
			continue;
		}
		if (stage === null) throw new Error("the first step is not FROM");
		switch (step) {
			case "WORKDIR":
				stage.workdir = rest;
				mkdirSync(stage.at("."), { recursive: true });
				break;
			case "ENV": {
				const [name = "", value = ""] = rest.split("=");
				stage.environment[name] = value;
				break;
			}
			case "COPY":
				stage.copy(rest, (name) =>
					name === null ? context : stages.get(name)?.root,
				);
				break;
			case "RUN":
				await stage.run(rest);
				break;
			case "USER":
				stage.user = rest;
				break;
			case "CMD":
				stage.command = JSON.parse(rest) as string[];
				break;
			case "HEALTHCHECK":
				stage.health = JSON.parse(rest.replace(/^.*?CMD /, "")) as string[];
				break;
			case "EXPOSE":
				break;
			default:
				throw new Error(`a step that is not known here: ${step}`);
		}
	}
	if (stage === null) throw new Error("the Dockerfile has no step");
	return stage;
}

class Stage implements Image {
	readonly root: string;
	readonly from: string;
	workdir = "/";
	user = "root";
	environment: Record<string, string> = {};
	command: string[] = [];
	health: string[] = [];

	constructor(root: string, from: string) {
		this.root = root;
		this.from = from;
		mkdirSync(root, { recursive: true });
	}

	/** Where a path of the image is. */
	at(path: string): string {
		return join(
			this.root,
			path.startsWith("/") ? path : join(this.workdir, path),
		);
	}

	async run(command: string): Promise<void> {
		await promisify(execFile)("sh", ["-c", command], {
			cwd: this.at("."),
			env: { ...process.env, NODE_ENV: "", ...this.environment },
			maxBuffer: 16 * 1024 * 1024,
		});
	}

	copy(rest: string, rootOf: (stage: string | null) => string | undefined) {
		const words = rest.split(/\s+/);
		const paths = words.filter((word) => !word.startsWith("--"));
		const from = words.find((word) => word.startsWith("--from="))?.slice(7);
		const source = rootOf(from ?? null);
		if (source === undefined) throw new Error(`there is no stage ${from}`);
		const to = paths.pop() ?? "";
		for (const path of paths) {
			// Into a folder that ends with a slash, else as that name; a folder means what is in it.
			const target = to.endsWith("/") ? join(to, path) : to;
			mkdirSync(dirname(this.at(target)), { recursive: true });
			cpSync(join(source, path), this.at(target), { recursive: true });
		}
	}
}

function stepsOf(file: string): [step: string, rest: string][] {
	return readFileSync(file, "utf8")
		.replaceAll("\\\n", " ")
		.split("\n")
		.filter((line) => line.trim() !== "" && !line.startsWith("#"))
		.map((line) => {
			const at = line.indexOf(" ");
			return [line.slice(0, at), line.slice(at + 1).trim()];
		});
}

/** Copies the files that git knows or would take, as far as .dockerignore lets them through. */
export function copyContext(to: string): void {
	const listed = execFileSync(
		"git",
		["ls-files", "--cached", "--others", "--exclude-standard"],
		{ encoding: "utf8" },
	);
	const rules = readFileSync(".dockerignore", "utf8")
		.split("\n")
		.filter((line) => line !== "" && !line.startsWith("#"));
	const [all, ...exceptions] = rules;
	if (all !== "*" || exceptions.some((rule) => !rule.startsWith("!")))
		throw new Error(".dockerignore has another form than is known here");
	const allowed = exceptions.map((rule) => rule.slice(1));
	// Docker reads its own file whatever is ignored.
	for (const path of ["Dockerfile", ...listed.trim().split("\n")]) {
		const passes =
			path === "Dockerfile" ||
			allowed.some((one) => path === one || path.startsWith(`${one}/`));
		if (passes && existsSync(path)) cpSync(path, join(to, path));
	}
}
