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
export const questionIsDeleted = (number: number) =>
	`Question ${number} is deleted.`;
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
export const whatIsItAbout = "What is it about? Only you see this.";
export const fullQuestions = (most: number) => `Full: ${most} questions`;
export const addAQuestion = "Add a question";
export const keys = "Keys";
export const keysNewQuestion = "Ctrl+Enter";
export const aNewQuestion = "a new question after this one";
export const keysNextOption = "Enter in an option";
export const toTheNextOption = "to the next option, or a new one";
export const keysRemove = "Backspace in an empty option";
export const removesIt = "removes it";
export const keysMove = "Alt+↑, Alt+↓";
export const movesIt = "moves the option or the question";
export const keysUndoRedo = "Ctrl+Z, Ctrl+Shift+Z";
export const undoRedo = "undo, redo (⌘ on a Mac)";
export const openingTheQuiz = "Opening the quiz…";
export const notInYourLibrary = "This quiz is not in your library";
export const notInYourLibraryWhy =
	"It was deleted, or the link belongs to another instructor.";
export const notOpened = "The quiz could not be opened";
export const preview = "Preview";
export const onAPhone = "On a phone";
export const whileItIsOpen = "While it is open";
export const afterTheReveal = "After the reveal";
export const questionOf = (number: number, total: number) =>
	`Question ${number} of ${total}`;
export const whatDoYouAsk = "What do you ask?";
export const noTimeLimit = "No time limit";
export const secondsToAnswer = (seconds: number) => `${seconds} s to answer`;
export const readyToBeAsked = "Ready to be asked";
export const thingsToFinish = (count: number) =>
	`${count === 1 ? "1 thing" : `${count} things`} to finish`;
export const question = "Question";
export const kind = "Kind";
export const none = "none";
export const timeLimit = "Time limit (s)";
export const points = "Points";
export const moveQuestionUp = (number: number) => `Move question ${number} up`;
export const moveQuestionDown = (number: number) =>
	`Move question ${number} down`;
export const duplicateQuestion = (number: number) =>
	`Duplicate question ${number}`;
export const deleteQuestion = (number: number) => `Delete question ${number}`;
export const textOfQuestion = (number: number) => `Text of question ${number}`;
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
export const questionOnlyInYours = (number: number, question: string) =>
	`Question ${number}, “${question}”: only in yours.`;
export const questionDiffers = (
	number: number,
	question: string,
	parts: string,
) => `Question ${number}, “${question}”: ${parts}.`;
export const theirQuestionOnlyIn = (number: number, question: string) =>
	`Their question ${number}, “${question}”: only in theirs.`;
export const theOrder = "The order of the questions.";
export const itsText = "its text";
export const itsKind = "its kind";
export const itsExplanation = "its explanation";
export const itsTimeLimit = "its time limit";
export const itsPoints = "its points";
export const noTextYet = "no text yet";
