// `npm run cluster -- --nodes 3`: Redis, nodes and HAProxy from the installed programs, with the files that Docker uses.
// `--redis-cluster`: three Redis masters, among which rooms are spread. `--nodes 0`: Redis alone, as a restore wants no server beside it.
import { randomBytes, randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { keepPart } from "./keep.mjs";
import { find, freePort, isFree, untilReady } from "./part.mjs";
import { buildIfChanged, install, root } from "./ready.mjs";
import { joinMasters, redisPart, usesFolder } from "./redis.mjs";

process.chdir(root);
const { count, masterCount } = readOptions();
const port = Number(process.env.PORT ?? 3000);
const securePort = Number(process.env.HTTPS_PORT ?? port + 443);
const certificate = process.env.TLS_CERT ?? "";
const folder = resolve(
	process.env.DATA_DIR ?? "data/cluster",
	masterCount === 1 ? "redis" : "redis-cluster",
);
const shownFolder = relative(root, folder) || folder;

const programs = { redis: find("redis-server"), proxy: find("haproxy") };
demand("redis-server", programs.redis);
if (count > 0) demand("haproxy", programs.proxy);
install();
await buildIfChanged();
// Whatever a part writes from now on is this user's alone.
process.umask(0o077);
const password = randomBytes(24).toString("base64url");

/** Everything runs: only now is what the parts say worth a look. */
let up = false;
let stopping = null;
const told = {
	say: (words) => {
		if (stopping === null) console.error(words);
	},
	giveUp: give,
};
const nodes = [];
const masters = [];
let proxy = null;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
	process.on(signal, () => {
		if (stopping !== null) process.exit(1);
		console.log("\nStopping. Once more stops at once.");
		stop(0);
	});

try {
	await start();
} catch (error) {
	if (stopping === null) {
		console.error(error.message);
		await stop(1);
	}
}

async function start() {
	mkdirSync(folder, { recursive: true });
	chmodSync(folder, 0o700);
	const folders =
		masterCount === 1
			? [folder]
			: Array.from({ length: masterCount }, (_, place) =>
					join(folder, String(place + 1)),
				);
	for (const one of folders)
		if (await usesFolder(one))
			throw new Error(
				`Another cluster uses ${folder}. Choose a folder: DATA_DIR=data/other npm run cluster`,
			);
	// HAProxy shares a port with whoever has it, and each would get some of the students.
	if (count > 0 && !(await isFree(port)))
		throw new Error(
			`Another program uses port ${port}. Choose one: PORT=3001 npm run cluster`,
		);
	for (const [place, one] of folders.entries())
		masters.push(
			await redisPart({
				name: masterCount === 1 ? "redis" : `redis${place + 1}`,
				program: programs.redis,
				folder: one,
				password,
				inCluster: masterCount > 1,
				keep: (part) => keepPart({ ...part, shown: () => up }, told),
			}),
		);
	if (masterCount > 1) await joinMasters(masters);
	const redisUrl = masters
		.map((master) => `redis://:${password}@127.0.0.1:${master.port}`)
		.join(",");
	// For the commands that an operator runs beside the nodes.
	writePrivate("url", `${redisUrl}\n`);

	if (count > 0) await startNodes(redisUrl);
	for (const part of [...masters.map((one) => one.part), ...nodes, proxy])
		part?.keep();
	if (count > 0) await tellAddresses();
	else tellCommand();
	up = true;
}

async function startNodes(redisUrl) {
	const ports = await Promise.all(Array.from({ length: count }, freePort));
	nodes.push(
		...ports.map((nodePort, place) =>
			keepPart(
				{
					name: `node${place + 1}`,
					command: [
						process.execPath,
						"--enable-source-maps",
						"dist/server/main.js",
					],
					environment: {
						REDIS_URL: redisUrl,
						NODE_NAME: `node${place + 1}`,
						PORT: String(nodePort),
						HOST: "127.0.0.1",
						TRUST_PROXY: "1",
						LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
					},
					// Not its own address, which is of no use here.
					shown: (line) => up || line.startsWith("{"),
				},
				told,
			),
		),
	);
	await Promise.all(
		nodes.map((node, place) =>
			untilReady(node, () => isOk(`http://127.0.0.1:${ports[place]}/readyz`)),
		),
	);

	proxy = keepPart(
		{
			name: "proxy",
			command: [programs.proxy, "-W", "-db", "-f", "deploy/haproxy.cfg"],
			environment: {
				BIND_HTTP: `:${port}`,
				BIND_HTTPS: `:${securePort}`,
				// HAProxy would look for it beside its file.
				TLS_CERT: certificate === "" ? "" : resolve(certificate),
				HTTPS_PORT: String(securePort),
				BIND_INSIDE: `127.0.0.1:${await freePort()}`,
				NODES_DNS: "",
				STICKY_KEY: process.env.STICKY_KEY || randomUUID(),
				...Object.fromEntries(
					ports.map((nodePort, place) => [
						`NODE${place + 1}`,
						`127.0.0.1:${nodePort}`,
					]),
				),
			},
			// stderr repeats what stdout says.
			shown: (_line, stream) => up && stream === "stdout",
		},
		told,
	);
	await untilReady(proxy, () => isOk(`http://127.0.0.1:${port}/healthz`));
}

/** The proxy first, so that nobody new comes; then the nodes, which save what they have; Redis last. */
async function stop(code) {
	up = false;
	stopping ??= (async () => {
		await proxy?.stop(5_000);
		await Promise.all(nodes.map((node) => node.stop(30_000)));
		await Promise.all(masters.map(({ part }) => part.stop(30_000)));
		process.exit(code);
	})();
	await stopping;
}

function give(reason) {
	if (stopping !== null) return;
	console.error(`${reason} Stopping.`);
	stop(1);
}

async function tellAddresses() {
	const { renderUnicodeCompact } = await import("uqr");
	const secure = certificate !== "";
	const at = (host) =>
		secure ? `https://${host}:${securePort}` : `http://${host}:${port}`;
	const given = process.env.PUBLIC_URL?.replace(/\/$/, "");
	const phones = given ?? at(networkAddress() ?? "localhost");
	console.log(`
  Instructor   ${given ?? at("localhost")}/teach/
  Phones       ${phones}

${renderUnicodeCompact(phones, { border: 1 }).replace(/^/gm, "  ")}

  ${count} nodes behind one proxy${masterCount === 1 ? "" : `, ${masterCount} Redis masters`}. Data in ${shownFolder}. Ctrl-C stops them all.
`);
}

function tellCommand() {
	console.log(`
  Redis alone, without a node. Beside it:

  REDIS_URL=$(cat ${join(shownFolder, "url")}) npm run restore -- FILE

  Ctrl-C stops it.
`);
}

function networkAddress() {
	return Object.values(networkInterfaces())
		.flat()
		.find((address) => address?.family === "IPv4" && !address.internal)
		?.address;
}

async function isOk(url) {
	return (await fetch(url)).ok;
}

/** In the folder, where only this user can read it. */
function writePrivate(name, text) {
	const file = join(folder, name);
	rmSync(file, { force: true });
	writeFileSync(file, text, { mode: 0o600 });
}

function readOptions() {
	const usage = `npm run cluster -- [--nodes 3] [--redis-cluster]

  --nodes          how many nodes, 1 to 8; 0: Redis alone, as a restore wants it
  --redis-cluster  three Redis masters, among which rooms are spread, in the place of one Redis`;
	try {
		const { values } = parseArgs({
			options: {
				nodes: { type: "string", default: "3" },
				"redis-cluster": { type: "boolean", default: false },
				help: { type: "boolean", default: false },
			},
		});
		if (values.help) {
			console.log(usage);
			process.exit(0);
		}
		const masterCount = values["redis-cluster"] ? 3 : 1;
		if (/^[0-8]$/.test(values.nodes))
			return { count: Number(values.nodes), masterCount };
		console.error(
			`There can be 1 to 8 nodes, or 0 for Redis alone.\n\n${usage}`,
		);
	} catch (error) {
		console.error(`${error.message}\n\n${usage}`);
	}
	process.exit(2);
}

function demand(program, path) {
	if (path !== null) return;
	console.error(
		`${program} is not installed. On Debian or Ubuntu: apt-get install ${program}`,
	);
	process.exit(1);
}
