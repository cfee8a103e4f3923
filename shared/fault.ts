import type { Values } from "./refusal.ts";
import { sayWord, type Words } from "./words/say.ts";

/** Something that is wrong at one place of a document. */
export interface Fault {
	/** Where: "title", "questions.3.ask.options.2"; in a question without what stands before it. */
	readonly path: string;
	/** Which sentence says it: its code in a catalogue of faults. */
	readonly code: string;
	/** What stands in that sentence. */
	readonly values?: Values | undefined;
}

/** Makes faults that these words can say, with the values that they need. */
/* @__NO_SIDE_EFFECTS__ */
export function faultMaker<W extends Words>(_words: W) {
	return <C extends keyof W & string>(
		path: string,
		code: C,
		...[values]: W[C] extends (values: infer V) => string ? [values: V] : []
	): Fault =>
		values === undefined
			? { path, code }
			: { path, code, values: values as Values };
}

/** A fault in these words. One of a newer server, which they lack, is named by its code. */
export function sayFaultIn(words: Words, { code, values }: Fault): string {
	return sayWord(words, code, values) ?? code;
}
