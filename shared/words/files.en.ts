/** What stands in the files that an instructor takes away. */
export const name = "Name";
export const points = "Points";
export const percent = "Percent";
export const place = "Place";
export const removedHead = "Removed";
export const removed = "removed";
export const answeredHead = "Questions answered";
export const joinedHead = "Joined";
export const questionShort = (number: number) => `Q${number}`;
export const vote = (number: number) => ` vote ${number}`;
export const revision = (number: number) => ` revision ${number}`;
export const pointsOf = (title: string) => `${title} points`;
export const howSureOf = (title: string) => `${title} how sure`;
/** As phones ask it. */
export const howSure = { 0: "a guess", 0.5: "fairly sure", 1: "sure" } as const;
export const notCounted = " (not counted)";
export const withText = (title: string, text: string) => `${title}: ${text}`;
/** What a table ends with that could not be made to its end: half of one looks like a whole one. */
export const cutTable =
	"\r\nThis table is not whole: the server failed while it was made. Download it again.\r\n";

// Sheets of the workbook.
export const students = "Students";
export const questions = "Questions";
export const answers = "Answers";
export const votes = "Votes";
export const number = "No.";
export const question = "Question";
export const kind = "Kind";
export const possible = "Points possible";
export const answeredCount = "Answered";
export const present = "Present";
export const rightCount = "Right";
export const partlyCount = "Right in part";
export const difficulty = "Difficulty (right of answered)";
export const difficultyOfPresent = "Difficulty (right of present)";
export const meanShare = "Mean share of the points";
export const discrimination = "Discrimination";
export const upperLower = "Best less weakest 27 %";
export const alphaWithout = "Reliability without it";
export const median = "Median time, s";
export const before = "First vote right";
export const after = "Last vote right";
export const gain = "Gain";
export const corrected = "Changed afterwards";
export const voteHead = "Vote";
export const revisionHead = "Revision";
export const counts = "Counts";
export const opened = "Opened";
export const closed = "Closed";
export const answer = "Answer";
export const judged = "Right";
export const right = "right";
export const partly = "right in part";
export const wrong = "not right";
export const howSureHead = "How sure";
export const yes = "yes";
export const no = "no";
export const given = "Answered at";
/** Behind a head whose times are of this zone. */
export const inZone = (head: string, zone: string) => `${head} (${zone})`;

// The plain gradebook.
export const columns = {
	email: "Email address",
	idnumber: "ID number",
	username: "Username",
	name: "Name",
} as const;
export const feedback = "Feedback";
export const feedbackOf = (right: number, asked: number) =>
	`${right} of ${asked} questions right`;
