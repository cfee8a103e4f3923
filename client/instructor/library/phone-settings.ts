import * as texts from "../../words/library.en.ts";
import * as phones from "../../words/phone-settings.en.ts";
import type { Setting } from "./setting.ts";

/** What phones show and take beside answers. */

export const textOnPhones: Setting<"textOnPhones"> = {
	key: "textOnPhones",
	label: texts.questionOnThePhones,
	choices: [
		{ value: true, label: texts.questionAndOptionsIn },
		{
			value: false,
			label: texts.onlyTheLetters,
			hint: texts.theWordsAreOn,
		},
	],
	brief: (value) =>
		value ? texts.questionsOnPhones : texts.onlyLettersOnPhones,
};

export const phonesShow: Setting<"phonesShow"> = {
	key: "phonesShow",
	label: texts.phonesShowWhatWas,
	choices: [
		{ value: "reveal", label: texts.atEachReveal },
		{ value: "end", label: texts.onlyAtTheEnd },
		{ value: "never", label: texts.never },
	],
	brief: (value) =>
		({
			reveal: texts.solutionsAtEachReveal,
			end: texts.solutionsAtTheEnd,
			never: texts.noSolutionsOnPhones,
		})[value],
};

export const streaks: Setting<"streaks"> = {
	key: "streaks",
	label: phones.rightOnesInARow,
	choices: [
		{ value: false, label: phones.areNotTold },
		{
			value: true,
			label: phones.areToldOnThePhone,
			hint: phones.theyEarnNothing,
		},
	],
	brief: (value) => (value ? phones.briefStreaks : phones.briefNoStreaks),
};

export const ownResults: Setting<"ownResults"> = {
	key: "ownResults",
	label: phones.ownResults,
	choices: [
		{ value: true, label: phones.byALinkOfTheirOwn, hint: phones.whatWasShown },
		{ value: false, label: phones.onlyWhileTheRoomRuns },
	],
	brief: (value) => (value ? phones.briefOwnResults : phones.briefNoOwnResults),
};

export const reactions: Setting<"reactions"> = {
	key: "reactions",
	label: phones.handsAndHearts,
	choices: [
		{ value: false, label: phones.noneOnThePhones },
		{ value: true, label: phones.handAndHeart, hint: phones.youSeeThem },
	],
	brief: (value) => (value ? phones.briefReactions : phones.briefNoReactions),
};

export const confidence: Setting<"confidence"> = {
	key: "confidence",
	label: phones.howSureTheyAre,
	choices: [
		{ value: false, label: phones.isNotAsked },
		{
			value: true,
			label: phones.isAskedWithEach,
			hint: phones.itEarnsNothing,
		},
	],
	brief: (value) => (value ? phones.briefConfidence : phones.briefNoConfidence),
};
