import type { IncomingMessage } from "node:http";
import { isIP, isIPv4 } from "node:net";
import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";
import proxyAddr from "proxy-addr";
import { Networks } from "./networks.ts";

export interface OriginRules {
	readonly publicUrl: string | null;
	/** Under which the server's addresses are, `/lectern`; empty where it has a host of its own. */
	readonly path: string;
	readonly origins: readonly string[];
	readonly trustProxy: number;
	/** The address that the server listens at, if not at all of the machine's. */
	readonly host?: string;
}

/**
 * Whether the page that sends this request may. Browsers name their page's origin on every WebSocket handshake and
 * every request that changes something; it must be one of ours. Programs that are no browsers send none.
 */
export function isOurOrigin(
	rules: OriginRules,
	request: IncomingMessage,
): boolean {
	const { origin } = request.headers;
	if (origin === undefined) return true;
	if (origin === rules.publicUrl || rules.origins.includes(origin)) return true;
	return rules.publicUrl === null && origin === requestOrigin(rules, request);
}

/** Scheme, host and port that this request was sent to. */
export function requestOrigin(
	rules: OriginRules,
	request: IncomingMessage,
): string {
	return `${isSecure(rules, request) ? "https" : "http"}://${request.headers.host ?? "localhost"}`;
}

export function isSecure(
	rules: OriginRules,
	request: IncomingMessage,
): boolean {
	if (rules.publicUrl?.startsWith("https:")) return true;
	return (
		rules.trustProxy > 0 && request.headers["x-forwarded-proto"] === "https"
	);
}

/** Of this process, which all its budgets are of too. */
const networks = new Networks();

/** Who sends this request, as one network or many of one site; for limits only, kept in memory, never logged. */
export function addressOf(
	rules: OriginRules,
	request: IncomingMessage,
): string {
	return networks.keyOf(senderOf(rules, request));
}

function senderOf(rules: OriginRules, request: IncomingMessage): string {
	// So many hops before this server are one's own, and say who was before them; what stands further ahead anybody may have written.
	const sender: string | undefined = proxyAddr(
		request,
		(_address, hop) => hop < rules.trustProxy,
	);
	return networkOf(sender ?? "unknown");
}

/** An IPv4 address as it is; of an IPv6 address the first 64 bits, for whoever has one has all that begin so. */
export function networkOf(address: string): string {
	// How most are written; reading them is dear where thousands connect at once.
	const plain = address.startsWith("::ffff:") ? address.slice(7) : address;
	if (isIPv4(plain)) return plain;
	if (isIP(address) === 0) return address;
	const read = ipaddr.process(address);
	if (read instanceof ipaddr.IPv4) return read.toString();
	const network = read.parts.slice(0, 4);
	return network.map((group) => group.toString(16)).join(":");
}

/**
 * Where phones find this server. A page opened on the machine itself as `localhost` must not hand that name to
 * phones: they get the machine's address in its network.
 */
export function joinOrigin(
	rules: OriginRules,
	request: IncomingMessage,
): string {
	if (rules.publicUrl !== null) return rules.publicUrl;
	const asked = requestOrigin(rules, request);
	// Whatever a client puts into Host, also what is no host at all; one that has gone has no port any more.
	const url = new URL(
		URL.canParse(asked)
			? asked
			: `http://localhost:${request.socket.localPort ?? ""}`,
	);
	if (["localhost", "127.0.0.1", "[::1]"].includes(url.hostname))
		url.hostname = reachedAddress(rules.host) ?? url.hostname;
	return url.origin;
}

/** What stands before the paths of links that other devices open. */
export function joinAddress(
	rules: OriginRules,
	request: IncomingMessage,
): string {
	return joinOrigin(rules, request) + rules.path;
}

export interface Addresses {
	readonly instructor: string;
	/** What phones on the same network open. */
	readonly phones: string;
}

/** What whoever starts the server opens, and what the class does. */
export function addressesOf(
	{ publicUrl, path, host }: Pick<OriginRules, "publicUrl" | "path" | "host">,
	port: number,
): Addresses {
	const local = `http://localhost:${port}`;
	const address = reachedAddress(host);
	const reached = address === null ? local : `http://${address}:${port}`;
	return {
		instructor: `${publicUrl ?? local}${path}/teach/`,
		phones: path === "" ? (publicUrl ?? reached) : `${publicUrl}${path}/`,
	};
}

/** Where other machines find one that listens at `host`; null when they do not. */
function reachedAddress(host = ""): string | null {
	if (["", "0.0.0.0", "::"].includes(host)) return networkAddress();
	if (/^(?:127\..*|localhost|::1)$/.test(host)) return null;
	return isIP(host) === 6 ? `[${host}]` : host;
}

/** This machine's first address that other machines can reach, IPv4 before IPv6, as in a URL; null when it has none. */
export function networkAddress(): string | null {
	const reached = Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.filter(({ internal, scopeid }) => !internal && !scopeid);
	const four = reached.find(({ family }) => family === "IPv4");
	if (four !== undefined) return four.address;
	const six = reached.find(({ family }) => family === "IPv6");
	return six === undefined ? null : `[${six.address}]`;
}
