import { signedIn } from "./rest.ts";
import { type OpenRoom, openSample } from "./room.ts";
import { Student } from "./student.ts";
import { waitFor } from "./wait.ts";

/** A running room with students in it. */
export interface Hall {
	readonly room: OpenRoom;
	readonly students: readonly Student[];
	/** Everyone has the question of this round. */
	seen(round: number): Promise<void>;
	/** Everyone's page is in this phase. */
	phase(name: string, withinMs?: number): Promise<void>;
	/** Everyone answers this round within `overMs`, student n with option n mod `options`; resolves when every phone has the server's word. */
	answer(round: number, options: number, overMs: number): Promise<void>;
	/** The results have exactly one answer per student and round, the one that `answer` sent. */
	check(rounds: readonly number[], options: number): Promise<void>;
	leave(): void;
}

/** Fills a room: the instructor at one address, the students at the addresses in turn. */
export async function fillHall(
	instructorUrl: string,
	urls: readonly string[],
	count: number,
	title = "module quiz",
): Promise<Hall> {
	const room = await openSample(await signedIn(instructorUrl), title);
	const { code } = room;
	const students: Student[] = [];
	for (let number = 0; number < count; number++) {
		const url = urls[number % urls.length] ?? instructorUrl;
		students.push(new Student(url, code, `S${number}`));
		if (number % 100 === 99)
			await waitFor("a hundred to join", () =>
				students.every((student) => student.me !== null),
			);
	}
	await waitFor(
		"everyone to be counted",
		() => room.pulse().connected === count && room.pulse().joined === count,
		30_000,
	);
	return {
		room,
		students,
		seen: (round) =>
			waitFor(`round ${round} at everyone`, () =>
				students.every((student) => student.seen.has(round)),
			),
		phase: (name, withinMs) =>
			waitFor(
				`phase ${name} at everyone`,
				() => students.every((student) => student.view?.phase === name),
				withinMs,
			),
		async answer(round, options, overMs) {
			await Promise.all(
				students.map(async (student, number) => {
					await new Promise((resolve) =>
						setTimeout(resolve, (number * overMs) / count),
					);
					const value = [(number + round) % options];
					const stored = await student.answer(round, 1, value);
					if (
						"error" in stored ||
						JSON.stringify(stored.value) !== JSON.stringify(value)
					) {
						throw new Error(
							`${student.name} sent ${value} and was told ${JSON.stringify(stored)}`,
						);
					}
				}),
			);
		},
		async check(rounds, options) {
			const results = await room.results();
			if (results.students.length !== count)
				throw new Error(`${results.students.length} of ${count} students`);
			for (const { name, answers } of results.students) {
				const wanted = rounds.map((round) => [
					round,
					[(Number(name.slice(1)) + round) % options],
				]);
				const found = answers.map((answer) => [answer.round, answer.value]);
				if (JSON.stringify(found) !== JSON.stringify(wanted)) {
					throw new Error(
						`${name}: results have ${JSON.stringify(found)}, sent ${JSON.stringify(wanted)}`,
					);
				}
			}
			for (const { rounds: counted } of results.questions) {
				for (const { round, answered } of counted) {
					if (rounds.includes(round) && answered !== count)
						throw new Error(`round ${round}: ${answered} of ${count} answers`);
				}
			}
		},
		leave() {
			for (const student of students) student.leave();
			room.close();
		},
	};
}
