import { type RedisServer, startRedis } from "../rig/redis.ts";
import { waitFor } from "../rig/wait.ts";
import { startWire, type Wire } from "./wire.ts";

/** A Redis that follows another one, which does not wait for it. */
export interface Replica {
	/** The one that nodes reach. */
	master(): RedisServer;
	/** It hears nothing of its master any more, and its master does not know. */
	part(): void;
	/** The master dies with what the other one has not heard, which takes its place, also for the nodes. */
	failOver(): Promise<void>;
	remove(): Promise<void>;
}

/** `ways`: those of the nodes to the master. */
export async function followRedis(
	first: RedisServer,
	ways: readonly Wire[],
): Promise<Replica> {
	const wire = await startWire(first.port);
	const port = new URL(wire.url).port;
	const second = await startRedis(["--replicaof", "127.0.0.1", port]);
	let master = first;
	await waitFor("the replica to follow", async () =>
		String(await second.tell("INFO", "replication")).includes(
			"master_link_status:up",
		),
	);
	return {
		master: () => master,
		part: wire.cut,
		async failOver() {
			await first.kill();
			wire.close();
			await second.tell("REPLICAOF", "NO", "ONE");
			master = second;
			for (const way of ways) way.lead(second.port);
		},
		async remove() {
			wire.close();
			await second.remove();
		},
	};
}
