import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { Looks } from "../../server/live/looks.ts";
import { Renderer } from "../../server/text/renderer.ts";

/** Answers each text, but hangs at one and dies at another; counts what it was asked. */
const planted = `
	const { parentPort } = require("node:worker_threads");
	let asked = 0;
	parentPort.on("message", ({ source }) => {
		if (source.includes("hang")) for (;;);
		if (source.includes("die")) throw new Error("planted");
		if (source.includes("eat")) for (const all = []; ; ) all.push(new Array(1e5).fill(source));
		parentPort.postMessage({ html: source + " " + ++asked });
	});
	parentPort.postMessage("here");
`;

let renderer: Renderer | null = null;
afterEach(() => renderer?.close());

function open() {
	let started = 0;
	renderer = new Renderer(() => {
		started++;
		return new Worker(planted, {
			eval: true,
			resourceLimits: { maxOldGenerationSizeMb: 32 },
		});
	});
	return { renderer, started: () => started };
}

describe("the thread that renders", () => {
	test("[TX1172] what hangs is given up in time, and those behind it are rendered by another one", async () => {
		const { renderer, started } = open();
		const begun = performance.now();
		const looks = await Promise.all(
			["*a*", "*hang*", "*b*"].map((source) => renderer.render(source)),
		);
		expect(performance.now() - begun).toBeLessThan(3_000);
		expect(looks).toEqual([
			{ html: "*a* 1" },
			{ fault: "text-too-slow" },
			{ html: "*b* 1" },
		]);
		expect(started()).toBe(2);
		// Not tried again at once: an editor asks with every key.
		expect(await renderer.render("*hang*")).toEqual({ fault: "text-too-slow" });
		expect(started()).toBe(2);
	});

	test("[TX1172] one that takes all memory is given up, one that breaks the thread fails alone", async () => {
		const { renderer } = open();
		const eaten = renderer.render("*eat*");
		const dead = renderer
			.render("*die*")
			.catch((error: Error) => error.message);
		const other = renderer.render("*c*");
		expect(await eaten).toEqual({ fault: "text-too-slow" });
		expect(await dead).toBe("planted");
		expect(await other).toEqual({ html: "*c* 1" });
	});

	test("[TX1430] where no thread can be had, or one ends by itself, each text that waits for it fails, and the next one is tried anew", async () => {
		let tries = 0;
		renderer = new Renderer(() => {
			if (++tries <= 2) throw new Error("no thread");
			const leaves = tries === 3 ? "process.exit(7);" : "";
			return new Worker(leaves + planted, { eval: true });
		});
		const told = await Promise.allSettled(
			["*a*", "*b*", "*c*", "*d*"].map((text) => renderer?.render(text)),
		);
		const outcomes = told.map((one) =>
			one.status === "fulfilled" ? one.value : one.reason.message,
		);
		expect(outcomes).toEqual([
			"no thread",
			"no thread",
			"the thread that renders texts ended: 7",
			{ html: "*d* 1" },
		]);
		expect(await renderer.render("*a*")).toEqual({ html: "*a* 2" });
	});

	test("[TX1172] what was rendered is kept, and asked for once by those who come together", async () => {
		const { renderer, started } = open();
		const all = await Promise.all([1, 2, 3].map(() => renderer.render("*a*")));
		expect(new Set(all.map((look) => JSON.stringify(look))).size).toBe(1);
		expect(await renderer.render("*a*")).toEqual({ html: "*a* 1" });
		// Other knowledge of a picture is another text.
		const id = "abcdef0123456789abcdef0123456789";
		const source = `![x](image:${id})`;
		await renderer.render(source);
		const sized = await renderer.render(source, {
			[id]: { width: 1, height: 1 },
		});
		expect(sized).toEqual({ html: `${source} 3` });
		expect(started()).toBe(1);
	});

	test("[TX1166] a text that is no more than it says asks no thread", async () => {
		const { renderer, started } = open();
		expect(await renderer.render("What is HTTP?")).toEqual({ html: null });
		expect(started()).toBe(0);
	});

	test("[TX1494] who asks for much waits for it alone: others, and rooms that run, come before the rest of it", async () => {
		const { renderer } = open();
		const done: string[] = [];
		const ask = (source: string, by?: string) =>
			renderer.render(source, {}, by).then(() => done.push(source));
		const all = [
			...[1, 2, 3, 4].map((number) => ask(`*much ${number}*`, "much")),
			ask("*little*", "little"),
			ask("*room*"),
			// Asked for by both: it is the little one's, too.
			ask("*much 4*", "little"),
		];
		await Promise.all(all);
		expect(done[0]).toBe("*much 1*");
		expect(done.slice(1, 5).sort()).toEqual(
			["*little*", "*much 4*", "*much 4*", "*room*"].sort(),
		);
		expect(done.slice(5)).toEqual(["*much 2*", "*much 3*"]);
	});

	test("[TX1172] the program's own thread renders, and goes with it", async () => {
		renderer = new Renderer();
		expect(await renderer.render("*a*")).toEqual({ html: "<em>a</em>" });
		const waiting = renderer.render("**b**");
		renderer.close();
		await expect(waiting).rejects.toThrow("no more");
	});

	test("[TX1172] where it does not come up, what is stored stays so, and is told", async () => {
		const warned: string[] = [];
		const warn = (_: object, message: string) => void warned.push(message);
		const renderer = new Renderer(() => {
			throw new Error("planted");
		});
		const looks = new Looks({
			renderer,
			log: { info() {}, warn, error: warn },
		});
		expect(await looks.of(["plain", "*rich*"])).toEqual(
			new Map([
				["plain", { html: null }],
				["*rich*", { fault: "text-too-slow" }],
			]),
		);
		expect(warned).toEqual(["could not render a text"]);
		renderer.close();
	});
});
