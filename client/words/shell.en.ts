import type { Piece } from "./piece.ts";

export const pageNotLoaded =
	"This page could not be loaded. Check the connection.";
export const loading = "Loading…";
export const tryAgain = "Try again";
export const copied = (label: string) => `${label} copied.`;
export const doesNotCopy = (label: string, value: string) =>
	`This browser does not copy by itself. ${label}: ${value}`;
export const copy = (label: string) => `Copy: ${label}`;
export const close = "Close";
export const cancel = "Cancel";
export const useOnAnotherDevice = "Use on another device";
export const linkIsOver = "This link is over. Please make a new one.";
export const otherSignedIn =
	"The other device is signed in. You find it under Account.";
export const hasOpenedIt = (device: Piece): Piece => [
	device,
	" has opened the link. Does it show this number?",
];
export const otherNumberExplained =
	"If your device shows another one, or says that the link was used, somebody else has opened it.";
export const noKeepItOut = "No, keep it out";
export const yesLetItIn = "Yes, let it in";
export const linkExplained =
	"Open this link on your phone or another computer, then agree here. It works once, within 10 minutes, while this window is open. Do not show it on the projector.";
export const qrCode = "QR code of the link below";
export const link = "Link";
export const noFilesHere =
	"No file is taken there. Drop pictures on a text of a question, and quizzes on the library.";
export const skipToThePage = "Skip to the page";
export const pages = "Pages";
export const library = "Library";
export const account = "Account";
export const recoveryWordsAndBrowsers = "Recovery words and browsers";
export const signOutThisBrowser = "Sign out this browser";
export const iHaveALibrary = "I have a library";
export const yourEightRecoveryWords = "Your eight recovery words";
export const openMyLibrary = "Open my library";
export const noWordsHelp = (noWords: Piece, where: Piece): Piece => [
	noWords,
	" On a device that is still signed in, choose ",
	where,
	" and open the link here.",
];
export const noWordsAtHand = "No words at hand?";
export const whereToFindIt = "Account → Use on another device";
export const noDeviceHelp = (noDevice: Piece): Piece => [
	noDevice,
	" Whoever runs this server can make a link for you.",
];
export const noDeviceEither = "No device either?";
export const openingYourLibrary = "Opening your library…";
export const signInToTeach = "Sign in to teach";
export const passwordExplained =
	"This server asks instructors for a password once per browser. Students need none: they join with the room's code.";
export const password = "Password";
export const signIn = "Sign in";
export const noCookies = "This browser keeps no cookies for this site";
export const noCookiesExplained = (host: string) =>
	`Lectern knows instructors by one cookie, and by nothing else. Allow cookies for ${host} in the browser's settings (in a private window they may be off), then try again. Students need none.`;
export const noAnswer = "The server does not answer";
export const noAnswerExplained =
	"Trying again every few seconds. A running room goes on without this page.";
export const tryNow = "Try now";
export const takeOverAsked =
	"Use this browser for the library of the other device?";
export const takeOverExplained =
	"The quizzes and rooms of the device that made this link will open here as well. The link works once.";
export const ownLibraryExplained = (ownLibrary: Piece): Piece => [
	ownLibrary,
	" It will no longer be reachable from here. If you need it, make recovery words for it first.",
];
export const ownLibrary = "This browser has a library of its own.";
export const keepMyOwnLibrary = "Keep my own library";
export const useItHere = "Use it here";
export const lookThere = "Look at the other device";
export const lookThereExplained =
	"It asks whether to let this one in. Both must show this number:";
export const tryingAgain = (detail: string) =>
	`${detail} Trying again every few seconds.`;
export const backToTheLibrary = "Back to the library";
export const welcomeToLectern = "Welcome to Lectern";
export const youAreSignedOut = "You are signed out";
export const noLongerSignedIn = "This browser is no longer signed in";
export const newHere =
	"A new library has a sample course in it. It needs no name and no e-mail address.";
export const iAmNewHere = "I am new here";
export const stillThere =
	"Quizzes and rooms that you made before are still there.";
export const signOutAsked = "Sign out this browser?";
export const signOutExplained =
	"Your quizzes and rooms stay on the server. Your recovery words, or another device that is signed in, bring you back.";
export const signOutWithoutWords =
	"Your quizzes and rooms stay on the server, but you have no recovery words: only another device that is signed in can bring you back. If this is your only one, make recovery words first.";
export const signOut = "Sign out";
export const dismiss = "Dismiss";
export const noAnswerFromServer =
	"No answer from the server. Check the connection and try again.";
export const answeredWithStatus = (status: number) =>
	`The server answered with status ${status}. Try again in a moment.`;
export const somethingElseAnswers =
	"Something else answers in the server’s place, as networks do that want a sign-in of their own. Open another website in this browser to see it.";
export const notDone = "Not done";
export const wrongPassword = "That is not the password. Try again.";
export const today = (time: string) => `today, ${time}`;
export const yesterday = (time: string) => `yesterday, ${time}`;
/** How dates and times are written. */
export const locale = "en-GB";
