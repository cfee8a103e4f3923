import { parseArgs } from "node:util";
import { WrongUse } from "../command.ts";

export interface Options {
	readonly url: string;
	readonly students: number;
	readonly questions: number;
	/** For each question to be answered. */
	readonly answerMs: number;
	/** For the whole class to come. */
	readonly joinMs: number;
	readonly keyFile: string | undefined;
	readonly json: boolean;
}

export const usage = `lectern rehearse URL [--students 500] [--questions 3] [--seconds 10] [--joining SECONDS] [--key-file FILE] [--json]

Plays a lecture with scripted students against your own Lectern: they join, answer, lose their network and come back, in a room
of yours that is deleted afterwards. Ends with 0 when every answer is saved and in the results, with 1 when not, with 2 when
it was called wrongly or the target is none.

  --students   how many, up to 5000; one computer carries some 2000 and says when it was too slow itself
  --questions  how many are asked, up to 20
  --seconds    in how many the class answers each of them, up to 300
  --joining    in how many the class comes, more in the middle than at the ends; without it up to 30, by its size
  --key-file   a file with the instructor's key; without it the environment's LECTERN_KEY
  --json       the figures as JSON
A certificate that only your network trusts: NODE_EXTRA_CA_CERTS=FILE.`;

/** Throws `WrongUse`. */
export function readOptions(words: readonly string[]): Options {
	const { values, positionals } = parse(words);
	const [url, ...more] = positionals;
	if (url === undefined || more.length > 0)
		throw new WrongUse(`It takes one URL.\n\n${usage}`);
	const students = count("students", values.students, 5000);
	const given = values.joining;
	return {
		url,
		students,
		questions: count("questions", values.questions, 20),
		answerMs: count("seconds", values.seconds, 300) * 1000,
		// A class of hundreds comes within half a minute, a small one sooner.
		joinMs:
			given === undefined
				? Math.min(30_000, 2000 + students * 60)
				: count("joining", given, 600) * 1000,
		keyFile: values["key-file"],
		json: values.json,
	};
}

function parse(words: readonly string[]) {
	try {
		return parseArgs({
			args: [...words],
			allowPositionals: true,
			options: {
				students: { type: "string", default: "500" },
				questions: { type: "string", default: "3" },
				seconds: { type: "string", default: "10" },
				joining: { type: "string" },
				"key-file": { type: "string" },
				json: { type: "boolean", default: false },
			},
		});
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new WrongUse(`${reason}\n\n${usage}`);
	}
}

function count(name: string, text: string, most: number): number {
	const number = Number(text);
	if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
	throw new WrongUse(`--${name} is a whole number from 1 to ${most}.`);
}
