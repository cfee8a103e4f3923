export const askNow = "Ask now";
export const askNowPrompt = "What you ask, if it is not on the board";
export const lookHere = "Look at the screen or the board.";
export const promptHint = "A word or two, or nothing";
export const askNowAs = (sort: string) => `Ask now: ${sort}`;
export const addAQuestion = "Add a question…";
export const changeQuestion = (number: number) => `Change question ${number}…`;
export const change = "Change…";
export const changing = (number: number) => `Question ${number}`;
export const changingSlide = (number: number) => `Slide ${number}`;
export const changeSlide = (number: number) => `Change slide ${number}…`;
export const adding = "A new question";
export const onlyHere = "In this room alone: the quiz stays as it is.";
export const wordsAlone =
	"It was asked already. Words, explanation and time can be changed, and what is right: marks and points follow. Phones that have it open now get other words with the close.";
export const changedMeanwhile =
	"The questions of this room were changed meanwhile. Look at what is here, and save again if it still holds.";
export const save = "Save";
export const add = "Add";
export const cancel = "Cancel";
export const saved = "Changed in this room.";
export const added = (number: number) => `Added as question ${number}.`;
export const notDone = (why: string) => `Not changed. ${why}`;
export const moveUp = "Up";
export const moveUpNamed = (number: number) => `Move question ${number} up`;
export const moveDown = "Down";
export const moveDownNamed = (number: number) => `Move question ${number} down`;
export const movedTo = (number: number) => `It is question ${number} now.`;
export const skip = "Skip it";
export const doNotSkip = "Do not skip it";
export const isSkipped = "Skipped";
export const skippedNow = (number: number) =>
	`Question ${number} is skipped. It can still be asked.`;
export const notSkipped = (number: number) =>
	`Question ${number} is not skipped any more.`;
export const noneBefore = "No question before it can give way";
export const noneBehind = "No question behind it can give way";
export const noKeyYet =
	"What is right was not said yet: nobody is right or not.";
export const sayWhatIsRight = "Say what is right…";
export const keepInQuiz = "Save into the quiz";
export const keptIn = (title: string) => `Saved into “${title}”.`;
export const quizIsFull = (most: number) =>
	`The quiz has ${most} questions, and no room for more.`;
export const keptAsNew = (title: string) =>
	`The questions of this room are the quiz “${title}” now.`;
export const notKept = (why: string) => `Not saved into the quiz. ${why}`;
export const editIt = "Edit it";
export const askSomething = "Ask something…";
