import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { questionOf } from "./room.ts";

const code = `def shares(answers, options):
    for answer in answers:
        if answer in options:  # whatever else was written is none of them
            yield answer, options.index(answer)
`;
/** The code of the first option. */
export const wideOption = "return [one for one in options if one in said]";
const fenced = (text: string) => `\`\`\`python\n${text}\n\`\`\``;
/** Wider than any phone, even where its type is as small as it may become. */
const matrix = `$$\\begin{pmatrix} ${Array.from({ length: 14 }, () => "x + y").join(" & ")} \\end{pmatrix}$$`;
const table = ["", "-", "unbroken"]
	.map((cell) => `|${`${cell || "heading"}|`.repeat(8)}`)
	.join("\n");
/** Code, tables and formulas that are wider than a phone, in a question, options and an explanation. */
export const wideQuiz: Quiz = {
	v: quizFormat,
	title: "Wide",
	description: "",
	questions: [
		questionOf("code", {
			text: `What does this give?\n\n${fenced(code.trimEnd())}`,
			ask: { options: [fenced(wideOption), matrix, "`short`", table] },
			key: { correct: [0] },
			explanation: `${fenced(code.trimEnd())}\n\n${table}`,
		}),
		questionOf("formula", { text: `A matrix\n\n${matrix}\n\n${table}` }),
		questionOf("long", {
			text: `And this?\n\n${fenced("x".repeat(400))}`,
		}),
	],
};
