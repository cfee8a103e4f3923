type Numbered = { readonly number: number };

export const faultWords = {
	"no-right-answer": "Give at least one answer that is right.",
	"answer-empty": ({ number }: Numbered) => `Right answer ${number} is empty.`,
	"answer-anything": ({ number }: Numbered) =>
		`Right answer ${number} is only *, which every answer is.`,
	"answer-worthless": ({ number }: Numbered) =>
		`Right answer ${number} earns nothing: its share is 0.`,
	"answers-alike": (answers: {
		readonly first: number;
		readonly second: number;
	}) =>
		`Right answers ${answers.first} and ${answers.second} are the same, with different shares.`,
} as const;
