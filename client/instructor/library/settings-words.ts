import {
	offeredSettings,
	type RoomSettings,
} from "../../../shared/settings.ts";
import * as texts from "../../words/library.en.ts";
import * as shown from "../../words/screen-settings.en.ts";
import {
	confidence,
	ownResults,
	phonesShow,
	reactions,
	streaks,
	textOnPhones,
} from "./phone-settings.ts";
import type { Chosen, Setting } from "./setting.ts";

type AnySetting = { [K in Chosen]: Setting<K> }[Chosen];

const names: Setting<"names"> = {
	key: "names",
	label: texts.names,
	choices: [
		{ value: "required", label: texts.eachStudentTypesA },
		{
			value: "optional",
			label: texts.typingANameIs,
			hint: texts.whoeverTypesNoneIs,
		},
		{
			value: "generated",
			label: texts.everybodyIsGivenA,
			hint: texts.nobodyKnowsWhoIs,
		},
	],
	brief: (value) =>
		({
			required: texts.studentsTypeAName,
			optional: texts.aNameIfThey,
			generated: texts.namesAreGiven,
		})[value],
};

const namesOnScreen: Setting<"namesOnScreen"> = {
	key: "namesOnScreen",
	label: texts.namesOnScreen,
	choices: [
		{ value: false, label: texts.onlyHowMany },
		{
			value: true,
			label: texts.theNewestNames,
			hint: texts.everybodySeesThem,
		},
	],
	brief: (value) => (value ? texts.briefNamesOnScreen : texts.briefOnlyHowMany),
};

const scoring: Setting<"scoring"> = {
	key: "scoring",
	label: texts.points,
	choices: [
		{ value: "correctness", label: texts.forACorrectAnswer },
		{
			value: "speed",
			label: texts.forACorrectAnswerMore,
			hint: texts.aThousandAtOnce,
		},
		{
			value: "none",
			label: texts.noPoints,
			hint: texts.phonesStillShowWhat,
		},
	],
	brief: (value) =>
		({
			correctness: texts.pointsForCorrectAnswers,
			speed: texts.pointsWithSpeed,
			none: texts.briefNoPoints,
		})[value],
};

const leaderboard: Setting<"leaderboard"> = {
	key: "leaderboard",
	label: texts.leaderboard,
	choices: [
		{ value: true, label: texts.canBeShownAnd },
		{ value: false, label: texts.neverShown },
	],
	brief: (value) => (value ? texts.briefLeaderboard : texts.noLeaderboard),
};

const answers: Setting<"answers"> = {
	key: "answers",
	label: texts.answers,
	choices: [
		{ value: "changeable", label: texts.canBeChangedUntil },
		{ value: "final", label: texts.theFirstOneStands },
	],
	brief: (value) =>
		value === "final" ? texts.theFirstAnswerStands : texts.answersCanBeChanged,
};

const word: Setting<"word"> = {
	key: "word",
	label: texts.newcomersType,
	choices: [
		{ value: false, label: texts.theCode },
		{
			value: true,
			label: texts.theCodeAndThe,
			hint: texts.anotherWordEveryMinute,
		},
	],
	brief: (value) =>
		value ? texts.newcomersTypeTheWord : texts.theCodeIsEnough,
};

const next: Setting<"next"> = {
	key: "next",
	label: texts.theNextQuestion,
	choices: [
		{
			value: "open",
			label: texts.opensAtOnce,
			hint: texts.onePressAsksIt,
		},
		{
			value: "read",
			label: texts.isReadAloudFirst,
			hint: texts.itsWordsAreOn,
		},
	],
	brief: (value) =>
		value === "open" ? texts.questionsOpenAtOnce : texts.readAloudFirst,
};

const closes: Setting<"closes"> = {
	key: "closes",
	label: texts.votingCloses,
	choices: [
		{
			value: "all",
			label: texts.whenAllHaveAnswered,
			hint: texts.threeSecondsLater,
		},
		{ value: "hand", label: texts.whenYouCloseIt },
	],
	brief: (value) =>
		value === "all" ? texts.closesWhenAllAnswered : texts.closedByHand,
};

const withClose: Setting<"withClose"> = {
	key: "withClose",
	label: texts.whenYouClose,
	choices: [
		{
			value: "answer",
			label: texts.theAnswerIsShown,
			hint: texts.whatClosesByItself,
		},
		{ value: "bars", label: texts.theBarsAreShown },
		{ value: "nothing", label: texts.nothingIsShownYet },
	],
	brief: (value) =>
		({
			answer: texts.answerWithTheClose,
			bars: texts.barsWithTheClose,
			nothing: texts.nothingWithTheClose,
		})[value],
};

const talk: Setting<"talk"> = {
	key: "talk",
	label: texts.talkAndVoteAgain,
	choices: [
		{
			value: "30-70",
			label: texts.isAdvisedBetween(30, 70),
			hint: texts.boundsOfMazur,
		},
		{ value: "35-70", label: texts.isAdvisedBetween(35, 70) },
		{ value: "40-60", label: texts.isAdvisedBetween(40, 60) },
		{ value: "never", label: texts.isNotAdvised },
	],
	brief: (value) =>
		value === "never" ? texts.noAdviceToTalk : texts.talkBetween(value),
};

const why: Setting<"why"> = {
	key: "why",
	label: shown.theExplanation,
	choices: [
		{
			value: "beside",
			label: shown.standsBelowTheAnswer,
			hint: shown.elseOnW,
		},
		{
			value: "press",
			label: shown.comesWithAPress,
			hint: shown.threePresses,
		},
	],
	brief: (value) =>
		value === "press" ? shown.whyByPress : shown.whyBesideTheAnswer,
};

const podium: Setting<"podium"> = {
	key: "podium",
	label: shown.thePodium,
	choices: [
		{ value: "press", label: shown.placeByPlace, hint: shown.thirdSecondFirst },
		{ value: "whole", label: shown.allAtOnce },
	],
	brief: (value) =>
		value === "press" ? shown.podiumByPress : shown.podiumAtOnce,
};

const sound: Setting<"sound"> = {
	key: "sound",
	label: shown.theSound,
	choices: [
		{ value: "off", label: shown.noSound },
		{
			value: "countdown",
			label: shown.beepsAtTheEnd,
			hint: shown.muteWithM,
		},
		{ value: "all", label: shown.beepsAndMore },
	],
	brief: (value) =>
		({
			off: shown.briefNoSound,
			countdown: shown.briefBeeps,
			all: shown.briefSound,
		})[value],
};

const idle: Setting<"idle"> = {
	key: "idle",
	label: texts.aRoomLeftOpen,
	choices: [
		{ value: "end", label: texts.endsByItself, hint: texts.hoursAfterTheLast },
		{ value: "stay", label: texts.staysOpen },
	],
	brief: (value) =>
		value === "end" ? texts.endsWhenLeft : texts.staysOpenUntilEnded,
};

/** Every setting of a room in words, in the order in which one thinks of them. */
export const settingsWords: readonly AnySetting[] = [
	names,
	next,
	closes,
	withClose,
	talk,
	why,
	namesOnScreen,
	scoring,
	leaderboard,
	podium,
	sound,
	answers,
	textOnPhones,
	phonesShow,
	confidence,
	ownResults,
	streaks,
	reactions,
	word,
	idle,
];

/** In a few words each: the settings that are not those that are offered. */
export function unusual(settings: RoomSettings): string[] {
	const words = settingsWords
		.filter(({ key }) => settings[key] !== offeredSettings[key])
		.map((setting) => briefOf(setting, settings));
	return settings.expected === null
		? words
		: [...words, texts.expected(settings.expected)];
}

function briefOf<K extends Chosen>(
	{ key, brief }: Setting<K>,
	settings: RoomSettings,
): string {
	return brief(settings[key]);
}
