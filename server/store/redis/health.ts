import type { Log } from "./connect.ts";
import type { Durability } from "./durability.ts";
import type { Format } from "./format.ts";
import type { Link } from "./link.ts";
import { probe } from "./scripts.ts";

/** See `RoomStore.health`. Never rejects. */
export async function faultsOf(
	link: Link,
	durability: Durability,
	format: Format,
): Promise<string[]> {
	if (link.closed) return ["The connection to Redis is closed."];
	try {
		await link.askMasters((master) => master.eval(probe, 0));
		await Promise.all([durability.look(), format.look()]);
		return [durability.fault, format.fault].filter((fault) => fault !== null);
	} catch (cause) {
		return [inWords(cause instanceof Error ? cause.message : "", link)];
	}
}

function inWords(message: string, link: Link): string {
	const said = message.replace(/^Redis: /, "");
	const away = said === "not connected" || said === "connection cut";
	const cause = away ? (link.lastFault ?? said) : said;
	const [code = ""] = cause.split(" ");
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
	if (link.lastFault !== null)
		return `Redis is not connected: ${link.lastFault}.`;
	return away ? "Redis is not connected." : `Redis cannot serve: ${said}.`;
}

/**
 * Tells the log where a setting of Redis could lose answers, unless that is what was `said` before. Settings that may not
 * be read are passed over. Resolves to what was said now.
 */
export async function warnOfSettings(
	link: Link,
	log: Log,
	said: string | null,
): Promise<string | null> {
	try {
		const all = await link.askMasters<string[]>((master) =>
			master.config("GET", "appendonly", "appendfsync", "maxmemory-policy"),
		);
		const reasons = all.map(riskIn).filter((reason) => reason !== null);
		const reason = reasons.length === 0 ? null : reasons.join("; ");
		if (reason !== null && reason !== said)
			log.warn({ reason }, "Redis may lose answers that were saved");
		return reason;
	} catch {
		return said;
	}
}

function riskIn(reply: readonly string[]): string | null {
	const value = (setting: string) => reply[reply.indexOf(setting) + 1];
	const risks: string[] = [];
	if (value("appendonly") !== "yes")
		risks.push("appendonly is not yes: a restart forgets");
	else if (value("appendfsync") !== "always")
		risks.push("appendfsync is not always: a crash forgets the last second");
	if (value("maxmemory-policy") !== "noeviction")
		risks.push("maxmemory-policy is not noeviction: old answers make room");
	return risks.length === 0 ? null : risks.join("; ");
}
