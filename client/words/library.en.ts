import type { Piece } from "./piece.ts";

export const importing = "Importing…";
export const importFiles = "Import…";
export const quizFilesToImport = "Quiz files to import";
export const importLabel = "Import";
export const pasteQuiz = "Paste a quiz…";
export const pasteQuizTitle = "Paste a quiz";
export const pastedText = "What you pasted";
export const close = "Close";
export const fileIsNow = (file: Piece, quiz: Piece): Piece => [
	file,
	" is now “",
	quiz,
	"”.",
];
export const fileNotImported = (file: Piece, fault: Piece): Piece => [
	file,
	" was not imported. ",
	fault,
];
export const imported = (done: number, all: number) => {
	if (done === all)
		return all === 1
			? "It is in your library"
			: `All ${all} files are imported`;
	if (done === 0)
		return all === 1
			? "The file was not imported"
			: "None of the files was imported";
	return `${done} of ${all} files are imported`;
};
export const title = "Library – Lectern";
export const library = "Library";
export const newQuiz = "New quiz";
export const more = "More";
export const restoreTheSampleCourse = "Restore the sample course";
export const libraryNotRead = "Your library could not be read.";
export const mayBeOutOfDate = "This list may be out of date.";
export const tryAgain = "Try again";
export const openingYourLibrary = "Opening your library…";
export const questions = (count: number) =>
	count === 1 ? "1 question" : `${count} questions`;
export const slides = (count: number) =>
	count === 1 ? "1 slide" : `${count} slides`;
export const changed = (when: string) => `changed ${when}`;
export const notUsedYet = "not asked yet";
export const lastUsed = (when: string) => `asked ${when}`;
export const thingsToFinish = (count: number) =>
	`${count === 1 ? "1 thing" : `${count} things`} to finish before it can be used`;
export const andMore = (count: number) => `…and ${count} more`;
export const startARoomWith = (title: string) => `Start a room with ${title}`;
export const start = "Start";
export const finish = (title: string) => `Go on writing ${title}`;
export const finishIt = "Go on writing";
export const startWithSettings = "Start with settings…";
export const edit = "Edit";
export const editNamed = (title: string) => `Edit ${title}`;
export const duplicate = "Duplicate";
export const exportAsAFile = "Export as a file";
export const deleteForGoodItem = "Delete for good…";
export const quizzes = "Quizzes";
export const searchYourQuizzes = "Search quizzes and questions";
export const yourFirstQuestion = "Your first question";
export const threeWays =
	"Three ways to it. The fastest takes one press and no preparation.";
export const askNow = "Ask now";
export const askNowIs =
	"A to D, yes or no, a word: say the question aloud, phones answer at once.";
export const write = "Write";
export const writeIs =
	"One question after another, as in a document. Pictures, formulas and code too.";
export const bring = "Bring";
export const bringIs =
	"Questions from anywhere, pasted as text, or a file that Lectern has exported.";
export const bringTheSampleCourse = "Or look at the sample course first";
export const startARoomUses = (settings: string) =>
	`“Start” uses your last settings: ${settings}.`;
export const found = (quizzes: number, questions: number) =>
	`${quizzes === 1 ? "1 quiz" : `${quizzes} quizzes`}, ${questions === 1 ? "1 question" : `${questions} questions`}`;
export const noQuizHas = (search: Piece): Piece => [
	"No quiz here has “",
	search,
	"” in its title, description, tags or questions.",
];
export const showMoreQuizzes = "Show more quizzes";
export const recoveryWords = "Recovery words";
export const reminder =
	"Only this browser opens this library. Recovery words bring you back when its cookies are cleared, or from another computer.";
export const getRecoveryWords = "Get recovery words";
export const later = "Later";
export const running = (count: number) =>
	count === 1 ? "A room is running" : `${count} rooms are running`;
export const started = (when: string) => `started ${when}`;
export const goToTheRoomOf = (title: string) => `Back to the room of ${title}`;
export const goToTheRoom = "Back to the room";
export const isRunning = "running";
export const leftOpen = (count: number) =>
	count === 1
		? "1 room was left open for more than 12 hours"
		: `${count} rooms were left open for more than 12 hours`;
export const pastSessions = "Past sessions";
export const noRoomsYet = "When a room has ended, its results are found here.";
export const resultsOf = (title: string, when: string) =>
	`Results of ${title}, ${when}`;
export const results = "Results";
export const showAll = (count: number) => `Show all ${count}`;
export const showMoreRooms = "Show more rooms";
export const resultsSoFar = "Results so far";
export const students = (count: number) =>
	count === 0
		? "nobody joined"
		: count === 1
			? "1 student"
			: `${count} students`;
export const waitingForStudents = "waiting for students";
export const aQuestionIsReady = "a question is ready";
export const aQuestionIsOpen = "a question is open";
export const aQuestionIsClosed = "a question is closed";
export const aQuestionIsRevealed = "a question is revealed";
export const studentsExpected = "Students expected";
export const anyNumber = "any number";
export const expectedHint =
	"At three times that number newcomers wait until you let them in.";
export const startNamed = (quiz: string) => `Start “${quiz}”`;
export const settingsHint =
	"All of these can be changed while the room runs. “Start” uses them from now on.";
export const cancel = "Cancel";
export const startTheRoom = "Start the room";
export const untitledQuiz = "Untitled quiz";
export const roomNotStarted = "The room was not started.";
export const quizNotMade = "The quiz was not made.";
export const quizNotDuplicated = "The quiz was not duplicated.";
export const copyOf = (title: string) => `Copy of ${title}`;
export const locale = "en";
export const show = "Show";
export const allQuizzes = (count: number | null) =>
	count === null ? "All quizzes" : `All quizzes (${count})`;
export const oneOfMany = (tag: string, count: number | null) =>
	count === null ? tag : `${tag} (${count})`;
export const archive = (count: number | null) =>
	count === null ? "Archive" : `Archive (${count})`;
export const sortedBy = "Sort by";
export const latestFirst = "Last changed or used";
export const byTitle = "Title";
export const inView = (count: number, isWhole: boolean) =>
	`${count === 1 ? "1 quiz" : `${count} quizzes`}${isWhole ? "" : " so far"}`;
export const archiveIsEmpty =
	"Nothing is in the archive. A quiz that you no longer use goes there from its menu, “More”: it is out of sight, and is kept.";
export const allArchived = "All your quizzes are in the archive.";
export const tags = "Tags";
export const tagsItem = "Tags…";
export const tagsOf = (title: string) => `Tags of “${title}”`;
export const tagsWithCommas = (most: number) =>
	`Tags, with commas between (${most} at most)`;
export const tagsOfOthers = "Tags of your other quizzes";
export const keepTags = "Save tags";
export const tagsNotKept = "The tags were not saved.";
export const archiveItem = "Archive";
export const bringBack = "Bring back";
export const bringBackNamed = (title: string) =>
	`Bring ${title} back from the archive`;
export const archivedSince = (when: string) => `in the archive since ${when}`;
export const areArchived = (first: string, count: number) =>
	count === 1
		? `“${first}” is in the archive.`
		: `${count} quizzes are in the archive.`;
export const areBack = (first: string, count: number) =>
	count === 1
		? `“${first}” is back in your library.`
		: `${count} quizzes are back in your library.`;
export const chooseSeveral = "Select several";
export const endChoosing = "Done";
export const choose = (title: string) => `Select ${title}`;
export const chooseAll = "Select all shown";
export const chosen = (count: number) => `${count} selected`;
export const addTagsItem = "Add tags…";
export const addTagsTo = (count: number) =>
	`Add tags to ${count === 1 ? "1 quiz" : `${count} quizzes`}`;
export const addTags = "Add tags";
export const notArchived = "The quiz was not put into the archive.";
export const notBroughtBack = "The quiz was not brought back.";
export const undo = "Undo";
export const lastRun = (when: string, students: number) =>
	`asked ${when}, ${students === 1 ? "1 student" : `${students} students`}`;
export const lastResult = (when: string, answered: number, students: number) =>
	`asked ${when}, ${answered} of ${students} answered`;
export const shareRight = (share: number) => `${share}\u00a0% right`;
export const searching = "Searching…";
export const noTextYet = "(no text yet)";
export const moreFound = (count: number) =>
	`${count === 1 ? "1 more quiz has" : `${count} more quizzes have`} these words. Another word makes it fewer.`;
export const foundInArchive = (count: number) =>
	`Show ${count} more in the archive`;
export const foundOutside = (count: number) =>
	`Show ${count} more outside the archive`;
export const inMoreQuestions = (count: number) =>
	`in ${count === 1 ? "1 more question" : `${count} more questions`} of it`;
export const isInYourLibrary = (title: string) =>
	`“${title}” is in your library.`;
export const editIt = "Edit it";
export const quizNotExported = "The quiz was not exported.";
export const deleteQuizAsked = (summary: string) =>
	`Delete “${summary}” for good?`;
export const deleteQuizExplained =
	"The quiz cannot be brought back. Rooms that were held with it stay, running ones too, and so do their results.";
export const deleteForGood = "Delete for good";
export const quizNotDeleted = "The quiz was not deleted.";
export const quizDeleted = (summary: string) => `“${summary}” is deleted.`;
export const deleteRoomAsked = (title: string) =>
	`Delete the room of “${title}”?`;
export const deleteRoomExplained = (isRunning: boolean) =>
	`${isRunning ? "The room is still running: all phones and the screen are sent away at once. " : ""}All its answers and results are deleted; only whoever runs this server can bring them back, for some days at most. The quiz stays in your library.`;
export const roomNotDeleted = "The room was not deleted.";
export const roomDeleted = "The room and its results are deleted.";
export const courseNotRestored = "The sample course was not restored.";
export const courseRestored = (count: number) =>
	count === 0
		? "The sample course is complete already."
		: `${count} ${count === 1 ? "quiz" : "quizzes"} of the sample course came back.`;
export const fileNotRead = "The file could not be read from the disk.";
export const faultsInTheQuiz = "There are faults in the quiz:";
export const fileIsEmpty = "The file is empty.";
export const fileIsTooLarge =
	"The file is larger than 1 MB. A quiz file is far smaller: this is probably another file.";
export const notAQuizFile = (where: string) =>
	`This is not a quiz file as “Export” writes it (JSON). ${where}`;
export const fileOfResults =
	"This is a file of results, not of a quiz. Export the quiz itself to import it here.";
export const notOfAQuiz =
	"This is a JSON file, but not one of a quiz: that has a title, a description and questions, as “Export” writes them.";
export const stoppedAt = (line: number, column: number) =>
	`Reading stopped at line ${line}, column ${column}.`;
export const endsTooEarly = "It ends too early.";
export const stopped = "Reading stopped.";
export const fileOfNewer = (is: number, most: number) =>
	`It is of format ${is}, which a newer version of Lectern has written; this server reads up to ${most}.`;
export const atPlace = (place: string, fault: string) => `${place}: ${fault}`;
export const question = (number: number) => `Question ${number}`;
export const slide = (number: number) => `Slide ${number}`;
export const whatIsCorrect = "what is right";
export const option = (letter: string) => `option ${letter}`;
export const names = "Names";
export const eachStudentTypesA = "Each student types a name";
export const typingANameIs = "Typing a name is optional";
export const whoeverTypesNoneIs = "Whoever types none is given one.";
export const everybodyIsGivenA = "Everybody is given a name";
export const nobodyKnowsWhoIs = "Nobody knows who is who.";
export const studentsTypeAName = "students type a name";
export const aNameIfThey = "a name if they wish";
export const namesAreGiven = "names are given";
export const points = "Points";
export const forACorrectAnswer = "For a right answer";
export const forACorrectAnswerMore = "For a right answer, more for a quick one";
export const aThousandAtOnce =
	"1,000 for each point of the question at once, 500 at the bell. Every question has a time limit: a minute where it has none of its own.";
export const noPoints = "No points";
export const phonesStillShowWhat = "Phones still show what was right.";
export const pointsForCorrectAnswers = "points for right answers";
export const pointsWithSpeed = "points with speed";
export const briefNoPoints = "no points";
export const leaderboard = "Leaderboard";
export const canBeShownAnd = "Can be shown, and is shown at the end";
export const neverShown = "Never shown";
export const noLeaderboard = "no leaderboard";
export const answers = "Answers";
export const canBeChangedUntil = "Can be changed until the question closes";
export const theFirstOneStands = "The first one stands";
export const theFirstAnswerStands = "the first answer stands";
export const answersCanBeChanged = "answers can be changed";
export const questionOnThePhones = "Question on the phones";
export const questionAndOptionsIn = "Question and options in words";
export const onlyTheLetters = "Only the letters";
export const theWordsAreOn = "The words are on the screen.";
export const questionsOnPhones = "questions on phones";
export const onlyLettersOnPhones = "only letters on phones";
export const phonesShowWhatWas = "Phones show what was right";
export const atEachReveal = "At each reveal";
export const onlyAtTheEnd = "Only at the end of the room";
export const never = "Never";
export const solutionsAtEachReveal = "solutions at each reveal";
export const solutionsAtTheEnd = "solutions at the end";
export const noSolutionsOnPhones = "no solutions on phones";
export const newcomersType = "Newcomers type";
export const theCode = "The code";
export const theCodeAndThe = "The code, and the word on the screen";
export const anotherWordEveryMinute =
	"Another word every minute: only who sees the screen gets in.";
export const newcomersTypeTheWord = "newcomers type the word on the screen";
export const theCodeIsEnough = "the code is enough";
export const theNextQuestion = "The next question";
export const opensAtOnce = "Opens at once";
export const onePressAsksIt = "One press asks it, one shows the answer.";
export const isReadAloudFirst = "Is read aloud first";
export const itsWordsAreOn =
	"Its words are on the screen until you open it with one more press.";
export const questionsOpenAtOnce = "questions open at once";
export const readAloudFirst = "questions are read aloud first";
export const votingCloses = "Voting closes";
export const whenAllHaveAnswered = "When all who are connected have answered";
export const threeSecondsLater =
	"Three seconds later, unless somebody comes, changes an answer, or you keep it open. You can always close it before.";
export const whenYouCloseIt = "When you close it, or its time is up";
export const closesWhenAllAnswered = "closes when all have answered";
export const closedByHand = "closed by hand";
export const whenYouClose = "When you close";
export const theAnswerIsShown = "The bars and the answer are shown";
export const whatClosesByItself =
	"What closes by itself waits for your press, and nothing is shown where talking first is advised.";
export const theBarsAreShown =
	"The bars are shown, the answer with the next press";
export const nothingIsShownYet = "Nothing is shown yet";
export const answerWithTheClose = "the answer comes with the close";
export const barsWithTheClose = "the bars come with the close";
export const nothingWithTheClose = "nothing is shown with the close";
export const talkAndVoteAgain = "Talking and voting again";
export const isAdvisedBetween = (least: number, most: number) =>
	`Is advised between ${least} and ${most}\u00a0% right`;
export const boundsOfMazur =
	"As Crouch and Mazur do (2001); others take 35 to 70, or 40 to 60.";
export const isNotAdvised = "Is never advised";
export const noAdviceToTalk = "no advice to talk";
export const talkBetween = (bounds: string) =>
	`talking is advised at ${bounds}\u00a0% right`;
export const aRoomLeftOpen = "A room that is left open";
export const endsByItself = "Ends by itself";
export const hoursAfterTheLast =
	"Half a day after the last step or answer, if the server was set to nothing else. The room’s page says when.";
export const staysOpen = "Stays open until you end it";
export const endsWhenLeft = "ends by itself when it is left open";
export const staysOpenUntilEnded = "stays open until you end it";
export const endsAt = (when: string) => `ends by itself ${when}`;
export const expected = (count: number) => `${count} expected`;
export const briefLeaderboard = "leaderboard";
export const ended = "ended";
export const roomOf = (at: string) => `Room of ${at}`;
export const namesOnScreen = "In the lobby the screen shows";
export const onlyHowMany = "how many are here";
export const theNewestNames = "the newest forty names as well";
export const everybodySeesThem =
	"Everybody in the hall reads them. Who is removed is gone from it at once.";
export const briefNamesOnScreen = "names on the screen in the lobby";
export const briefOnlyHowMany = "no names on the screen";
