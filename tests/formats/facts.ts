import type { Results } from "../../shared/rest.ts";

/** What a recorded store must still tell, whatever program opens it. */
export interface Facts {
	/** The instructor's cookie, as `name=value`. */
	readonly cookie: string;
	/** Recovery words; not there: that version had none. */
	readonly words?: string;
	readonly quizzes: readonly { readonly id: string; readonly quiz: unknown }[];
	readonly ended: RoomFacts;
	/** Its second question is open, without a time limit; Ada has answered it. */
	readonly running: RoomFacts;
}

export interface RoomFacts {
	readonly id: string;
	readonly code: string;
	/** The phones' tokens, by name. */
	readonly tokens: Readonly<Record<string, string>>;
	readonly results: Results;
	readonly csv: string;
}

/** A key of Redis as `DUMP` gives it. */
export interface Dumped {
	readonly key: string;
	readonly base64: string;
}

/** A quiz as the library exported it into a file, and what the server of that time told of it. */
export interface ExportedQuiz {
	readonly file: string;
	readonly quiz: unknown;
	readonly problems: readonly string[];
}
