import type { Piece } from "./piece.ts";

export const alarm = (why: Piece): Piece => [
	why,
	" They get in when you say so. Whoever is in already notices nothing.",
];
export const wait = (count: number) =>
	count === 0
		? "Nobody waits now."
		: `${count} ${count === 1 ? "waits" : "wait"}.`;
export const letNewcomersJoinAgain = "Let newcomers join again";
export const letInAll = (waiting: number) => `Let in all ${waiting}`;
export const letInTheFirst = (count: number) => `Let in the first ${count}`;
export const sendAllAway = "Send all away";
export const removeAsked = (name: string) => `Remove ${name}?`;
export const removeSeveralAsked = (count: number) =>
	`Remove ${count} students?`;
export const removeExplained =
	"Their phones leave the room and cannot come back to it with the same seat. Answers that are saved stay counted.";
export const remove = "Remove";
export const classWord = "Class";
export const findAStudentBy = "Find a student by name";
export const findAStudent = "Find a student";
export const whichStudents = "Which students";
export const allOfThese = (count: number) => `All ${count} of these`;
export const chosen = (count: number) => `${count} chosen`;
export const chooseStudentsFirst = "Choose students first";
export const removed = (name: Piece): Piece => [name, " removed"];
export const renameNamed = (name: string) => `Rename ${name}`;
export const rename = "Rename";
export const andMoreStudents = (count: number) =>
	`and ${count} more ${count === 1 ? "student" : "students"}: type a part of the name to find them.`;
export const nobodyHasJoinedYet = "Nobody has joined yet.";
export const nobodyLikeThatIs = "Nobody like that is here.";
export const noNameHas = (text: string) => `No name has “${text}” in it.`;
export const nextStep = "Next step";
export const noTimeLimit = "No time limit";
export const untilTheClose = (seconds: number) =>
	`${seconds} s until the close`;
export const onTheClock = (seconds: number) => `+${seconds} s on the clock`;
export const timeGiven = (seconds: number) => `${seconds} s`;
export const timeAdded = (seconds: number) => `+${seconds} s`;
export const stopClock = "Stop clock";
export const keysAndClicker = "Keys and clicker";
export const keysHint =
	"Space and Enter press whatever has the focus; they mean the next step when nothing has. A presenter's clicker sends Page Down and Page Up. All of them work at the screen, too, when it is open in this browser; digits and Enter go to a question there, B makes it black, F fills the display, W shows the explanation, and M mutes the sound of a room that has any.";
export const lettersWork =
	"Single letters, digits and signs work as keys (B, L, 1 to 9, full stop and ?)";
export const leaderboard = "Leaderboard";
export const shareOfBoard = (students: Piece, one: boolean): Piece => [
	students,
	one ? " student" : " students",
];
export const place = "Place";
export const name = "Name";
export const points = "Points";
export const andOthers = "and others with as many points as the last.";
export const newName = "New name";
export const cancel = "Cancel";
export const seeTheResults = "See the results";
export const results = "Results";
export const thisRoomCannotBe = "This room cannot be shown";
export const openingTheRoom = "Opening the room…";
export const waitingForTheServer = "Waiting for the server.";
export const backToTheLibrary = "Back to the library";
export const title = (title: string) => `${title} · Lectern`;
export const bareTitle = "Lectern";
export const classAndRoom = "Class and room";
export const questions = "Questions";
export const library = "Library";
export const locked = "Locked";
export const toTheLibrary = ": to the library";
export const more = "More";
export const resultsSoFar = "Results so far";
export const allWell = "All well.";
export const hereAndJoined = (connected: number, joined: number) =>
	connected === joined
		? `${joined} here`
		: `${connected} here, ${joined} joined`;
export const joinedSoFar = (joined: number) => `${joined} joined`;
export const andLocked = (rest: string) => `${rest}. Locked for newcomers`;
export const newcomersWait = "Newcomers wait.";
export const letThemIn = "Let them in below.";
export const onlyConnected = (connected: number, joined: number) =>
	`Only ${connected} of ${joined} are connected.`;
export const lookAtTheNetwork =
	"If they are in the hall, look at its network. What is saved is safe.";
export const hasEnded = "Ended.";
export const inTheHall = "In the hall";
export const barsShown = "bars shown";
export const barsHidden = "bars hidden";
export const barsHiddenHere = "bars hidden here";
export const hideBarsHere = "Hide bars on this display";
export const codeAndSettings = "code, links, settings";
export const areHere = "here";
export const notAnswered = "Not answered";
export const missingAndAway = (count: number, away: number) =>
	count === 0
		? "nobody"
		: away === 0
			? String(count)
			: away >= count
				? `${count}, not here`
				: `${count}, ${away} not here`;
export const nobodyIsMissing = "Everybody has answered.";
export const showMore = (count: number) => `Show ${count} more`;
export const answeredIt = "answered";
export const haveAnswered = (all: number) =>
	all === 1 ? "has answered" : "have answered";
export const allOf = (count: number) => `All ${count}`;
export const allHere = (count: number) => `All ${count} here`;
export const ofAll = (all: number) => `of ${all}`;
export const ofHere = (here: number) => `of ${here} here`;
export const isClosedNow = "closed";
export const isRevealedNow = "revealed";
export const nothingBefore = "There is nothing before this";
export const reconnectingTheRoomGoes =
	"Reconnecting… the room goes on without this page.";
export const partsOfThisPage = "Parts of this page";
export const room = "Room";
export const code = "Code";
export const andTheWord = (word: Piece): Piece => ["and the word ", word];
export const showTheCode = "Show the QR code large";
export const qrCode = "QR code of the join link";
export const joinLink = "Join link";
export const screenLink = "Screen link";
export const lockForNewcomers = "Lock for newcomers";
export const settings = "Settings";
export const end = "End";
export const endRoom = "End this room";
export const joinWith = (code: string) => `Join with ${code}`;
export const aSlide = "slide";
export const onTheScreenNow = "on the screen";
export const slide = (number: number) => `Slide ${number}`;
export const partOf = (part: number, parts: number) =>
	`Part ${part} of ${parts}`;
export const comesNext = "Comes next";
export const comesLater = "Comes later";
export const showThisSlide = "Show this slide";
export const nextToOpen = "next to open";
export const notAskedYet = "not asked yet";
export const askAgainQuestion = (number: number) =>
	`Ask again: question ${number}`;
export const closeTheOpenQuestion = "Close the open question first";
export const askAgain = "Ask again";
export const openTheScreen = "Open the screen";
export const screen = "Screen";
export const onTheScreen = "On the screen";
export const distributionOnTheScreen = "Bars on the screen";
export const leaderboardOnTheScreen = "Leaderboard on the screen";
export const settingsOfThisRoom = "Settings of this room";
export const settingsHint =
	"What is said about answers holds from the next question that is opened; all else at once.";
export const save = "Save";
export const nobodyIsSilent =
	"Everyone who had a whole question has answered one.";
export const clearAsked = (count: number) =>
	`Clear ${count === 1 ? "1 seat" : `${count} seats`}?`;
export const clearExplained =
	"Nobody there has answered anything, though they had a whole question to answer. No answer is lost and their names are free again. Whoever is here after all is told so, and can join again.";
export const clearSeats = "Clear seats";
export const cleared = (count: number) =>
	`${count === 1 ? "1 seat" : `${count} seats`} cleared.`;
export const firstAfterAQuestion = "First after a question is over";
export const clearSilentSeats = "Clear silent seats";
export const now = "Now";
export const aGlanceAtAnother = "A glance at another question";
export const onlyYouSeeThis = "Only you see this.";
export const theRoomHasEnded = "The room has ended";
export const showItToThe = "Show it to the class again";
export const goToThisQuestion = "Go to this question";
export const back = "Back";
export const joinAt = "Join at";
export const andTheWordForAMinute = (word: Piece): Piece => [
	"and the word ",
	word,
	", another one every minute",
];
export const hereAndOnSheet = (
	here: number,
	joined: number,
	questions: number,
	slides: number,
) =>
	`${here === 1 ? "1 student is" : `${here} students are`} here${here === joined ? "" : `, ${joined} joined`}. ${questions === 1 ? "1 question" : `${questions} questions`}${slides === 0 ? "" : slides === 1 ? " and 1 slide" : ` and ${slides} slides`}.`;
export const theRoomIsLocked = "The room is locked: nobody new can join.";
export const thisRoomHasEnded = "This room has ended";
export const tookPart = (count: number) =>
	`${count === 1 ? "1 student" : `${count} students`} took part. Every saved answer is in the results.`;
export const questionOf = (number: number, count: number) =>
	`Question ${number} of ${count}`;
export const vote = (number: number) => `Vote ${number}`;
export const hideSolution = "Hide solution";
export const showSolution = "Show solution";
export const theWordsAreOn =
	"The words are on the screen only, not on the phones.";
export const explanation = "Explanation";
export const yourNotes = "Your notes";
export const everybody = "Everybody";
export const joinedInTheRush = "Joined in the rush";
export const joinedInTheLast = "Joined in the last minute";
export const neverAnswered = "Never answered";
export const endExplained = (hasLeaderboard: boolean) =>
	`${hasLeaderboard ? "The screen then shows the leaderboard with names, the phones their own answers," : "The phones and the screen show the end,"} and nobody can answer any more. The results stay. An ended room cannot be opened again.`;
export const theEnd = "The end of this room";
export const endThisRoom = "End this room?";
export const endTheRoom = "End the room";
export const space = "Space";
export const pageDown = "Page Down";
export const keyNext = "the next step (the large button)";
export const pageUp = "Page Up";
export const keyBack =
	"undo a close that came too early; else back to the part, slide or question before";
export const keyGoTo =
	"go to the question of this number, here 12; Esc drops it";
export const keyDistribution = "bars on the screen: show or hide";
export const keyLeaderboard = "leaderboard on the screen: show or hide";
export const keyHelp = "this list";
export const notConnected =
	"Not connected at the moment. Try again when this page is back.";
export const notSure =
	"Not sure whether that arrived. Look at what the room shows now, then try again if you need to.";
export const hasMovedOn = "The room has moved on.";
export const waitingForStudents = "Waiting for students";
export const isReadyToOpen = (question: number) =>
	`Question ${question} is ready to open`;
export const slideIsShown = (slide: number) =>
	`Slide ${slide} is on the screen`;
export const isOpen = (question: number) => `Question ${question} is open`;
export const isClosed = (question: number) => `Question ${question} is closed`;
export const isRevealed = (question: number) =>
	`Question ${question} is revealed`;
export const shareCorrect = (shares: string) => `${shares} right`;
export const closedNotRevealed = "closed, not revealed";
export const answers = (count: number) =>
	count === 0 ? "no answers" : `${count} answers`;
export const open = "open";
export const enter = "Enter";
export const startWith = (question: number) =>
	`Start with question ${question}`;
export const nextQuestion = (question: number) => `Next: question ${question}`;
export const startWithSlide = (slide: number) => `Start with slide ${slide}`;
export const nextSlide = (slide: number) => `Next: slide ${slide}`;
export const nextPart = (part: number, parts: number) =>
	`Next: part ${part} of ${parts}`;
export const openQuestion = (question: number) => `Open question ${question}`;
export const close = "Close voting";
export const closeAndShowBars = "Close and show the bars";
export const closeAndShowAnswer = "Close and show the answer";
export const letThemTalk = "Let them talk, ask again";
export const whyTalk =
	"So many and so few are right that talking with a neighbour and voting again helps most (Crouch and Mazur 2001). The class sees no result yet.";
export const keepItOpen = "Keep it open";
export const openAgain = "Open again";
export const stepNames = {
	ask: "Ask",
	open: "Open",
	close: "Close",
	talk: "Talk",
	bars: "Bars",
	answer: "Answer",
	why: "Why",
	third: "Third",
	second: "Second",
	first: "First",
};
export const stepsOfQuestion = "Steps of this question";
export const comesWithThePress = "next";
export const revealAnswer = "Reveal the answer";
export const revealBars = "Reveal the bars";
export const showWhy = "Show why";
export const showPlace = {
	third: "Show the third place",
	second: "Show the second place",
	first: "Show the first place",
};
export const manyJoined = (joined: number) =>
	`Newcomers wait: ${joined} joined, three times as many as expected`;
export const manyCame = (newcomers: number, seconds: number) =>
	`Newcomers wait: ${newcomers} came within ${seconds} s`;
export const showWhatTheyWrote = "Show what they wrote";
export const hideWhatTheyWrote = "Hide what they wrote";
export const whyOnTheScreen = "Explanation on the screen";
export const endsByItself = (when: string) =>
	`Ends by itself ${when}, if nothing happens before.`;
