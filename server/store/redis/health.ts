import type { Redis } from "ioredis";
import type { Log } from "./connect.ts";
import type { Link } from "./link.ts";
import { probe } from "./scripts.ts";

/** See `RoomStore.health`. Never rejects. */
export async function faultsOf(link: Link): Promise<string[]> {
	if (link.closed) return ["The connection to Redis is closed."];
	try {
		await link.askMasters((master) => master.eval(probe, 0));
		return [];
	} catch (cause) {
		return [inWords(cause instanceof Error ? cause.message : "", link)];
	}
}

function inWords(message: string, link: Link): string {
	const said = message.replace(/^Redis: /, "");
	const [code = ""] = said.split(" ");
	switch (code) {
		case "READONLY":
			return "Redis is a read-only replica.";
		case "OOM":
			return "Redis is out of memory: raise its maxmemory, or delete rooms.";
		case "MISCONF":
			return "Redis cannot write to its disk.";
		case "NOREPLICAS":
			return "Redis has fewer replicas than it demands.";
		case "LOADING":
			return "Redis is reading its data from the disk.";
		case "CLUSTERDOWN":
			return "The Redis Cluster is down: part of it has no master.";
		case "NOAUTH":
		case "WRONGPASS":
		case "NOPERM":
			return "Redis refuses this user: check user and password in its address.";
	}
	if (said === "Command timed out") return "Redis does not answer.";
	if (link.lastFault === null) return `Redis is not connected: ${said}.`;
	return `Redis is not connected: ${link.lastFault}.`;
}

/** Where a setting of Redis could lose answers, said once per connection; settings that may not be read are passed over. */
export async function warnOfSettings(
	masters: readonly Redis[],
	log: Log,
): Promise<void> {
	for (const master of masters) {
		try {
			const reply = (await master.config(
				"GET",
				"appendonly",
				"appendfsync",
				"maxmemory-policy",
			)) as string[];
			const settings = new Map<string, string>();
			for (let at = 0; at + 1 < reply.length; at += 2)
				settings.set(reply[at] ?? "", reply[at + 1] ?? "");
			const reason = riskIn(settings);
			if (reason !== null)
				log.warn({ reason }, "Redis may lose answers that were saved");
		} catch {}
	}
}

function riskIn(settings: ReadonlyMap<string, string>): string | null {
	const risks: string[] = [];
	if (settings.get("appendonly") !== "yes")
		risks.push("appendonly is not yes: a restart forgets");
	else if (settings.get("appendfsync") !== "always")
		risks.push("appendfsync is not always: a crash forgets the last second");
	if (settings.get("maxmemory-policy") !== "noeviction")
		risks.push("maxmemory-policy is not noeviction: old answers make room");
	return risks.length === 0 ? null : risks.join("; ");
}
