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

process.chdir(root);
install();
if (process.argv.includes("--dev")) {
	develop();
} else {
	await buildIfChanged();
	process.setSourceMapsEnabled(true);
	const program = [
		...["demo", "rehearse", "transfer", "operator", "backup", "restore"],
	].find((name) => process.argv.includes(`--${name}`));
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
