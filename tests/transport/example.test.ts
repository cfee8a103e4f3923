import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Command, instructorMessages } from "../../shared/instructor-events.ts";
import { askedKinds } from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { refusalKinds } from "../../shared/refusal.ts";
import type { Results } from "../../shared/rest.ts";
import { studentMessages } from "../../shared/student-events.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, twoQuestions } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { diceOf } from "../room/dice.ts";
import { anyQuestion } from "../room/quizzes-by-chance.ts";

const docs = join(import.meta.dirname, "../../docs");
const text = readFileSync(join(docs, "PROTOCOL.md"), "utf8");

/** What stands in the first column, as code, of the table under a heading. */
function listed(heading: string): string[] {
	const section = text.split(/^##+ /m).find((part) => part.startsWith(heading));
	if (section === undefined) throw new Error(`no section ${heading}`);
	return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, word = ""]) => word);
}

describe("docs/PROTOCOL.md", () => {
	it("[TR53] has an example student that joins, answers and leaves at the end", async () => {
		const rig = await startRig();
		const rest = await signedIn(rig.url);
		const room = await openRoom(rest);
		const student = run(rig, room.code, "Example");
		await waitFor("the lobby", () => student.said().includes("lobby"));
		for (const question of [0, 1]) {
			await room.move({ do: "open", question });
			const saved = `saved {"round":${question + 1},"seq":1,"value":[`;
			await waitFor(saved, () => student.said().includes(saved));
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
		}
		await room.move({ do: "end" });
		expect(await student.code, student.said()).toBe(0);
		const results = await rest.get(`/api/rooms/${room.id}/results`);
		const [only, ...more] = results.json<Results>().students;
		expect(only).toMatchObject({ name: "Example" });
		expect(only?.answers).toHaveLength(2);
		expect(more).toEqual([]);
		room.page.close();

		const lost = run(rig, "000000", "Lost");
		expect(await lost.code).toBe(0);
		expect(lost.said()).toContain("No room has this code.");
		await rig.close();
	});

	it("[TR1721] has an example student that answers every kind of question there is", async () => {
		const rig = await startRig();
		const rest = await signedIn(rig.url);
		const dice = diceOf(5);
		const questions = askedKinds.map((kind) => anyQuestion(dice, kind));
		const room = await openRoom(rest, { ...twoQuestions, questions });
		const student = run(rig, room.code, "Example");
		await waitFor("the lobby", () => student.said().includes("lobby"));
		for (const [question, { kind }] of questions.entries()) {
			await room.move({ do: "open", question });
			const saved = `saved {"round":${question + 1},`;
			await waitFor(`an answer to ${kind}`, () =>
				student.said().includes(saved),
			);
			await room.move({ do: "close" });
		}
		await room.move({ do: "end" });
		expect(await student.code).toBe(0);
		const { students } = await room.results();
		expect(students[0]?.answers, student.said()).toHaveLength(questions.length);
		room.page.close();
		await rig.close();
	});

	it("[TR54] tells every refusal, event and command there is, and no other", () => {
		expect(listed("Refusals").sort()).toEqual([...refusalKinds].sort());
		expect(listed("Student sends").sort()).toEqual(
			Object.keys(studentMessages).sort(),
		);
		expect(listed("Student hears").sort()).toEqual(
			["view", "me", "next", "own", "again", "lowered", "out"].sort(),
		);
		expect(listed("Instructor sends").sort()).toEqual(
			Object.keys(instructorMessages).sort(),
		);
		expect(listed("Instructor hears").sort()).toEqual(
			["view", "pulse", "out"].sort(),
		);
		expect(listed("Commands").sort()).toEqual(
			Command.options.map(({ entries }) => entries.do.literal).sort(),
		);
		expect(listed("Screen hears").sort()).toEqual(
			["view", "pulse", "out"].sort(),
		);
	});

	it("[TR55] states the version and the bounds that hold", () => {
		expect(text).toContain(`The protocol's version is **${protocolVersion}**.`);
		expect(text).toContain(`at most ${limits.name} graphemes`);
		expect(text).toContain(`${limits.messageBytes / 1024} KiB`);
		expect(text).toContain(`${limits.bodyBytes / 1024 / 1024} MiB`);
	});

	function run(rig: Rig, code: string, name: string) {
		const child = spawn(
			process.execPath,
			[join(docs, "example-student.mjs"), rig.url, code, name],
			{ stdio: ["ignore", "pipe", "pipe"] },
		);
		let said = "";
		for (const stream of [child.stdout, child.stderr])
			stream.on("data", (part) => {
				said += part;
			});
		const ended = new Promise<number | null>((resolve) =>
			child.once("exit", (status) => resolve(status)),
		);
		return { said: () => said, code: ended };
	}
});
