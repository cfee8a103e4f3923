import { nameMost } from "./name-most.ts";

/** Every bound that both sides of the wire must agree on. Sizes in characters unless the name says otherwise. */
export const limits = {
	title: 120,
	description: 300,
	/** Of one quiz; and each of them. */
	tags: 12,
	tag: 40,
	questionText: 10_000,
	optionText: 1000,
	explanation: 10_000,
	notes: 10_000,
	/** Of what one text looks like, as HTML, in bytes; of all texts of a question, and of all of a quiz. */
	renderedText: 64 * 1024,
	renderedQuestion: 128 * 1024,
	renderedQuiz: 2 * 1024 * 1024,
	/** What is searched for in the library. */
	search: 200,
	/** Of a student's answer, as JSON text. */
	answer: 2000,
	/** Of a key that is given to a question afterwards, as JSON text. */
	key: 4000,
	/** Of one room: what is right was changed afterwards so often. */
	corrections: 100,
	/** Of one room, characters of its document: which words may be seen, and which stand for others. */
	moderated: 16_000,
	/** Beside those: what is taken away must always be possible. */
	hidden: 4000,
	/** Names of one room that its instructor decides on. */
	decidedNames: 500,
	/** Words that one command decides on: all that an instructor's page is told of. */
	moderatedAtOnce: 200,
	/** Lists and objects in one another in it: what is far deeper overflows the stack of whoever writes it as JSON. */
	answerDepth: 4,
	questions: 200,
	/** Of a question of a room: its words were mended between two of its rounds so often. */
	wordings: 10,
	/** Of one room: its questions were changed so often. */
	revisions: 1000,
	/** Of a round's answers, the largest: what is counted live and drawn costs no more for a hall than for a class. */
	groupsTold: 200,
	/** Of one room: each question five times. */
	rounds: 1000,
	optionsMin: 2,
	optionsMax: 10,
	secondsMin: 5,
	secondsMax: 3600,
	points: 1000,
	/** Graphemes of a student's name. */
	name: nameMost,
	/** Asked for before a browser becomes an instructor. */
	password: 200,
	/** Students that a room's settings can expect. */
	expected: 100_000,
	/** One socket message from a student or an instructor, in bytes. */
	messageBytes: 16 * 1024,
	/** One REST body (a whole quiz), in bytes. */
	bodyBytes: 1024 * 1024,
	/** One image as it is sent, in bytes: what a phone's camera makes has 3 to 8 MB. */
	imageBytes: 10 * 1024 * 1024,
	/** Width times height of an image as it is sent, and the longer of the two. */
	imagePixels: 50 * 1024 * 1024,
	imageSide: 16_000,
	/** Different ones in one quiz. */
	imagesOfQuiz: 500,
	/** Of a question that comes next, images whose names are told. */
	imagesTold: 12,
} as const;

/** One answer is in at most so many groups, and a group's name is at most so long. */
export const groupLimits = { ofAnswer: 20, name: 240 } as const;
