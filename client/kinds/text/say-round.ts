import type { QuestionResult } from "../../../shared/rest.ts";
import { isolated } from "../../look/Name.tsx";
import { countsOf } from "./value.ts";
import * as words from "./words.en.ts";

/** What was wrong most often, if anything in particular was. */
export function sayWrong(
	_question: QuestionResult,
	{ distribution }: QuestionResult["rounds"][number],
): string {
	const [first, second] = (countsOf(distribution)?.groups ?? []).filter(
		({ isRight }) => isRight === false,
	);
	if (first === undefined || first.count < 2 || first.count === second?.count)
		return "";
	return words.wrongAnswerGivenMost(isolated(first.text), first.count);
}
