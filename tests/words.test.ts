import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { faultWords, kinds } from "../shared/kinds/kinds.ts";
import { formFaults } from "../shared/words/faults.en.ts";
import { refusals } from "../shared/words/refusals.en.ts";
import { sentencesIn } from "./rig/sentences.ts";

const root = new URL("..", import.meta.url).pathname;
const filesOf = (...folders: readonly string[]) =>
	folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true })
			.map((name) => join(folder, String(name)))
			.filter((name) => /\.tsx?$/.test(name))
			.sort(),
	);
const files = filesOf("client", "shared");
const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const catalogue = files.filter((file) => file.endsWith(".en.ts"));
/** Its plugins and the browsers' names are no page's words. */
const isPage = (file: string) =>
	file.startsWith("client/") &&
	!/^client\/(vite\.config|floors|lean-sockets|load-part)\.ts$|\.(en|d)\.ts$/.test(
		file,
	);

/** One word for a thing: right and not right, questions, past sessions, bars. */
const givenUp = [
	/(?<!\()\b(?:in)?correct\b/i,
	/\bwrong\b/i,
	/\brun sheet\b/i,
	/\brooms that were$/i,
	/\bread again\b/i,
	/\bdistribution\b/i,
];

describe("words that pages show", () => {
	test("[LY970] stand in the catalogue, and nowhere else in the pages", () => {
		const pages = files.filter(isPage);
		expect(pages.length).toBeGreaterThan(150);
		expect(pages.flatMap((file) => sentencesIn(file, textOf(file)))).toEqual(
			[],
		);
	});

	test("[LY970] the check sees a sentence wherever a page could have one, and no code", () => {
		const read = [
			'const x = "Not saved yet";',
			'const x = { why: "Saved" };',
			`const x = \`\${n} left\`;`,
			`const x = \`\${n} \${n === 1 ? "point" : points}\`;`,
			"const x = <p>saved</p>;",
			'const x = <p>{ok ? "yes" : words.no}</p>;',
			'const x = <p>{ok && ", right"}</p>;',
			'const x = <img alt="QR code" />;',
			'const x = <Act label="Go on" />;',
			'const x = <input placeholder="none" />;',
			'const x = <input placeholder={empty ? "none" : ""} />;',
			'notify("Room is gone", {});',
			'const x = earned + " points";',
		];
		for (const line of read)
			expect(sentencesIn("client/x.tsx", line), line).toHaveLength(1);
		const code = [
			'import { x } from "../A b.ts";',
			'const x = <p class="hint small" role="status">{words.no}</p>;',
			'if (key === "Enter") go();',
			'switch (x) { case "Room gone": break; }',
			'document.querySelector("main button");',
			'throw new Error("the page has no root");',
			'type Name = "One of two";',
			'const x = "not-a-number";',
			`const x = \`\${base}/api/rooms/\${id}\`;`,
			"const x = { PageDown: 1 };",
		];
		for (const line of code)
			expect(sentencesIn("client/x.tsx", line), line).toEqual([]);
	});

	test("[LY971] every reason of a refusal and every fault is given somewhere", () => {
		const reasons = [refusals, faultWords, formFaults].flatMap(Object.keys);
		expect(reasons.length).toBeGreaterThan(100);
		const given = filesOf("shared", "server")
			.filter((file) => !file.endsWith(".en.ts"))
			.map(textOf)
			.join();
		expect(reasons.filter((why) => !given.includes(`"${why}"`))).toEqual([]);
	});

	test("[LY1640] words that were given up stand in no sentence", () => {
		const saidIn = (text: string) =>
			// A key is read with its quotes too: else its last one would begin a sentence.
			[...text.matchAll(/(["`])((?:\\.|(?!\1)[^\\])*)\1(:?)/g)].flatMap(
				([, , said = "", isKey]) =>
					isKey ? [] : [said.replace(/\$\{[^}]*\}/g, "")],
			);
		const found = (text: string) =>
			saidIn(text).filter((said) => givenUp.some((one) => one.test(said)));
		for (const said of [
			"Correct",
			"Wrong",
			"Run sheet",
			"Rooms that were",
			"Read again",
			"Distribution on the screen",
		])
			expect(found(`export const one = "${said}";`), said).toEqual([said]);
		// As other tools write it, and a code.
		expect(found('const one = "[x] or (correct)";')).toEqual([]);
		expect(found('const one = { "word-wrong": "No" };')).toEqual([]);
		expect(found('const one = { "a-b": "No" }; const bad = "Wrong";')).toEqual([
			"Wrong",
		]);
		expect(catalogue.flatMap((file) => found(textOf(file)))).toEqual([]);
	});

	test("[LY1401] no number is parted from its per cent sign at the end of a line", () => {
		const parted = (text: string) => text.match(/[}\d] %/g) ?? [];
		expect(parted("`$" + "{share} %`")).toHaveLength(1);
		expect(catalogue.flatMap((file) => parted(textOf(file)))).toEqual([]);
	});

	test("[LY2210] no sentence ends with words of a person and a point, which they may have of their own: “Anna D..”", () => {
		/** Figures, letters of options, addresses and words of ours end with no point. */
		const ours = new Set(
			"mean spread deviation now option host colours parts settings rest message fault".split(
				" ",
			),
		);
		const doubled = (text: string) =>
			text.split(/\n(?=export const |const |function )/).flatMap((word) =>
				[...word.matchAll(/\b(\w+): (?:string|Piece)\b/g)]
					.map(([, name = ""]) => name)
					.filter((name) => !ours.has(name))
					.filter((name) =>
						new RegExp(`\\$\\{${name}\\}\\.[\\s\`]|\\b${name},\\s*"\\.`).test(
							word,
						),
					)
					.map((name) => `${name}: ${word.slice(0, 60)}`),
			);
		const value = (name: string) => `$${"{"}${name}}`;
		for (const body of [
			`\`Here is ${value("name")}.\``,
			`\`You are in, ${value("name")}. Wait.\``,
			'["In, ", name, "."]',
		])
			for (const type of ["string", "Piece"])
				expect(doubled(`(name: ${type}) => ${body};`), body).toHaveLength(1);
		for (const body of [
			`\`${value("name")}, you are in.\``,
			`\`Here is ${value("ended(name)")}\``,
			`\`At place ${value("place")}.\``,
		])
			expect(doubled(`(name: string, place: number) => ${body};`)).toEqual([]);
		expect(catalogue.flatMap((file) => doubled(textOf(file)))).toEqual([]);
	});

	test("[LY972] no two kinds have another sentence for the same fault", () => {
		for (const { name, faultWords: own } of kinds)
			for (const [code, word] of Object.entries(own))
				expect(faultWords[code], `${name}: ${code}`).toBe(word);
	});

	test("[LY971] are all used", () => {
		expect(catalogue.length).toBeGreaterThan(15);
		const used = new Map(catalogue.map((file) => [file, new Set<string>()]));
		for (const file of filesOf("client", "shared", "server")) {
			const text = textOf(file);
			for (const [, all, some = "", path = ""] of text.matchAll(
				/import (?:\* as (\w+)|\{([^}]*)\}) from "(\.[^"]*\.en\.ts)"/g,
			)) {
				const words = used.get(relative(root, join(root, dirname(file), path)));
				const names =
					all === undefined
						? some.match(/\w+/g)
						: text.match(new RegExp(`(?<=\\b${all}\\.)\\w+`, "g"));
				for (const name of names ?? []) words?.add(name);
			}
		}
		const unused = catalogue.flatMap((file) =>
			[...textOf(file).matchAll(/^export (?:const|function) (\w+)/gm)]
				.filter(([, name = ""]) => !used.get(file)?.has(name))
				.map(([, name]) => `${file}: ${name}`),
		);
		expect(unused).toEqual([]);
	});
});
