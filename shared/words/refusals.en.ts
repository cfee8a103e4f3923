import { resultsRefusals } from "./results-refusals.en.ts";
import { seatRefusals } from "./seat-refusals.en.ts";

/** Why anybody hears no, by code. */
export const refusals = {
	...seatRefusals,
	...resultsRefusals,
	// To instructors, of their room.
	"no-such-room": "There is no such room in your library.",
	"no-such-student": "There is no such student in this room.",
	"no-such-question": "The quiz has no such question.",
	"no-such-part": "The slide has no such part.",
	"slide-not-asked":
		"A slide is shown and takes no answers. Go on to the next question.",
	"no-such-round": "This room has no such round.",
	"moved-on": "The room has moved on since this page was drawn.",
	"close-open-first": "Close the open question first.",
	"close-first": "Close the question first.",
	"reveal-first": "Reveal the answer first.",
	"end-first": "End the room first.",
	"none-open": "No question is open.",
	"revealed-already":
		"Its result was shown already. Ask the question again instead.",
	"asked-since":
		"Another question was asked since. Ask this one again instead.",
	"many-rounds": ({ most }: { readonly most: number }) =>
		`Questions were opened ${most} times in this room. Please go on in a new one.`,
	"older-room":
		"The questions of this room cannot be changed: an older version of the server made it.",
	"asked-keeps-place":
		"What was asked keeps its place. New questions come behind it.",
	"asked-already":
		"This question was asked already. Only its words, its explanation and its time can be changed.",
	"question-not-ready": "This question is not ready to be asked yet.",
	"same-question": "This question is in the room already.",
	"many-questions": ({ most }: { readonly most: number }) =>
		`This room has ${most} questions, and no room for more. Please go on in a new one.`,
	"many-revisions": ({ most }: { readonly most: number }) =>
		`Questions were changed ${most} times in this room. Please go on in a new one.`,
	"many-wordings": ({ most }: { readonly most: number }) =>
		`This question was asked in ${most} other wordings already. Please add another one.`,
	"much-asked": "The questions of this room are as large as a quiz may be.",
	"many-corrections": ({ most }: { readonly most: number }) =>
		`What is right was changed ${most} times in this room. Please change the quiz instead.`,
	"corrected-since":
		"Something was corrected in this room meanwhile. Nothing was changed: look again at what changes now.",
	"nothing-to-score":
		"Nothing can be right in this question, so it has no points to give.",
	"nothing-to-moderate": "This question is not answered in words of one’s own.",
	"many-decisions":
		"This room holds no more decisions on words. Words can still be taken away.",
	"many-names-decided": ({ most }: { readonly most: number }) =>
		`This room holds no more than ${most} decisions on names. Switch names on the screen off, or lock the room.`,
	"accepts-no-group":
		"Answers to this kind of question cannot be accepted one by one.",
	"accepts-no-more": "This question has no room for more right answers.",
	"no-such-key": "That cannot be what is right.",
	"many-changes": "Too many changes at once. Please try again.",
	"many-commands": "Too many commands at once. Please wait a moment.",
	"new-name-missing": "Please type a name.",
	"new-name-taken": "Somebody in this room has that name.",
	// Of their library.
	"no-such-quiz": "There is no such quiz in your library.",
	"changed-elsewhere":
		"This quiz was changed somewhere else meanwhile. Nothing was overwritten.",
	"unknown-question": "This version does not know this kind of question.",
	"not-ready": "This quiz is not ready to be asked yet.",
	"store-full":
		"This server has little room left, so nothing new can begin. Rooms that run go on. Delete what you do not need any more, or tell whoever runs the server.",
	"many-running": ({ held }: { readonly held: number }) =>
		`You have ${held} rooms that have not ended, as many as this server allows. End or delete one of them first.`,
	"many-rooms": ({ held }: { readonly held: number }) =>
		`You have ${held} rooms, as many as this server allows. Delete one of them first.`,
	"many-quizzes": (quota: { readonly held: number; readonly most: number }) =>
		`You have ${quota.held} quizzes, and this server allows ${quota.most}. Delete some of them first.`,
	"much-kept": ({ most }: { readonly most: number }) =>
		`Your quizzes, rooms and images are as large as this server allows (${most} MB). Delete some of them first.`,
	"image-type": "This is not a PNG, JPEG or WebP image.",
	"image-heic":
		"This is a HEIC image, which few browsers can show. Please save it as JPEG, or take a screenshot of it.",
	"image-svg": "SVG drawings are not taken. Please save it as PNG.",
	"image-moving": "This image moves. Please choose one that stands still.",
	"image-broken": "This image is damaged, or did not arrive whole.",
	"image-slow":
		"This image takes too long to read. Please make it smaller, or save it anew.",
	"image-bytes": ({ most }: { readonly most: number }) =>
		`This image is too large: at most ${most} MB. Please make it smaller.`,
	"image-pixels": (image: {
		readonly width: number;
		readonly height: number;
	}) =>
		`This image has ${image.width} × ${image.height} pixels, which is too many. Please make it smaller.`,
	"many-images": ({ most }: { readonly most: number }) =>
		`This quiz has too many images: at most ${most}. Please make two of it.`,
	"no-such-image": "There is no such image (any more).",
	// Of a gradebook of theirs.
	"file-type": "Please choose a CSV file or an Excel file (.xlsx).",
	"file-bytes": ({ most }: { readonly most: number }) =>
		`This file is too large: at most ${most} MB.`,
	"file-no-table":
		"This is no table. Please choose a CSV file or an Excel file (.xlsx).",
	"file-empty": "There is nothing in this table.",
	"file-open-quote": ({ line }: { readonly line: number }) =>
		`In row ${line} a quotation mark opens and is never closed.`,
	"file-many-cells": (most: {
		readonly cells: number;
		readonly columns: number;
	}) =>
		`This table is too large: at most ${most.columns} columns and ${most.cells} cells.`,
	"file-damaged": "This file is damaged, or did not arrive whole.",
	"file-locked":
		"This file is locked with a password. Please save it without one.",
	"file-xls":
		"This is an old Excel file (.xls), or one with a password. Please save it as .xlsx without a password.",
	"file-no-xlsx":
		"This is a zip, but no Excel file. Please choose a CSV file or an Excel file (.xlsx).",
	"file-slow":
		"This file takes too long to read. Please leave out what does not belong to the table.",
	"zip-entries": ({ most }: { readonly most: number }) =>
		`This file holds more than ${most} files.`,
	"zip-bytes": ({ most }: { readonly most: number }) =>
		`This file unpacks to more than ${most} MB.`,
	"no-such-sheet": "The file has no such sheet.",
	"no-such-column": "The file has no such column.",
	"column-tells-students":
		"This column tells who the students are. Please choose another one to fill.",
	"column-has-formulas":
		"There are formulas in this column. Please choose another one, or a new one.",
	"many-new":
		"That were very many new ones within a minute. Please wait a moment.",
	// Of who they are.
	"not-signed-in": "This browser is not signed in as an instructor.",
	"session-over": "This browser is no longer signed in: its session has ended.",
	"no-such-session": "There is no such session (any more).",
	"password-missing": "This server asks instructors for a password.",
	"password-wrong": "That is not the password.",
	"many-tries": "Too many tries from this network at once. Please try again.",
	"many-sign-ups": ({ minutes }: { readonly minutes: number }) =>
		`Very many new instructors have come within an hour. Please try again in ${minutes} minutes.`,
	"many-at-once":
		"Too many are doing this at once. Please try again in a moment.",
	"no-recovery-words": "There are no recovery words.",
	"recovery-words-wrong":
		"These words open no library here. Look at each word and its place; newer words replace older ones.",
	"recovery-words-often":
		"New words were made several times just now. Please wait a moment.",
	"recovery-words-count": (words: {
		readonly most: number;
		readonly typed: number;
	}) => `Recovery words are ${words.most}; these are ${words.typed}.`,
	"recovery-word-unknown": (word: {
		readonly number: number;
		readonly typed: string;
		readonly like: string | null;
	}) =>
		`Word ${word.number}, “${word.typed}”, is not on the list.${word.like === null ? "" : ` Is it “${word.like}”?`}`,
	"link-used":
		"This link was used already or is older than ten minutes. Please make a new one.",
	"nobody-waits": "No device waits for this (any more).",
	"not-let-in":
		"The other device did not let this one in. Please make a new link there.",
	// To screens, and to programs.
	"no-such-screen": "This screen link is not (or no longer) valid.",
	"many-screens": "Very many screens are connected. Trying again.",
	"nothing-here": "There is nothing at this address.",
	"no-such-method": "This address does not take that method.",
	"other-site": "This request comes from another site's page.",
	"other-site-or-proxy": ({ origin }: { readonly origin: string }) =>
		`This request comes from another site's page. If this is the server's own address, whoever runs it has to set PUBLIC_URL=${origin}`,
	"try-again": "The server cannot do this now. Please try again.",
	"part-unreadable": "This part cannot be read now. Please try again.",
	"asks-much": "This browser asks for very much at once. Please wait a moment.",
	"many-large":
		"Several large files of yours are on their way already. Please wait for them.",
	"many-large-here":
		"The server takes no more large files at this moment. Please try again.",
	"too-large": ({ most }: { readonly most: number }) =>
		`This is too large: at most ${most} KiB.`,
	"not-json": "This is not JSON.",
	"send-json": "Send JSON in UTF-8, as application/json, plain or with gzip.",
	"cannot-be-right": ({ fault }: { readonly fault: string }) =>
		`This cannot be right: ${fault}.`,
	"not-whole": "This did not arrive whole, or is not packed as it says.",
} as const;
