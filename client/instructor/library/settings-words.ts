import {
	defaultSettings,
	type RoomSettings,
} from "../../../shared/settings.ts";

interface Choice<T> {
	readonly value: T;
	readonly label: string;
	readonly hint?: string;
}
interface Setting<K extends Chosen> {
	readonly key: K;
	readonly label: string;
	readonly choices: readonly Choice<RoomSettings[K]>[];
	/** Short form for a line that names several. */
	brief(value: RoomSettings[K]): string;
}
/** What is chosen from a few words; the rest has a field of its own. */
type Chosen = Exclude<keyof RoomSettings, "expected">;
type AnySetting = { [K in Chosen]: Setting<K> }[Chosen];

const names: Setting<"names"> = {
	key: "names",
	label: "Names",
	choices: [
		{ value: "required", label: "Each student types a name" },
		{
			value: "optional",
			label: "Typing a name is optional",
			hint: "Whoever types none is given one.",
		},
		{
			value: "generated",
			label: "Everybody is given a name",
			hint: "Nobody knows who is who.",
		},
	],
	brief: (value) =>
		({
			required: "students type a name",
			optional: "a name if they wish",
			generated: "names are given",
		})[value],
};

const scoring: Setting<"scoring"> = {
	key: "scoring",
	label: "Points",
	choices: [
		{ value: "correctness", label: "For a correct answer" },
		{ value: "speed", label: "For a correct answer, more for a quick one" },
		{
			value: "none",
			label: "No points",
			hint: "Phones still show what was correct.",
		},
	],
	brief: (value) =>
		({
			correctness: "points for correct answers",
			speed: "points with speed",
			none: "no points",
		})[value],
};

const leaderboard: Setting<"leaderboard"> = {
	key: "leaderboard",
	label: "Leaderboard",
	choices: [
		{ value: true, label: "Can be shown, and is shown at the end" },
		{ value: false, label: "Never shown" },
	],
	brief: (value) => (value ? "leaderboard" : "no leaderboard"),
};

const answers: Setting<"answers"> = {
	key: "answers",
	label: "Answers",
	choices: [
		{ value: "changeable", label: "Can be changed until the question closes" },
		{ value: "final", label: "The first one stands" },
	],
	brief: (value) =>
		value === "final" ? "the first answer stands" : "answers can be changed",
};

const textOnPhones: Setting<"textOnPhones"> = {
	key: "textOnPhones",
	label: "Question on the phones",
	choices: [
		{ value: true, label: "Question and options in words" },
		{
			value: false,
			label: "Only the letters",
			hint: "The words are on the screen.",
		},
	],
	brief: (value) => (value ? "questions on phones" : "only letters on phones"),
};

const phonesShow: Setting<"phonesShow"> = {
	key: "phonesShow",
	label: "Phones show what was correct",
	choices: [
		{ value: "reveal", label: "At each reveal" },
		{ value: "end", label: "Only at the end of the room" },
		{ value: "never", label: "Never" },
	],
	brief: (value) =>
		({
			reveal: "solutions at each reveal",
			end: "solutions at the end",
			never: "no solutions on phones",
		})[value],
};

const word: Setting<"word"> = {
	key: "word",
	label: "Newcomers type",
	choices: [
		{ value: false, label: "The code" },
		{
			value: true,
			label: "The code, and the word on the screen",
			hint: "Another word every minute: only who sees the screen gets in.",
		},
	],
	brief: (value) =>
		value ? "newcomers type the word on the screen" : "the code is enough",
};

/** Every setting of a room in words, in the order in which one thinks of them. */
export const settingsWords: readonly AnySetting[] = [
	names,
	scoring,
	leaderboard,
	answers,
	textOnPhones,
	phonesShow,
	word,
];

/** In a few words each: the settings that are not the default ones. */
export function unusual(settings: RoomSettings): string[] {
	const words = settingsWords
		.filter(({ key }) => settings[key] !== defaultSettings[key])
		.map((setting) => briefOf(setting, settings));
	return settings.expected === null
		? words
		: [...words, `${settings.expected} expected`];
}

function briefOf<K extends Chosen>(
	{ key, brief }: Setting<K>,
	settings: RoomSettings,
): string {
	return brief(settings[key]);
}
