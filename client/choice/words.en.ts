import { listed, showCount } from "../kinds/words.en.ts";

export const chooseAllThatApply = "Tap all that apply, then send";
export const tapYourAnswer = "Tap your answer";
export const sendOrTap = "Press Send, or tap an option";
export const optionsSeveral = "Options, choose all that apply";
export const options = "Options";
export const unsure = "I don’t know";
export const youDidNotKnow = "You did not know";
export const saidNotToKnow = "Did not know";
export const other = "Other";
export const eachItsOwnOrder = "Each phone shows its own order.";
export const lettersAreYours =
	"Each phone shows its own order. These letters are only yours: call options by their words.";
export const sendLetters = (letters: string) => `Send ${letters}`;
export const optionIsCorrect = (letter: string) => `Option ${letter} is right`;
export const option = (letter: string) => `Option ${letter}`;
export const moveOptionUp = (letter: string) => `Move option ${letter} up`;
export const moveOptionDown = (letter: string) => `Move option ${letter} down`;
export const removeOption = (letter: string) => `Remove option ${letter}`;
export const addAnOption = "Add an option";
export const markTheCorrectOne = "Options: mark the right one";
export const markAllCorrectOnes = "Options: mark all right ones";
export const correct = "Right";
export const itsOptions = "its options";
export const whatIsCorrect = "what is right";
export const howTheyAreShown = "how its options are offered";
export const whatAPartEarns = "what a part of them earns";
export const ownOrderOnEach = "Each phone shows its own order";
export const theseStayLast = "These stay last";
export const none = "None";
export const theLast = "The last one";
export const theLastOf = (count: number) => `The last ${count}`;
export const offerUnsure = "Offer “I don’t know”, which earns nothing";
export const offerOther = "Offer “Other” with a text";
export const showOther = "Show the class what you let pass of it";
export const otherShownExplained =
	"You see first what students write; what you let pass stands below the bars, on the screen and on phones.";
export const otherExplained =
	"What students write is in the results and in no picture: those show how many wrote something.";
export const partlyRightEarns = "What is right in part earns";
export const nothingForAPart = "nothing";
export const perOption = "its share of the options";
export const plusMinus = "right marks less those that are not";
export const saidBeside = "Said beside the options";
export const timesSaid = (count: number) => ` ${showCount(count)} times`;
export const didNotKnow = (count: number) =>
	`${showCount(count)} did not know.`;
export const saidSomethingElse = (count: number) =>
	`${showCount(count)} said something else.`;
export const allTheOthersChose = (option: string) =>
	`All the others chose ${option}.`;
export const mostOfTheOthers = (option: string) =>
	`Most of the others chose ${option}.`;
export const wrongOptionChosenMost = (option: string, count: number) =>
	`Of those not right ${option} was chosen most, ${times(count)}.`;
export const chosenMost = (options: readonly string[], count: number) =>
	options.length > 1
		? `${listed(options)} were chosen most, ${times(count)} each.`
		: `${listed(options)} was chosen most, ${times(count)}.`;

function times(count: number): string {
	return `${showCount(count)} ${count === 1 ? "time" : "times"}`;
}
/** In the text view of a quiz; what is written with them is read with them. */
export const shuffledSign = "shuffled";
export const butTheLast = (count: number | string) => `but the last ${count}`;
export const unsureSign = "unsure";
export const otherSign = "other";
export const shownSign = "shown";
export const creditSign = "by";
