import * as v from "valibot";
import type { Json } from "../../../shared/json.ts";
import { kinds } from "../../../shared/kinds/kinds.ts";
import {
	common,
	later,
	Question,
	questionsOf,
	Quiz as Today,
} from "../../../shared/quiz.ts";
import { StoredQuiz as Stored } from "../../../shared/rest.ts";

const isKnown = (kind: unknown) => kinds.some(({ name }) => name === kind);
const anything = v.custom<Json>((raw) => raw !== undefined);
const Newer = v.strictObject({
	...common,
	...later,
	kind: v.string(),
	ask: anything,
	key: anything,
});

/** A quiz as these pages read it: questions of kinds that only a newer version knows are shown as such, not refused. */
export const Quiz: v.GenericSchema<unknown, Today> = v.strictObject({
	...Today.entries,
	questions: questionsOf(
		v.lazy((raw) =>
			isKnown((raw as Partial<Question> | null)?.kind) ? Question : Newer,
		) as v.GenericSchema<unknown, Question>,
	),
});

export const StoredQuiz = v.object({ ...Stored.entries, quiz: Quiz });
export type StoredQuiz = v.InferOutput<typeof StoredQuiz>;
