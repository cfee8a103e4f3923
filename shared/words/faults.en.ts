/** What keeps a quiz of any kinds from being asked. A kind's own stand in its folder. */
export const quizFaults = {
	"no-title": "The quiz has no title.",
	"no-questions": "The quiz has no questions.",
	"no-text": "The question has no text.",
	"no-heading": "The slide has no heading.",
	"unknown-kind": "This version does not know this kind of question.",
	"unknown-form": "This question is of a form that this version does not know.",
	"text-too-rich":
		"This text becomes too large to be shown: shorten it, or use fewer formulas, tables and lines of code.",
	"text-too-slow":
		"It takes too long to work out what this text looks like: make its formulas and its code simpler.",
	"question-too-rich":
		"All texts of this question together become too large to be shown on phones: shorten some.",
	"quiz-too-rich":
		"All texts of this quiz together become too large: make two quizzes of it.",
	"no-key-to-it": "This is no key to this kind of question.",
} as const;

export const inQuestion = (number: number, fault: string) =>
	`Question ${number}: ${fault}`;

export const inSlide = (number: number, fault: string) =>
	`Slide ${number}: ${fault}`;

/** What keeps a text from being a quiz at all. */
export const formFaults = {
	missing: ({ name }: { readonly name: string }) => `“${name}” is missing.`,
	strange: ({ name }: { readonly name: string }) =>
		`“${name}” does not belong here.`,
	"too-long": (length: { readonly most: number; readonly is: number }) =>
		`too long: ${length.is}, at most ${length.most}.`,
	"too-few": (length: { readonly least: number; readonly is: number }) =>
		`too few: ${length.is}, at least ${length.least}.`,
	"too-small": (value: { readonly least: string; readonly is: string }) =>
		`should be at least ${value.least}, is ${value.is}.`,
	"too-much": (value: { readonly most: string; readonly is: string }) =>
		`should be at most ${value.most}, is ${value.is}.`,
	"not-that": (value: { readonly expected: string; readonly is: string }) =>
		`should be ${value.expected}, is ${value.is}.`,
	otherwise: ({ message }: { readonly message: string }) => `${message}.`,
} as const;
