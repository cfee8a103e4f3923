import { render } from "../../server/text/render.ts";
import { diceOf } from "../room/dice.ts";
import { hostileText, pictured, wrongIn } from "./hostile.ts";

const images = { [pictured]: { width: 640, height: 480 } };

/** Renders so many hostile texts from one seed on; tells the worst time, how many had a look, and what was wrong. */
export function fuzz(texts: number, seed: number) {
	const dice = diceOf(seed);
	const wrong: string[] = [];
	let slowest = 0;
	let looked = 0;
	for (let index = 0; index < texts; index++) {
		const source = hostileText(dice);
		const begun = performance.now();
		const look = render(source, images);
		slowest = Math.max(slowest, performance.now() - begun);
		if ("fault" in look || look.html === null) continue;
		looked++;
		for (const what of wrongIn(look.html))
			wrong.push(`${JSON.stringify(source)}: ${what}`);
	}
	return { wrong, slowest, looked };
}

/** `npm run fuzz:texts -- 100000 [seed]` */
if (process.argv[1] === import.meta.filename) {
	const [texts = 100_000, seed = 1] = process.argv.slice(2).map(Number);
	const { wrong, slowest, looked } = fuzz(texts, seed);
	for (const what of wrong.slice(0, 20)) console.error(what);
	console.log(
		`${texts} texts, ${looked} with a look, the slowest in ${slowest.toFixed(1)} ms, ${wrong.length} wrong`,
	);
	process.exitCode = wrong.length === 0 ? 0 : 1;
}
