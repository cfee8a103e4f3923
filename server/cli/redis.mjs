// Redis servers of this machine for one user: each in a folder of its own, alone or as masters of a Redis Cluster.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join, relative } from "node:path";
import { redisArguments } from "./compose.mjs";
import { freePort, untilReady } from "./part.mjs";
import { root } from "./ready.mjs";

const slots = 16_384;

/** A Redis answers here while it uses the folder: so two never write into one. */
const socketIn = (folder) => relative(root, join(folder, "redis.sock"));

/** Whether some Redis uses this folder now. */
export function usesFolder(folder) {
	return ask(socketIn(folder), "PING").then(
		(reply) => reply !== "",
		() => false,
	);
}

/**
 * Starts one with the arguments of docker-compose.yml; resolves when it serves. `keep` makes a part of a name and a command.
 * The password stands in a file that only this user reads, so that no list of processes shows it.
 */
export async function redisPart(options) {
	const { name, program, folder, password, inCluster, keep } = options;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const settings = join(folder, "redis.conf");
	rmSync(settings, { force: true });
	writeFileSync(settings, `requirepass ${password}\n`, { mode: 0o600 });
	const [port, bus] = [await freePort(), await freePort()];
	const part = keep({
		name,
		command: [
			...[program, settings, ...redisArguments()],
			...["--port", String(port), "--bind", "127.0.0.1"],
			...["--dir", folder, "--unixsocket", "redis.sock"],
			...(inCluster
				? ["--cluster-enabled", "yes", "--cluster-port", String(bus)]
				: []),
		],
	});
	const tell = async (commands) =>
		ask(socketIn(folder), `AUTH ${password}\r\n${commands}`);
	await untilReady(part, async () => (await tell("PING")).includes("+PONG"));
	return { part, port, bus, tell };
}

/**
 * Makes a Redis Cluster of these. Those that have met before keep their shares; they find each other anew, as each start has other ports.
 */
export async function joinMasters(masters) {
	for (const [place, { tell }] of masters.entries()) {
		if ((await tell("CLUSTER NODES")).match(/myself.* \d+-\d+/)) continue;
		const from = Math.floor((place * slots) / masters.length);
		const to = Math.floor(((place + 1) * slots) / masters.length) - 1;
		await tell(`CLUSTER SET-CONFIG-EPOCH ${place + 1}`);
		await tell(`CLUSTER ADDSLOTSRANGE ${from} ${to}`);
	}
	for (const { tell } of masters)
		for (const { port, bus } of masters)
			await tell(`CLUSTER MEET 127.0.0.1 ${port} ${bus}`);
	for (const { part, tell } of masters)
		await untilReady(part, async () => {
			const info = await tell("CLUSTER INFO");
			const nodes = await tell("CLUSTER NODES");
			// As long as one of them has no line to another, what is published at it does not come there.
			return (
				!/handshake|disconnected/.test(nodes) &&
				info.includes("cluster_state:ok") &&
				info.includes(`cluster_known_nodes:${masters.length}`) &&
				masters.every(({ port }) => nodes.includes(` 127.0.0.1:${port}@`))
			);
		});
}

/** What a Redis replies there, whosever it is; rejects where none is. */
function ask(socket, commands) {
	return new Promise((resolve, reject) => {
		const client = connect(socket);
		let replies = "";
		client.setTimeout(1000, () => client.destroy(new Error("silent")));
		client.once("error", reject);
		client.once("connect", () => client.write(`${commands}\r\nQUIT\r\n`));
		client.on("data", (reply) => {
			replies += String(reply);
		});
		client.once("close", () => resolve(replies));
	});
}
