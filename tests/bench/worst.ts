import { buildIfChanged } from "../../server/cli/ready.mjs";
import { startMetered } from "../rig/loop.ts";
import { worstInputs } from "./worst-inputs.ts";

/**
 * What the worst inputs cost a node's event loop: `npm run bench:worst`. Each is sent seven times to the built server; *usual* is the
 * median, *most* the slowest, which is the first one as a rule, before the code is compiled. The loop's
 * time or the processor's, whichever is less: on a machine that others use the one counts their work too.
 */
const times = 7;
/** Of an address, which may be one of 15 KiB. */
const mostShown = 60;
/** An allowance is whole again after half a minute. */
const mostTries = 35;

await buildIfChanged();
const { server, cost } = await startMetered();
const { inputs, renew, close } = await worstInputs(server.url);
const median = (numbers: number[]) =>
	[...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

console.log(
	"| route or event | input | KiB | answered | usual, ms | most, ms |\n|---|---|---|---|---|---|",
);
for (const { at, what, bytes, send } of inputs) {
	await renew();
	const busy: number[] = [];
	let answer = "";
	for (let time = 0; time < times; time++) {
		let spent = { busy: 0, cpu: 0 };
		// What one may cost in half a minute is used up by some rows; being told so is not what they measure.
		for (let tries = 0; tries < mostTries; tries++) {
			if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 1000));
			spent = await cost(async () => {
				answer = await send();
			});
			if (answer !== "429") break;
		}
		busy.push(Math.min(spent.busy, spent.cpu));
		// Within the rate of a socket.
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
	const cells = [
		at.slice(0, mostShown),
		what,
		(bytes / 1024).toFixed(1),
		answer,
	];
	const figures = [median(busy), Math.max(...busy)].map((ms) => ms.toFixed(1));
	console.log(`| ${[...cells, ...figures].join(" | ")} |`);
}
console.log(`\n${inputs.length} inputs`);
close();
await server.remove();
process.exit(0);
