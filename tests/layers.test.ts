import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { kinds } from "../shared/kinds/kinds.ts";

const root = new URL("..", import.meta.url).pathname;

function filesIn(folder: string, kinds: RegExp): string[] {
	return readdirSync(join(root, folder), { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((name) => kinds.test(name))
		.sort();
}

const sources = ["shared", "server", "client"].flatMap((folder) =>
	filesIn(folder, /\.(ts|tsx|mjs)$/),
);
const textOf = (file: string) => readFileSync(join(root, file), "utf8");

/** What a file imports: other files by their path from the root, packages by their name. */
function importsOf(file: string): string[] {
	const pattern =
		/^(?:import\s+(?:[\w\s{},*$]+?\s+from\s+)?|export\s+[\w\s{},*$]+?\s+from\s+)["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']/gm;
	return [...textOf(file).matchAll(pattern)].map(([, plain, late]) => {
		const name = plain ?? late ?? "";
		return name.startsWith(".")
			? relative(root, join(root, dirname(file), name))
			: name;
	});
}

/** The layers from the ground up: each imports only itself and what stands before it. What is none of them stands on top. */
const layers = [
	"shared/",
	"server/room/",
	"server/text/",
	"server/files/",
	"server/store/",
	"server/live/",
	"server/transport/",
];
const layerOf = (file: string) =>
	layers.findIndex((layer) => file.startsWith(layer));
/** What makes the pages, and is not in them. */
const isOfBuild = (file: string) =>
	/^client\/(vite\.config|lean-sockets|load-part|maths-font)\.ts$/.test(file);
const isOurs = (name: string) => /^(shared|server|client)\//.test(name);

/** Every import of another file that `isWrong` is told of. */
function wrongImports(
	files: readonly string[],
	isWrong: (imported: string, file: string) => boolean,
): string[] {
	return files.flatMap((file) =>
		importsOf(file)
			.filter((imported) => isWrong(imported, file))
			.map((imported) => `${file} imports ${imported}`),
	);
}

describe("layers", () => {
	test("[LY1] each layer imports only itself and what stands before it", () => {
		const layered = sources.filter((file) => layerOf(file) !== -1);
		expect(layered.length).toBeGreaterThan(50);
		const wrong = wrongImports(layered, (imported, file) => {
			if (!isOurs(imported)) return false;
			const layer = layerOf(imported);
			return layer === -1 || layer > layerOf(file);
		});
		// Settings of the program are parsed once, at the top; whoever needs some takes their type.
		const typed = wrong.filter((line) => !line.endsWith("server/config.ts"));
		expect(typed).toEqual([]);
	});

	test("[LY2] the live layer and the transport know the store's ports, not its adapters", () => {
		const above = sources.filter(
			(file) => layerOf(file) > layers.indexOf("server/store/"),
		);
		const wrong = wrongImports(above, (imported) =>
			/^server\/store\/.+\//.test(imported),
		);
		expect(wrong).toEqual([]);
	});

	test("[LY800] the transport reaches the store through the live layer alone", () => {
		const transport = sources.filter((file) =>
			file.startsWith("server/transport/"),
		);
		expect(transport.length).toBeGreaterThan(30);
		const wrong = wrongImports(transport, (imported) =>
			imported.startsWith("server/store/"),
		);
		expect(wrong).toEqual([]);
	});

	test("[LY801] each port of the rooms' store is small: at most nine verbs, and housekeeping apart", () => {
		const text = code(textOf("server/store/room-store.ts"));
		const ports = [
			...text.matchAll(/^export interface (Room\w+) \{\n([\s\S]*?)^\}/gm),
		].map(([, name = "", body = ""]) => ({
			name,
			verbs: body.match(/^\t\w+\(/gm)?.length ?? 0,
		}));
		const sized = ports.filter(({ verbs }) => verbs > 0);
		expect(sized.map(({ name }) => name)).toEqual([
			"RoomDocuments",
			"RoomSeats",
			"RoomAnswers",
			"RoomBus",
			"RoomHousekeeping",
		]);
		for (const { name, verbs } of sized.slice(0, -1))
			expect(verbs, name).toBeLessThanOrEqual(9);
	});

	test("[LY802] one place in the live layer reads rooms' documents", () => {
		const readers = sources.filter(
			(file) =>
				file.startsWith("server/live/") &&
				/\.(look|load)\(/.test(code(textOf(file))),
		);
		expect(readers).toEqual(["server/live/room-repository.ts"]);
	});

	test("[LY3] the pages import what is shared and themselves, the server nothing of the pages", () => {
		const pages = sources.filter((file) => file.startsWith("client/"));
		const server = sources.filter((file) => file.startsWith("server/"));
		expect(pages.length).toBeGreaterThan(50);
		expect(
			wrongImports(pages, (imported) => /^(server|tests)\//.test(imported)),
		).toEqual([]);
		expect(
			wrongImports(server, (imported) => /^(client|tests)\//.test(imported)),
		).toEqual([]);
	});

	test("[LY4] one page imports nothing of another page", () => {
		const pages = ["student", "instructor", "screen"];
		const pageOf = (file: string) =>
			pages.find((page) => file.startsWith(`client/${page}/`));
		const wrong = wrongImports(sources, (imported, file) => {
			const page = pageOf(imported);
			return page !== undefined && page !== pageOf(file);
		});
		expect(wrong).toEqual([]);
	});

	test("[LY5] packages of the server are not in the pages, and the wire needs none but its schemas", () => {
		const bare = (file: string, allowed: RegExp) =>
			importsOf(file)
				.filter((name) => !isOurs(name) && !allowed.test(name))
				.map((name) => `${file} imports ${name}`);
		const wrong = sources.flatMap((file) => {
			if (file.startsWith("shared/")) return bare(file, /^valibot$/);
			if (file.startsWith("client/") && !isOfBuild(file))
				return bare(file, /^(preact|socket\.io-client|valibot|uqr)(\/|$)/);
			return [];
		});
		expect(wrong).toEqual([]);
	});
});

describe("kinds of question", () => {
	const isOwn = (file: string) =>
		/^(shared|client)\/kinds\//.test(file) || file.startsWith("client/choice/");
	/** What older versions wrote and spoke had these kinds, and has them for ever. */
	const older = ["shared/older-quiz.ts", "server/transport/version2.ts"];
	/** Names that HTML, dates, fields and views have too: they count where a line speaks of kinds. */
	const everyday = ["numeric", "text", "scale", "open", "slide", "point"];

	function namedIn(text: string): string[] {
		return code(text)
			.split("\n")
			.filter((line) =>
				kinds.some(
					({ name }) =>
						new RegExp(`["'\`]${name}["'\`]`).test(line) &&
						(!everyday.includes(name) || /\bkind/i.test(line)),
				),
			)
			.map((line) => line.trim());
	}

	test("[LY880] only their own folders, and what reads older formats, name them", () => {
		const others = sources.filter(
			(file) => !isOwn(file) && !older.includes(file),
		);
		const found = others.flatMap((file) =>
			namedIn(textOf(file)).map((line) => `${file}: ${line}`),
		);
		expect(found).toEqual([]);
		for (const file of older)
			expect(namedIn(textOf(file)), file).not.toEqual([]);
	});

	test("[LY880] the check sees every kind, however it is quoted", () => {
		for (const { name } of kinds) {
			const named = [
				`kind === "${name}"`,
				`{ kind: '${name}' }`,
				`kinds(\`${name}\`)`,
			];
			for (const line of named) expect(namedIn(line)).toEqual([line]);
			expect(namedIn(`// of the kind "${name}"`)).toEqual([]);
		}
	});

	test("[LY880] every kind has its three parts for the pages; what nobody answers is all pages' own", () => {
		for (const { name, slide } of kinds)
			for (const part of slide ? ["desk"] : ["phone", "picture", "desk"])
				expect(
					sources.filter((file) =>
						new RegExp(`^client/kinds/${name}/${part}\\.tsx?$`).test(file),
					),
				).toHaveLength(1);
	});
});

describe("people of the tests", () => {
	const scripts = filesIn("tests", /\.(ts|mjs)$/).filter(
		(file) => file !== "tests/layers.test.ts",
	);
	const using = (pattern: RegExp) =>
		scripts.filter((file) => pattern.test(code(textOf(file))));

	test("[LY1120] students and instructors of all suites go over one connection, that of the rig", () => {
		const importing = (name: string) =>
			scripts.filter((file) => importsOf(file).includes(name));
		expect(importing("socket.io-client")).toEqual(["tests/rig/links.ts"]);
		expect(importing("engine.io-client")).toEqual([]);
		// Below socket.io: what no client would write, and clients of stand-ins that have no rooms.
		expect(using(/\bnewManager\b/)).toEqual([
			"tests/deploy/crowd.ts",
			"tests/rig/links.ts",
			"tests/transport/audience.test.ts",
			"tests/transport/direct-line.test.ts",
			"tests/transport/raw.ts",
		]);
	});

	test("[LY1120] who opens a WebSocket by hand is on the list, and why", () => {
		const byHand = {
			"tests/bench/bench.test.ts": "a server that the bench's own is tried on",
			"tests/bench/crowd/dialect.ts": "costs less than what it measures",
			"tests/bench/crowd/frames.ts": "costs less than what it measures",
			"tests/bench/floors/bare-ws.mjs": "a floor, no Lectern",
			"tests/bench/targets/floor.ts": "speaks to the floors",
			"tests/deploy/tls.test.ts": "over HTTP/2, which socket.io cannot",
			"tests/hostile/fuzz/lines.ts": "malformed on purpose",
			"tests/hostile/fuzz/requests.ts": "malformed on purpose",
			"tests/rig/firefox.ts": "drives a browser, no Lectern",
			"tests/transport/direct-line.test.ts": "reads its frames byte by byte",
			"tests/transport/hostile.test.ts": "malformed on purpose",
			"tests/transport/upgrades.test.ts": "malformed on purpose",
		};
		const found = using(
			/from "ws"|\bWebSocket(Server)?\(|Sec-WebSocket-Key|transport=websocket/,
		);
		expect(found).toEqual(Object.keys(byHand));
	});

	test("[LY1121] who greets and comes back by itself is the rig's one student or its one instructor's page", () => {
		expect(using(/\bcomeBack\(|\breconnection: true|\.on\("connect"/)).toEqual(
			["links", "room", "student"].map((name) => `tests/rig/${name}.ts`),
		);
	});
});

describe("the pure core", () => {
	const core = sources.filter((file) => file.startsWith("server/room/"));

	test("[LY6] the room knows no clock, no chance, no promise and nothing of the machine", () => {
		const impure =
			/\b(async|await|Promise|Date|performance|process|globalThis|setTimeout|setInterval|setImmediate|queueMicrotask|Math\.random|console|fetch)\b/;
		const found = core.flatMap((file) =>
			code(textOf(file))
				.split("\n")
				.filter((line) => impure.test(line))
				.map((line) => `${file}: ${line.trim()}`),
		);
		expect(core.length).toBeGreaterThan(8);
		expect(found).toEqual([]);
	});

	test("[LY6] it uses nothing but hashes of Node and a table of letters", () => {
		const allowed = ["node:crypto", "unhomoglyph"];
		const wrong = wrongImports(
			core,
			(imported) => !isOurs(imported) && !allowed.includes(imported),
		);
		expect(wrong).toEqual([]);
		const random = core.filter((file) => /\brandom\w+\(/.test(textOf(file)));
		// `makeName` is given its chance.
		expect(random.filter((file) => !file.endsWith("name.ts"))).toEqual([]);
	});
});

/** The text without its comments. */
function code(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
}

describe("files", () => {
	test("[LY7] no file is longer than 350 lines, and the median is near 80", () => {
		const all = ["shared", "server", "client"].flatMap((folder) =>
			filesIn(folder, /\.(ts|tsx|mjs|css)$/),
		);
		const lengths = all.map((file) => ({
			file,
			lines: textOf(file).split("\n").length - 1,
		}));
		expect(lengths.filter(({ lines }) => lines > 350)).toEqual([]);
		const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
		expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(120);
	});

	test("[LY7] every import names its file with its ending", () => {
		const wrong = wrongImports(
			sources,
			(imported) => isOurs(imported) && !/\.\w+(\?url)?$/.test(imported),
		);
		expect(wrong).toEqual([]);
	});
});
