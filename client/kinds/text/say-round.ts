import type { QuestionResult } from "../../../shared/rest.ts";
import { isolated } from "../../look/Name.tsx";
import { showCount } from "../words.ts";
import { countsOf } from "./value.ts";

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
	return `The wrong answer given most was “${isolated(first.text)}”, ${showCount(first.count)} times.`;
}
