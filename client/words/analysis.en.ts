import { listed, showCount } from "../kinds/words.en.ts";

export const standsOut = "What stands out";
export const nothingStandsOut =
	"Nothing yet: no question with something to be right about has been revealed.";
export const notWorkedOut = (why: string) =>
	`What the answers tell about the questions could not be worked out. ${why}`;

export const hardest = (number: number) => `Hardest: question ${number}`;
export const hadItRight = (share: string) => `${share} had it right.`;
export const talkAbout = "To talk about next time";
export const fewerThanHalf = (all: readonly number[]) =>
	`Questions ${listed(all.map(String))}: fewer than half had them right.`;
export const bestTalk = (number: number) => `Best talk: question ${number}`;
export const fromTo = (before: string, after: string, gain: string) =>
	`From ${before} to ${after} right (normalised gain ${gain}).`;
export const lookAt = (number: number) => `Look at question ${number}`;
export const pointsTold = (
	mean: string,
	possible: string,
	median: string,
	deviation: string,
) =>
	`Points: ${mean} of ${possible} on average, median ${median}, standard deviation ${deviation}.`;
export const reliability = {
	"kr-20": "Reliability (KR-20)",
	alpha: "Reliability (Cronbach’s alpha)",
} as const;
export const reliabilityTold = (
	name: string,
	value: string,
	students: number,
	questions: number,
) =>
	`${name}: ${value}, from the ${showCount(students)} who answered all ${questions} questions.`;
export const noReliability = (name: string, questions: number) =>
	`${name}: not defined, as those who answered all ${questions} questions do not differ in what they had right.`;
export const fewForReliability =
	"With under ten questions or thirty students it says little.";

// ————— what to look at

export const drawsTheBest = (said: string, students: number) =>
	`“${said}” draws the best students (${showCount(students)} gave it). Look at the key.`;
export const neverChosen = (said: readonly string[]) =>
	`Nobody chose ${listed(said)}.`;
export const chosenByNobody = "Options that nobody chose";
/** "question 4: D" */
export const optionsOf = (number: number, said: readonly string[]) =>
	`question ${number}: ${said.join(", ")}`;
export const backwards =
	"The weaker students had it right more often than the best. Look at its words and at the key.";
export const sureAndWrong = (sure: number, wrong: number) =>
	`${showCount(sure)} were sure of their answer, and ${showCount(wrong)} of them did not have it right.`;
export const nobodyRight = "Nobody had it right. Look at the key.";
export const everybodyRight = "Everybody had it right.";
export const moreBelow = (count: number) =>
	count === 1
		? "One more stands with its question."
		: `${showCount(count)} more stand with their questions.`;

// ————— a question's figures

export const difficulty = "Had it right";
export const ofAnswered = (share: string, count: number) =>
	`${share} of the ${showCount(count)} who answered`;
export const andOfPresent = (answered: string, share: string, count: number) =>
	`${answered}, ${share} of the ${showCount(count)} who had joined`;
export const discrimination = "Tells strong from weak";
export const notDefinedWhy =
	"not defined: all answered alike, or there is no other question to compare with";
export const discriminationTold = (value: string, word: string) =>
	`${value}, ${word} (correlation with all other questions)`;
export const sharp = "sharp";
export const fair = "fair";
export const weak = "weak";
export const backwardsWord = "backwards";
export const upperLower = "Best and weakest 27\u00a0%";
export const upperLowerTold = (
	value: string,
	size: number,
	isTied: boolean,
	isRough: boolean,
) =>
	`${value} between ${showCount(size)} and ${showCount(size)}${isTied ? ", with ties at the border" : ""}${isRough ? "; rough, as there are under 30" : ""}`;
export const alphaWithout = "Reliability without it";
export const time = "Time to answer";
export const timeTold = (median: string, lower: string, upper: string) =>
	`${median} in the middle; half took ${lower} to ${upper}`;
export const seconds = (count: number) =>
	count < 10 ? `${count.toFixed(1)}\u00a0s` : `${Math.round(count)}\u00a0s`;
export const gain = "First vote and the one that scores";
export const gainTold = (
	before: string,
	after: string,
	paired: number,
	gain: string | null,
) =>
	`${before} to ${after} right, of the ${showCount(paired)} who voted both times${gain === null ? "" : `; normalised gain ${gain}`}`;
export const nobodyPaired = "nobody voted both times";
export const confidence = "How sure they were";
const confidences = { 0: "a guess", 0.5: "fairly sure", 1: "sure" } as const;
export const confidenceTold = (
	confidence: keyof typeof confidences,
	students: number,
	share: string,
) => `${confidences[confidence]}: ${showCount(students)} (${share} right)`;
export const thirds = "Who chose what, by thirds of the class";
export const weakest = "Weakest";
export const middle = "Middle";
export const best = "Best";
export const answer = "Answer";
export const right = "right";
export const otherAnswers = "Other answers";
export const inAllRight = "Had it right";
export const thirdHead = (name: string, students: number) =>
	`${name} (${showCount(students)})`;
export const few = "Under 30 answered: what these figures say is rough.";

// ————— the picture of points

export const spreadOfPoints = "How many had how many points";
export const hadPoints = (students: number, points: string) =>
	`${showCount(students)} had ${points} points.`;
export const pointsFromTo = (from: string, to: string) => `${from} to ${to}`;
