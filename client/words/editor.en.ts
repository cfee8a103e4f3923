/** What stands at a place of a quiz, and its number among its like. */
export interface Called {
	readonly number: number;
	readonly isSlide: boolean;
}

const within = ({ number, isSlide }: Called) =>
	isSlide ? `slide ${number}` : `question ${number}`;
const atFirst = ({ number, isSlide }: Called) =>
	isSlide ? `Slide ${number}` : `Question ${number}`;

export const deletedElsewhere = "This quiz was deleted elsewhere";
export const deletedExplained =
	"Your last edits could not be saved, for the quiz is no longer in your library. They are still here.";
export const letItGo = "Let it go";
export const keepMineAsNew = "Keep mine as a new quiz";
export const changedElsewhere = "This quiz was changed elsewhere";
export const changedExplained = (when: string) =>
	`Another tab or device saved it (${when}) while you had unsaved edits here. Nothing was overwritten. The two versions differ in:`;
export const keepMineAsACopy = "Keep mine as a copy";
export const takeTheirsDropMine = "Take theirs, drop mine";
export const overwriteTheirsWithMine = "Overwrite theirs with mine";
export const thisIsTheNewest =
	"The quiz was changed elsewhere. This is the newest version.";
export const title = (quiz: string) => `${quiz} – Lectern`;
export const editsThatWereNot =
	"Edits that were not saved last time are here again.";
export const questionIsDeleted = (place: Called) =>
	`${atFirst(place)} is deleted.`;
export const questionsAreDeleted = (count: number) =>
	count === 1 ? "1 question is deleted." : `${count} questions are deleted.`;
export const undo = "Undo";
export const myCopy = (quiz: string) => `${quiz} (my copy)`;
export const copyNotMade = (detail: string) =>
	`The copy was not made. ${detail}`;
export const yoursIsThisQuiz =
	"Your version is this quiz now; the other one is in the library.";
export const undoKeys = "Undo (Ctrl+Z)";
export const redoKeys = "Redo (Ctrl+Shift+Z)";
export const redo = "Redo";
export const editTheQuiz = "Edit the quiz";
export const titleOfTheQuiz = "Title of the quiz";
export const description = "Description";
export const tags = "Tags";
export const tagsHint = "Tags, with commas between";
export const whatIsItAbout = "What is it about? Only you see this.";
export const fullQuestions = (most: number) => `Full: ${most} questions`;
export const addAQuestion = "Add a question";
export const addASlide = "Add a slide";
export const slide = (number: number) => `Slide ${number}`;
export const itsHeading = "Heading";
export const partsShown = (shown: number, all: number) =>
	shown === all ? "Part by part" : `Part ${shown} of ${all}: next`;
export const lookAtTheScreen = "Look at the screen";
export const keys = "Keys";
export const keysNewQuestion = "Ctrl+Enter";
export const aNewQuestion = "a new question after this one";
export const keysNewSlide = "Ctrl+Shift+Enter";
export const aNewSlide = "a new slide after this one";
export const keysNextOption = "Enter in an option";
export const toTheNextOption = "to the next option, or a new one";
export const keysRemove = "Backspace in an empty option";
export const removesIt = "removes it";
export const keysMark = "Ctrl+1 to Ctrl+9";
export const marksIt = "marks the option that is right";
export const keysMove = "Alt+↑, Alt+↓";
export const movesIt =
	"moves the option or the question; with Shift always the question";
export const keysJump = "Alt+Page up, Alt+Page down";
export const jumps =
	"to the question before or after, above the first to the title";
export const keysLine = "Shift+Enter in an option";
export const makesALine = "a new line in it";
export const keysFormat = "Ctrl+B, Ctrl+E, Ctrl+M, Ctrl+O";
export const formats = "bold, code, formula, image";
export const keysPaste = "A list pasted into an option";
export const becomesOptions =
	"becomes options; what is right by *, [x] or (correct)";
export const keysUndoRedo = "Ctrl+Z, Ctrl+Shift+Z";
export const undoRedo = "undo, redo (⌘ on a Mac)";
export const openingTheQuiz = "Opening the quiz…";
export const notInYourLibrary = "This quiz is not in your library";
export const notInYourLibraryWhy =
	"It was deleted, or the link belongs to another instructor.";
export const notOpened = "The quiz could not be opened";
export const preview = "Preview";
export const onAPhone = "On a phone";
export const afterTheReveal = "After the reveal";
export const questionOf = (number: number, total: number) =>
	`Question ${number} of ${total}`;
export const whatDoYouAsk = "What do you ask?";
export const noTimeLimit = "No time limit";
export const secondsToAnswer = (seconds: number) => `${seconds} s to answer`;
export const readyToBeAsked = "Ready to be asked";
export const thingsToFinish = (count: number) =>
	`${count === 1 ? "1 thing" : `${count} things`} to finish`;
export const fieldIsWrong = (label: string, why: string) => `${label}: ${why}`;
export const question = "Question";
export const kind = "Kind";
export const none = "none";
export const timeLimit = "Time limit (s)";
export const points = "Points";
export const moveQuestionUp = (place: Called) => `Move ${within(place)} up`;
export const moveQuestionDown = (place: Called) => `Move ${within(place)} down`;
export const duplicateQuestion = (place: Called) =>
	`Duplicate ${within(place)}`;
export const deleteQuestion = (place: Called) => `Delete ${within(place)}`;
export const textOfQuestion = ({ number, isSlide }: Called) =>
	isSlide ? `Heading of slide ${number}` : `Text of question ${number}`;
export const explanation = "Explanation, shown after the reveal";
export const whyIsItSo = "Why is it so?";
export const toFinish = "To finish:";
export const saved = "Saved";
export const saving = "Saving…";
export const decide = "Decide…";
export const notSavedYetTrying = (why: string) =>
	`Not saved yet: ${why} Your edits are kept in this browser; trying again.`;
export const notSavedYet = (why: string) => `Not saved yet: ${why}`;
export const notSavedChanged = "Not saved yet: the quiz was changed elsewhere.";
export const notSavedDeleted = "Not saved: the quiz was deleted elsewhere.";
export const startsFromSaved =
	"The room starts from the saved quiz: your edits are not saved yet.";
export const notReadyYet = (first: string, others: number) =>
	`Not ready yet. ${first}${others > 0 ? ` And ${others} more: see the list under the title.` : ""}`;
export const startARoom = "Start a room";
export const titlesDiffer = (mine: string, theirs: string) =>
	`The title: yours is “${mine}”, theirs is “${theirs}”.`;
export const theDescription = "The description.";
export const theTags = "The tags.";
export const theBranding = "Colour, logo or picture.";
export const questionOnlyInYours = (place: Called, question: string) =>
	`${atFirst(place)}, “${question}”: only in yours.`;
export const questionDiffers = (
	place: Called,
	question: string,
	parts: string,
) => `${atFirst(place)}, “${question}”: ${parts}.`;
export const theirQuestionOnlyIn = (place: Called, question: string) =>
	`Their ${within(place)}, “${question}”: only in theirs.`;
export const theOrder = "The order of the questions.";
export const itsText = "its text";
export const itsKind = "its kind";
export const itsExplanation = "its explanation";
export const itsTimeLimit = "its time limit";
export const itsPoints = "its points";
export const noTextYet = "no text yet";

export const form = "Form";
export const text = "Text";
export const view = "View";
export const formatting = "Formatting";
export const bold = "Bold (Ctrl+B)";
export const code = "Code (Ctrl+E)";
export const formula = "Formula (Ctrl+M)";
export const notes = "Notes for you alone";
export const whatToSay = "What do you want to say to it?";
export const itsNotes = "your notes";
export const moreTools = "More";
export const pasteQuestions = "Paste questions…";
export const copyQuestions = "Copy from another quiz…";
export const tryIt = "Try it";
export const writeOrPaste =
	"Write your first question, or paste questions that you have as text.";
export const allSeconds = "Time limit for all questions (s)";
export const differing = "differs";

export const selectQuestion = (place: Called) => `Select ${within(place)}`;
export const selection = "Selection";
export const selected = (count: number) =>
	count === 1 ? "1 question selected" : `${count} questions selected`;
export const moveUp = "Move up";
export const moveDown = "Move down";
export const duplicate = "Duplicate";
export const remove = "Delete";
export const clearSelection = "Clear";
export const dragQuestion = (place: Called) =>
	`Drag ${within(place)} to another place`;

export const textOfTheQuiz = "The quiz as text";
export const textHint =
	"Each question begins with ##. Mark what is right with [x]. All that you write here is in the form, too.";
export const textKeys = "How to write it";
export const textExample = `# Title

## single, 30 s, 1 point
What is $2^3$?

- [ ] 6
- [x] 8

Explanation: Two times two times two.

Notes: Ask who said 6.

## numeric, no limit
How many bits has a byte?

= 8

## slide
A heading

What comes up first

+++

and what comes up next`;
export const textUnread = (count: number) =>
	count === 1
		? "1 thing in the text cannot be kept. Until it is mended the quiz stays as it was before; your text is kept in this browser."
		: `${count} things in the text cannot be kept. Until they are mended the quiz stays as it was before; your text is kept in this browser.`;
export const textFaultAt = (line: number, what: string) =>
	`Line ${line}: ${what}`;
export const blockBroken = "this block of data is not whole.";
export const noSuchColour = (colours: string) =>
	`this is none of the colours: ${colours}.`;
export const noImageThere =
	"here stands one image, as in ![what it shows](image:…).";
export const linesStrange = (kind: string) =>
	`these are no lines of a question of the kind “${kind}”.`;
export const tooLong = (most: number) =>
	`something here has more than ${most} characters.`;
export const tooMany = (most: number) =>
	`there are more than ${most} of these.`;
export const strangeForm = "something here is not as it can be kept.";
export const notSavedText = (count: number) =>
	count === 1
		? "Not saved yet: 1 thing in the text is to be mended."
		: `Not saved yet: ${count} things in the text are to be mended.`;
export const showTheForm = "Show the form?";
export const formIsOlder =
	"What you typed last in the text cannot be read yet. The form shows the quiz as it was before; undo brings your text back.";
export const showForm = "Show the form";
export const unreadIsBack =
	"The text that could not be read last time is here again.";

export const pasteTitle = "Paste questions";
export const pasteHere = "Paste or type here";
export const pasteExample = `1. What does DNS do?
A) Names to addresses
B) Addresses to routes
Answer: A
Explanation: It looks names up.`;
export const pasteHint =
	"Numbered questions, options with letters, bullets or boxes, and what is right by “Answer: B”, *, [x] or (correct).";
export const found = (count: number) =>
	count === 0
		? "No question found yet."
		: count === 1
			? "1 question found"
			: `${count} questions found`;
export const leftOut = (count: number) =>
	count === 1
		? "1 line belongs to none of them and is left out:"
		: `${count} lines belong to none of them and are left out:`;
export const tooLongToTake = (numbers: readonly number[]) =>
	numbers.length === 1
		? `Question ${numbers[0]} of the text is longer than a quiz can hold and is left out.`
		: `Questions ${numbers.join(", ")} of the text are longer than a quiz can hold and are left out.`;
export const pasteTooLong = "This is more text than a quiz can hold.";
export const rightAnswer = "right";
export const addThem = (count: number) =>
	count === 1 ? "Add 1 question" : `Add ${count} questions`;
export const noRoom = (most: number) => `A quiz has at most ${most} questions.`;
export const questionsAdded = (count: number) =>
	count === 1 ? "1 question is added." : `${count} questions are added.`;

export const copyTitle = "Copy from another quiz";
export const searchAllQuizzes = "Search the questions of all your quizzes";
export const inTheArchive = "In the archive";
export const searching = "Searching…";
export const moreFound = (count: number) =>
	`${count} more: another word makes it fewer`;
export const questionsFound = (count: number) =>
	count === 1 ? "1 question" : `${count} questions`;
export const chooseAQuiz = "Quiz";
export const chooseOne = "Choose a quiz";
export const noOtherQuiz = "There is no other quiz in your library.";
export const opening = "Opening…";
export const all = "All";

export const onTheProjector = "On the projector";
export const previewOn = "Preview on";
export const enlarge = "Enlarge";

export const trialTitle = "Try it";
export const trialPlace = (number: number, total: number) =>
	`Question ${number} of ${total}, as a student has it. Nothing is stored.`;
export const trialSlide = (number: number) =>
	`Slide ${number}, as a student has it. Nothing is stored.`;
export const trialEmpty = "There is no question to be tried yet.";
export const trialUnready = (why: string) => `Not ready to be asked: ${why}`;
export const trialReveal = "Show what is right";
export const trialNext = "Next question";
export const trialBack = "Back";
export const trialAgain = "From the beginning";
export const trialRefused = "That is no possible answer.";
export const trialRight = (earned: number, points: number) =>
	`Right: ${earned} of ${points === 1 ? "1 point" : `${points} points`}`;
export const trialPartly = (earned: number, points: number) =>
	`Partly right: ${earned} of ${points === 1 ? "1 point" : `${points} points`}`;
export const trialWrong = "Not right";
export const trialUnanswered = "Not answered";
export const trialUnjudged = "Answered";
