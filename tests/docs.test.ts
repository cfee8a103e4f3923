import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { openDistributionOf } from "../server/room/asked.ts";
import { tallyOf } from "../server/room/tally.ts";
import { askedKinds, kinds } from "../shared/kinds/kinds.ts";
import { RoomSettings } from "../shared/settings.ts";
import { handFor } from "./rig/hands.ts";
import { diceOf } from "./room/dice.ts";
import { anyQuestion } from "./room/quizzes-by-chance.ts";

const root = new URL("..", import.meta.url).pathname;
const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const docs = ["README.md", "CONTRIBUTING.md", "SECURITY.md"].concat(
	readdirSync(join(root, "docs"))
		.filter((name) => name.endsWith(".md"))
		.map((name) => `docs/${name}`),
);
const ours = ["shared", "server", "client", "tests", "deploy", "docs", "."];
const files = new Set(
	ours.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: folder !== "." }).map((name) =>
			basename(String(name)),
		),
	),
);

describe("the docs", () => {
	test("[LY1070] name no file and no script that is not there", () => {
		const { scripts } = JSON.parse(textOf("package.json")) as {
			scripts: Record<string, string>;
		};
		for (const doc of docs) {
			const text = textOf(doc);
			const named = [
				...text.matchAll(/`([\w./-]+\.(?:ts|tsx|mjs|md|lua|yml|cfg))`/g),
				...text.matchAll(/\]\((?!https?:|#|image:)([^)#]+)/g),
			].map(([, path = ""]) => path);
			const lost = named.filter(
				(path) =>
					!existsSync(join(root, path)) &&
					!existsSync(join(root, dirname(doc), path)) &&
					!(files.has(basename(path)) || path.includes("NAME")),
			);
			expect(lost, doc).toEqual([]);
			const ran = [...text.matchAll(/npm run ([\w:-]+)/g)].map(
				([, name = ""]) => name,
			);
			expect(
				ran.filter((name) => scripts[name] === undefined),
				doc,
			).toEqual([]);
		}
	});

	const protocol = textOf("docs/PROTOCOL.md");
	const rows = new Map(
		[...protocol.matchAll(/^\| `(\w+)` \|(.*)\|$/gm)].map(
			([, name = "", row = ""]) => [name, row],
		),
	);

	test.each(kinds.map((kind) => [kind.name, kind] as const))(
		"[LY1071] the kind %s has its row in docs/PROTOCOL.md, with every part of what it asks, of its key and of its picture",
		(name, kind) => {
			const dice = diceOf(3);
			const asked = anyQuestion(dice, kind);
			const value = kind.sample(asked.ask, dice);
			const told = openDistributionOf(asked, tallyOf(asked, [[value, 1]]));
			const parts = [asked.ask, asked.key, told].flatMap((part) =>
				Object.keys(part as object),
			);
			const row = rows.get(name) ?? "";
			expect(row, `${name} has no row in docs/PROTOCOL.md`).not.toBe("");
			const alike = /the same|as `(\w+)`/.test(row)
				? [...rows.values()].join()
				: row;
			for (const part of parts.filter((part) => part !== "answered"))
				expect(alike, `${name}: ${part}`).toMatch(new RegExp(`\\b${part}\\b`));
		},
	);

	test("[LY1072] docs/PROTOCOL.md tells every setting of a room, and no other", () => {
		const [, told = ""] =
			/interface RoomSettings \{([^}]*)\}/.exec(protocol) ?? [];
		const named = [...told.matchAll(/^\s*(\w+)\??:/gm)].map(
			([, name = ""]) => name,
		);
		expect(named.sort()).toEqual(Object.keys(RoomSettings.entries).sort());
		expect(v.is(RoomSettings, {})).toBe(false);
	});

	test("[LY1073] the README names as many quizzes as the course has", () => {
		const course = readdirSync(join(root, "server/course")).filter((name) =>
			name.endsWith(".json"),
		);
		const words = "ten eleven twelve thirteen fourteen fifteen".split(" ");
		expect(textOf("README.md")).toContain(
			`with ${words[course.length - 10]} quizzes`,
		);
	});
});

test("[LY1074] a browser of the tests knows how to answer each kind", () => {
	for (const { name } of askedKinds) expect(() => handFor(name)).not.toThrow();
	expect(() => handFor("hologram")).toThrow("tests/rig/hands.ts");
});
