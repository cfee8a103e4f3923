import {
	oldestProtocolVersion,
	protocolVersion,
} from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { oldClient } from "./version2.ts";

const newClient = refuse("old-client", "page-too-new");

/** Why nobody here understands a page that speaks this protocol version; null where somebody does. */
export function versionRefusal(version: number): Refusal | null {
	if (version < oldestProtocolVersion) return oldClient;
	return version > protocolVersion ? newClient : null;
}
