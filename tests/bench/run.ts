import { mkdirSync, writeFileSync } from "node:fs";
import { buildIfChanged } from "../../server/cli/ready.mjs";
import { readRun } from "./arguments.ts";
import { writeDocument } from "./document.ts";
import type { Line } from "./line.ts";
import { reportOf } from "./report.ts";
import { batches } from "./scenes/batches.ts";
import { commands } from "./scenes/commands.ts";
import { growth } from "./scenes/growth.ts";
import { holds } from "./scenes/holds.ts";
import { idle } from "./scenes/idle.ts";
import { kept } from "./scenes/kept.ts";
import { lecture } from "./scenes/lecture.ts";
import { pulses } from "./scenes/pulses.ts";
import { results } from "./scenes/results.ts";
import { rooms } from "./scenes/rooms.ts";
import type { Played } from "./scenes/scene.ts";
import { watching } from "./scenes/screens.ts";
import { wire } from "./scenes/wire.ts";

/**
 * `npm run bench`: how fast and how small Lectern is, against yardsticks that run beside it in the same minutes.
 *
 *     npm run bench                                  1,000 students, every row
 *     npm run bench -- --students 10000              as the goals are meant
 *     npm run bench -- --only fan-out,burst          these rows
 *     npm run bench -- --short                       half a minute: one node with SQLite; `npm test` ends with it
 *     npm run bench -- --students 10000 --document   and writes the table into docs/PERFORMANCE.md
 *
 * - Targets (`targets/`) are the built server as `npm start` runs it, on SQLite (`synchronous=FULL`) or on Redis (the arguments of
 *   docker-compose.yml: `appendfsync always`), with every check on; and the floors (`floors/`): (a) a bare WebSocket server, (b) plain
 *   socket.io, both without a store, (c) the way of the tutorials. Each is processes of its own and lives once per round, in turn.
 * - Phones (`crowd/`) are TCP sockets in processes of their own. They write WebSocket frames that were made before and compare each reply with the
 *   one text that says "saved"; any other ends the scene, as does a tally of the store that differs from the acknowledgements; the table says so and the
 *   run fails.
 * - Times are of one monotonic clock, taken when a generator reads a frame. Processor time and memory are what Linux tells.
 * - A ratio is ours by the floor's of the same round; the table has its median over the rounds.
 */
const scenes = [
	...[lecture, commands, wire, growth, rooms, watching, kept, holds, idle],
	...[batches, pulses, results],
];
const known = [...new Set(scenes.flatMap((scene) => scene.rows))];

await buildIfChanged();
const { circumstances, wish, out, document } = readRun(known);
const lines: Line[] = [];
const notes: string[] = [];
const raw: unknown[] = [];
for (const scene of scenes.filter(({ rows }) => rows.some(wish.wants))) {
	const played = await scene.play(wish).catch((error: Error): Played => {
		process.exitCode = 1;
		const rows = scene.rows.join(", ");
		return { lines: [], note: `**${rows}: ${error.message}**`, raw: null };
	});
	lines.push(...played.lines);
	if (played.note !== undefined) notes.push(played.note);
	raw.push(played.raw);
	write();
}
await (await wish.crowd()).end();
const report = reportOf(circumstances, lines, notes);
console.log(report);
if (document) writeDocument("docs/PERFORMANCE.md", report);
process.exit();

/** After each scene, so that a long run that is ended early leaves what it has. */
function write(): void {
	mkdirSync(out, { recursive: true });
	const json = JSON.stringify({ ...circumstances, lines, raw }, null, "\t");
	writeFileSync(`${out}/bench.json`, json);
	const markdown = `${reportOf(circumstances, lines, notes)}\n`;
	writeFileSync(`${out}/bench.md`, markdown);
}
