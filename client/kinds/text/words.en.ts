import type { Piece } from "../../words/piece.ts";
import { showCount } from "../words.en.ts";

export const rightAre = "Right:";
export const before = (count: string | number) => `before ${count}`;
export const youSaid = (mine: Piece): Piece => ["You said ", mine];
export const answered = (answered: number) => `${answered} answered`;
export const answers = "Answers";
export const andRight = ", right";
export const andYours = ", your answer";
export const saidBefore = (count: string | number) => `before: ${count}`;
export const rightYours = "Right, yours";
export const right = "Right";
export const yours = "Yours";
export const rightAnswers = "Right answers: * stands for anything";
export const rightAnswer = (number: number) => `Right answer ${number}`;
export const asInPhotosynth = "as in “photosynth*”";
export const ofThePoints = "% of the points";
export const removeRightAnswer = (number: number) =>
	`Remove right answer ${number}`;
export const addARightAnswer = "Add a right answer";
export const slipsForgiven = "Slips forgiven";
export const none = "none";
export const one = "one";
export const two = "two";
export const whatIsASlip =
	"Another capital letter, accent or space is a slip too.";
export const capitalLettersCount = "Capital letters count";
export const accentsCount = "Accents count";
export const spacesCount = "Spaces count";
export const typeYourAnswer = "Type your answer, then send";
export const yourAnswer = "Your answer";
export const fullCharacters = (most: number) => `Full: ${most} characters`;
export const tooMany = (over: number, most: number) =>
	`${over === 1 ? "One character" : `${over} characters`} too many: at most ${most} can be sent.`;
export const ofCharactersLeft = (left: number, most: number) =>
	`${left} of ${most} characters left`;
export const nothingToRead = "There is nothing to read in this.";
export const capitalLetters = "capital letters";
export const hereCount = (strict: readonly string[]) =>
	`Here ${strict.join(" and ")} count. `;
export const label = "Short text";
export const hint =
	"A word or a few, typed. Case, accents and spaces are forgiven unless they count.";
export const howExactly = "how exactly it is read";
export const whatIsCorrect = "what is right";
export const wrongAnswerGivenMost = (text: string, count: number) =>
	`Of those not right the answer given most was “${text}”, ${showCount(count)} times.`;
export const andOthers = (answers: number, groups: number) =>
	answers === 1
		? "and 1 other"
		: `and ${answers} others in ${groups} ${groups === 1 ? "group" : "groups"}`;
export const acceptAnswers = "Accept answers";
export const acceptExplained =
	"Right after all? One tap accepts all who wrote it so; another takes it back.";
export const or = "or";
export const accents = "accents";
export const spaces = "spaces";
/** In the text view. */
export const caseSign = "case counts";
export const accentsSign = "accents count";
export const spacesSign = "spaces count";
