import { type Plugin, parseAst } from "vite";

/**
 * socket.io without what these pages never use, so that phones need not load it. The server offers no WebTransport, the wire is text,
 * the manager is made by hand for the page's own address, and the browsers have promises and `fetch`. Whatever a newer version
 * writes otherwise simply stays (`tests/e2e/weight.test.ts` sees it); what is still called stops the build.
 */
const ours = /(engine|socket)\.io(-client|-parser|\/component-emitter)/;

/** Whole modules, by the ends of their names. */
const modules: Readonly<Record<string, string>> = {
	"/webtransport.js": "export class WT {}",
	// The link names its own.
	"/transports/index.js": "export const transports = {};",
	"/polling-xhr.js": "export class XHR {}",
	"/polling-xhr.node.js": "export class XHR {}",
	"./binary.js":
		"export const deconstructPacket = (packet) => ({ packet, buffers: [] }); export const reconstructPacket = (packet) => packet;",
	"./is-binary.js":
		"export const isBinary = () => false; export const hasBinary = () => false;",
	"./url.js": "export const url = () => ({});",
	"/parseuri.js": "export const parse = () => ({});",
	"base64-arraybuffer.js":
		"export const decode = () => new ArrayBuffer(0); export const encode = () => '';",
};

/** What is always so in these pages: what would be otherwise is left out with it. */
const facts: readonly (readonly [RegExp, string])[] = [
	[
		/\b(this\.)?_?opts\.(autoUnref|closeOnBeforeunload|extraHeaders|forceBase64|host|parser|protocols|rememberUpgrade|retries|timestampRequests|transportImplementations|useNativeTimers)\b/g,
		"undefined",
	],
	[/const isReactNative = [^;]+;/, "const isReactNative = false;"],
	[
		/const withNative(Blob|ArrayBuffer) = [^;]+;/g,
		"const withNative$1 = false;",
	],
	[/const withEventListeners = [^;]+;/, "const withEventListeners = true;"],
	[/Object\.assign\(lookup, \{[^}]*\}\);/, ""],
	// Its settings have their values from the first on.
	[
		/this\.(reconnection|reconnectionAttempts|reconnectionDelay|reconnectionDelayMax|randomizationFactor)\(([^;\n]+)\);/g,
		"this._$1 = $2;",
	],
	[
		/this\.(reconnectionDelay|reconnectionDelayMax|randomizationFactor)\(\)/g,
		"this._$1",
	],
	[/Backoff\.prototype\.set\w+ = function \([^}]+\};/g, ""],
	[/"It seems you are trying to reach a Socket\.IO server in v2[^"]+"/, '"v2"'],
	[/typeof location !== "undefined"/g, "true"],
	[/typeof this\.opts\.query === "string"/, "false"],
	[/if \(uri\) \{/, "if (false) {"],
	[/this\._upgrades\.indexOf\("webtransport"\) !== -1/, "false"],
	[/typeof encodedPacket !== "string"/, "false"],
	[/type === "b"/, "false"],
	[/\b(obj|p|packet)\.type === PacketType\.BINARY_(EVENT|ACK)/g, "false"],
	[/\bhasBinary\(obj\)/, "false"],
	[/if \(this\.reconstructor\)/g, "if (false)"],
	[/this\._anyListeners && this\._anyListeners\.length/, "false"],
	[/this\.(_drainQueue\(true\)|notifyOutgoingListeners\(packet\));/g, ""],
];

/** What it keeps to itself: a name with this mark may become shorter (`mangle` of the build). */
const inner =
	/\b(addEventListeners|clearTimeoutFn|createTransport|createUri|decodeString|doClose|doOpen|doPoll|doWrite|emitBuffered|emitReserved|encodeAsString|isPayloadValid|maybeReconnectOnOpen|onHandshake|priorWebsocketSuccess|receiveBuffer|sendBuffer|setTimeoutFn|setTransport|skipReconnect|subEvents|supportsBinary|transportOptions|tryParse|writeBuffer)\b/g;

/** Methods that nobody calls. */
const methods = new Set([
	"_addToQueue",
	"_drainQueue",
	"emitWithAck",
	"encodeAsBinary",
	"listenersAny",
	"listenersAnyOutgoing",
	"notifyOutgoingListeners",
	"offAny",
	"offAnyOutgoing",
	"onAny",
	"onAnyOutgoing",
	"prependAny",
	"prependAnyOutgoing",
	"randomizationFactor",
	"reconnection",
	"reconnectionAttempts",
	"reconnectionDelay",
	"reconnectionDelayMax",
	"setMax",
	"volatile",
]);

function withoutMethods(code: string): string {
	const classes = parseAst(code).body.flatMap((node) => {
		const declared =
			node.type === "ExportNamedDeclaration" ? node.declaration : node;
		return declared?.type === "ClassDeclaration" ? [declared] : [];
	});
	return classes
		.flatMap(({ body }) => body.body)
		.filter(
			(member) =>
				member.type === "MethodDefinition" &&
				member.key.type === "Identifier" &&
				methods.has(member.key.name),
		)
		.reverse()
		.reduce(
			(rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
			code,
		);
}

export const leanSockets: Plugin = {
	name: "lean-sockets",
	enforce: "pre",
	resolveId: (source, importer) => {
		const part = Object.keys(modules).find((end) => source.endsWith(end));
		return part !== undefined && ours.test(importer ?? "") ? `\0${part}` : null;
	},
	load: (id) => modules[id.slice(1)] ?? null,
	transform: (code, id) =>
		ours.test(id)
			? facts
					.reduce(
						(text, [is, so]) => text.replace(is, so),
						withoutMethods(code),
					)
					.replace(inner, "_$1")
			: null,
	generateBundle(_options, bundle) {
		for (const part of Object.values(bundle))
			for (const method of methods)
				if (part.type === "chunk" && part.code.includes(`.${method}(`))
					this.error(`${part.fileName} still calls ${method} of socket.io`);
	},
};
