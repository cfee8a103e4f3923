import { ended } from "../../words/ended.ts";
import type { Piece } from "../../words/piece.ts";

export const median = (median: Piece, unit: Piece): Piece => [
	"Median ",
	median,
	"\u00a0",
	unit,
];
export const medianIs = (median: Piece): Piece => [median, " median"];
export const areRight = (share: Piece): Piece => [share, " right"];
export const beyond = (count: Piece): Piece => [count, " beyond the picture"];
export const medianBefore = (median: number, unit: string) =>
	`; before: ${median}\u00a0${unit}`;
export const right = (numbers: Piece): Piece => ["Right: ", numbers];
export const youSaid = (number: Piece): Piece => ["You said ", number];
export const answered = (answered: number) => `${answered} answered`;
export const noAnswersYet = "No answers yet";
export const andRight = ", right";
export const rightOnesAmong = ", the right ones among them";
export const rightNumbers = "Right numbers";
export const addTheRightNumber = "Add the right number";
export const addAnother = "Add another";
export const unit = "Unit, shown behind the field";
export const noUnit = "none";
export const how = "How";
export const around = "around";
export const fromTo = "from … to";
export const number = "Number";
export const by = "± by";
export const per = "in";
export const numbers = "numbers";
export const perCent = "per cent";
export const from = "From";
export const to = "To";
export const ofThePoints = "% of the points";
export const removeRightNumber = (number: number) =>
	`Remove right number ${number}`;
export const notANumber =
	"This is no number yet. Such can be read: -1.5, 1e3, 3/4.";
export const numberAlone = "Type the number alone.";
export const readAs = (number: number | string, thousands: string) =>
	`Read as ${number}. If you mean ${thousands}, type it so.`;
export const tooLong = "That is too long for a number.";
export const tooLarge = "That number is too large.";
export const dividedByZero = "Nothing can be divided by zero.";
export const typeANumber = "Type a number, then send";
export const yourNumber = "Your number";
export const inUnit = (unit: string) => `, in ${unit}`;
export const changeTheSign = "Change the sign";
export const fractionBar = "Fraction bar";
export const timesTenToThePower = "Times ten to the power of";
export const sendNumber = (number: number, unit: string) =>
	`Send ${number}\u00a0${unit}`;
const untilThen = (now: number) =>
	Number.isNaN(now) ? "" : ` Until then: ${now}.`;
export const aNumber = (now: number) => `A number.${untilThen(now)}`;
export const aNumberFromOn = (least: number, now: number) =>
	`A number from ${least} on.${untilThen(now)}`;
export const aNumberFromTo = (least: number, most: number, now: number) =>
	`A number from ${least} to ${most}.${untilThen(now)}`;
export const hint =
	"A number within bounds that you set. Comma or point, 1e3 and 3/4 are read.";
export const itsUnit = "its unit";
export const whichNumbersAreRight = "which numbers are right";
export const theMedianIs = (number: string) => `The median is ${ended(number)}`;
export const or = " or ";
export const forAPart = (numbers: string, percent: number) =>
	`${numbers} (${percent}\u00a0%)`;
export const range = (from: string | number, to: string | number) =>
	`${from} to ${to}`;
