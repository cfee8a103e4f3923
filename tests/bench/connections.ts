import { readFileSync } from "node:fs";
import { signIn } from "../rig/lecture.ts";
import { startServer } from "../rig/process.ts";
import { RigStudent } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

/** How much memory of a node one connected student takes: `npx tsx tests/bench/connections.ts`. */

const students = 2000;

const server = await startServer();
const rss = () =>
	Number(
		/VmRSS:\s+(\d+)/.exec(
			readFileSync(`/proc/${server.pid()}/status`, "utf8"),
		)?.[1],
	);
const room = await (await signIn(server.url)).open("module quiz");
const before = rss();
const all: RigStudent[] = [];
for (let number = 0; number < students; number++) {
	all.push(new RigStudent(server.url, room.summary.code, `S${number}`));
	if (number % 100 === 99)
		await waitFor("a hundred to join", () =>
			all.every(({ me }) => me !== null),
		);
}
await waitFor("all", () => room.pulse().connected === students);
await new Promise((resolve) => setTimeout(resolve, 3000));
const after = rss();
console.log(
	`${students} students: ${Math.round(before / 1024)} MiB before, ${Math.round(after / 1024)} MiB with them: ${((after - before) / students).toFixed(1)} KiB each`,
);
for (const student of all) student.leave();
await server.remove();
process.exit(0);
