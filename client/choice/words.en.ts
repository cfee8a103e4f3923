import { listed, showCount } from "../kinds/words.en.ts";

export const chooseAllThatApply = "Choose all that apply, then send.";
export const tapYourAnswer = "Tap your answer.";
export const tapYourFinalAnswer = "Tap your answer. It is final.";
export const optionsSeveral = "Options, choose all that apply";
export const options = "Options";
export const saved = "Saved";
export const sendLetters = (letters: string) => `Send ${letters}`;
export const optionIsCorrect = (letter: string) =>
	`Option ${letter} is correct`;
export const option = (letter: string) => `Option ${letter}`;
export const moveOptionUp = (letter: string) => `Move option ${letter} up`;
export const moveOptionDown = (letter: string) => `Move option ${letter} down`;
export const removeOption = (letter: string) => `Remove option ${letter}`;
export const addAnOption = "Add an option";
export const markTheCorrectOne = "Options: mark the correct one";
export const markAllCorrectOnes = "Options: mark all correct ones";
export const correct = "Correct";
export const send = "Send";
export const correctYourAnswer = "Correct, your answer";
export const yourAnswer = "Your answer";
export const itsOptions = "its options";
export const whatIsCorrect = "what is correct";
export const allTheOthersChose = (name: string) =>
	`All the others chose ${name}.`;
export const mostOfTheOthers = (name: string) =>
	`Most of the others chose ${name}.`;
export const wrongOptionChosenMost = (option: string, count: number) =>
	`The wrong option chosen most was ${option}, ${times(count)}.`;
export const chosenMost = (options: readonly string[], count: number) =>
	options.length > 1
		? `${listed(options)} were chosen most, ${times(count)} each.`
		: `${listed(options)} was chosen most, ${times(count)}.`;

function times(count: number): string {
	return `${showCount(count)} ${count === 1 ? "time" : "times"}`;
}
