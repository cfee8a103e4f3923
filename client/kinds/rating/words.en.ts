import type { Piece } from "../../words/piece.ts";

export const label = "Rate statements";
export const hint =
	"Two to eight statements, each on the same scale of two to seven steps. Nothing is right, nothing is scored.";
export const whatIsRated = "What is rated";
export const statement = (number: number) => `Statement ${number}`;
export const statementAsIn = "as in “I could follow the lecture”";
export const addAStatement = "Add a statement";
export const itsStatements = "its statements";
export const itsSteps = "its steps";
export const rateThem = "Rate what you can, then send";
export const rateOne = "Rate one at least.";
export const leaveOut = "Leave out";
export const sendSome = (rated: number, all: number) =>
	`Send ${rated} of ${all}`;
export const statements = "Statements";
export const answered = (answered: number) => `${answered} answered`;
export const mean = "Mean";
export const meanIs = (mean: Piece): Piece => ["mean ", mean];
export const meanBefore = (mean: string) => `before ${mean}`;
export const notRated = "–";
export const youSaid = (mine: Piece): Piece => ["You: ", mine];
export const saidYours = (step: number) => `, your answer ${step}`;
export const ratedOf = (rated: number, all: number) => `${rated} of ${all}`;
export const allMeanAbout = (mean: string) => `All have a mean of ${mean}.`;
export const mostAndLeast = (
	most: string,
	mean: string,
	least: string,
	other: string,
) => `Highest: “${most}” (mean ${mean}); lowest: “${least}” (${other}).`;
