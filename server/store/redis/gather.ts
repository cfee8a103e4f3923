import type { Cluster, Redis } from "ioredis";

/**
 * What this makes is called before each command: the commands of one turn then leave in one write. In a storm of newcomers a
 * system call for each command is most of what they cost. A Cluster writes as it always did.
 */
export function gatherWrites(client: Redis | Cluster): () => void {
	let gathering: Redis["stream"] | null = null;
	return () => {
		if (client.isCluster) return;
		const { stream } = client as Redis;
		if (stream === undefined || stream === gathering) return;
		gathering = stream;
		stream.cork();
		// After all that promises do in this turn.
		process.nextTick(() => {
			gathering = null;
			stream.uncork();
		});
	};
}
