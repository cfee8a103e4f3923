import type { Piece } from "./piece.ts";

export const title = "Account – Lectern";
export const account = "Account";
export const thisBrowser = "This browser";
export const yourQuizzesAndRooms = "Your quizzes and rooms stay on the server.";
export const signOutThisBrowser = "Sign out this browser";
export const ifAllElseFails = "If all else fails";
export const whoeverRunsThisServer =
	"Whoever runs this server can let you back in. They will ask for this:";
export const library = "Library";
export const nameThisBrowser = "Name this browser";
export const name = "Name";
export const cancel = "Cancel";
export const save = "Save";
export const signOutAsked = (name: string) => `Sign out ${name}?`;
export const signOutExplained =
	"Its open pages are let go at once. It needs recovery words or another device to come back.";
export const signItOut = "Sign it out";
export const signOutAllAsked = "Sign out all other browsers?";
export const signOutAllExplained =
	"Only this one stays signed in. A room that runs goes on.";
export const signThemOut = "Sign them out";
export const signedInBrowsers = "Signed-in browsers";
export const looking = "Looking…";
export const sessionLine = (used: string, since: string, until: string) =>
	`${used} · signed in ${since} · until ${until} when not used`;
export const lastUsed = (when: string) => `Last used ${when}`;
export const renameNamed = (name: string) => `Rename ${name}`;
export const rename = "Rename";
export const signOutNamed = (name: string) => `Sign out ${name}`;
export const signOut = "Sign out";
export const useOnAnotherDevice = "Use on another device";
export const signOutAllOthers = "Sign out all others";
export const withinTheLastHours = "within the last hours";
export const recoveryWords = "Recovery words";
export const makeRecoveryWords = "Make recovery words";
export const makeNewWords = "Make new words";
export const takeThemAway = "Take them away";
export const thereAreNone =
	"There are none. Without them, only browsers that are signed in can open this library: when their cookies are cleared, it is out of reach.";
export const madeNotKept =
	"They were made, but not marked as kept. If you do not have them, make new ones.";
export const keptThem =
	"You have kept them. With these eight words you open this library in any browser.";
export const writeThemDown = (onlyNow: Piece, host: string): Piece => [
	"Write these words down, print them, or put them into your password manager. ",
	onlyNow,
	` Whoever has them can open your library at ${host}.`,
];
export const theyAreShownOnly = "They are shown only now.";
export const iHaveKeptThem = "I have kept them";
export const print = "Print";
export const makeNewAsked = "Make new recovery words?";
export const makeNewExplained =
	"Those that you may have open nothing from then on.";
export const takeAwayAsked = "Take the recovery words away?";
export const takeAwayExplained =
	"They open nothing from then on. Only browsers that are signed in can open this library then.";
export const makeNewTooAsked = "Make new recovery words too?";
export const makeNewTooExplained =
	"There are recovery words, and whoever made or copied them still gets in. Make new ones if that may be somebody else: those from before open nothing from then on.";
