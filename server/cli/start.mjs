// `npm start` and its kin: one command from a fresh clone to a running program.
import { spawn } from "node:child_process";
import { buildIfChanged, install, root } from "./ready.mjs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(
		`Lectern needs Node 20.19 or newer; this is ${process.version}.`,
	);
	process.exit(1);
}

const words = process.argv.slice(2);
const isDevelopment = words.includes("--dev");
const program = [
	...["demo", "rehearse", "transfer", "operator", "backup", "restore"],
].find((name) => words.includes(`--${name}`));
if (!isDevelopment && program === undefined && words.length > 0) {
	console.error(
		`npm start takes no words ("${words.join(" ")}"). Settings are variables, as in "PORT=8080 npm start": docs/OPERATING.md has them.`,
	);
	process.exit(2);
}

process.chdir(root);
install();
if (isDevelopment) {
	develop();
} else {
	await buildIfChanged();
	process.setSourceMapsEnabled(true);
	await import(`../../dist/server/${program ?? "main"}.js`);
}

/** The server restarts and pages reload on every change. Pages on PORT, the server behind them on the next port. */
function develop() {
	const port = Number(process.env.PORT ?? 3000);
	const backend = `http://localhost:${port + 1}`;
	const run = (args, env) =>
		spawn(process.execPath, args, {
			stdio: "inherit",
			env: { ...process.env, ...env },
		}).on("exit", (code) => {
			for (const child of children) child.kill();
			process.exitCode = code ?? 0;
		});
	const children = [
		run(
			[
				"node_modules/tsx/dist/cli.mjs",
				"watch",
				"--clear-screen=false",
				"server/main.ts",
			],
			{
				PORT: String(port + 1),
				PAGES: "none",
			},
		),
		run(
			[
				"node_modules/vite/bin/vite.js",
				"--config",
				"client/vite.config.ts",
				"--port",
				String(port),
				"--host",
			],
			{
				LECTERN_BACKEND: backend,
			},
		),
	];
}
