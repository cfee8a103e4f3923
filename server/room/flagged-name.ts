import { looksOf } from "./name.ts";

/** Who would be taken for whoever teaches, or for the program: each a word of its own. */
const staff = `
	admin administrator administrators host instructor lectern lecturer moderator official owner prof professor staff support
	system teacher tutor
	dozent dozentin lehrer lehrerin professorin
	enseignant enseignante professeur
	docente insegnante professore professoressa profesor profesora professora
`;

/** What is an insult, or meant to be one, to hardly anybody a name: each a word of its own. */
const insults = `
	arsehole asshole bitch bitches boobs cocksucker cunt dickhead dildo fag kys nazi nazis nigga penis porn porno pornhub pussy
	rapist retard shit shithead slut twat vagina wanker whore
	fick ficken ficker hure kanake missgeburt nutte scheisse schlampe spast
	connard connasse encule putain pute salope
	cabron gilipollas maricon mierda pendejo puta puto
	cazzo puttana stronzo caralho
	chuj kurwa orospu siktir
	сука блять хуй пизда ебать пидор
`;
/** The same within any word. */
const insultsWithin = `
	arschloch faggot fotze fuck hitler hurensohn nigger vaffanculo wichser 傻逼
`;

const link =
	/@|:\/\/|\bwww\.|\.\p{L}{2,}\/|[\p{L}\p{N}]\.(?:app|biz|club|cn|com|dev|gg|info|io|link|live|ly|net|online|org|ru|shop|site|tv|xyz)(?![\p{L}\p{N}])/u;

/**
 * Whether a name is not shown to a hall before the instructor has seen it: whose bearer seems to teach or to run the room, that leads elsewhere, or
 * insults. The list of words is short on purpose: a name is better shown than taken for a word by mistake, and an instructor takes any off.
 */
export function isFlagged(name: string): boolean {
	const text = bare(name);
	if (link.test(text)) return true;
	if (text.split(/[^\p{L}\p{N}]+/u).some((word) => staffWords.has(word)))
		return true;
	const said = joined(text).replace(/[013457@$!]/g, (sign) => letterOf(sign));
	return within.test(said) || whole.test(said);
}

/** As it looks, without accents. */
function bare(text: string): string {
	return looksOf(text).normalize("NFKD").replace(/\p{M}/gu, "");
}

/** Letters that stand one by one are a word. */
function joined(text: string): string {
	return text.replace(
		/(?<![\p{L}\p{N}])(\p{L})[^\p{L}\p{N}]+(?=\p{L}(?![\p{L}\p{N}]))/gu,
		"$1",
	);
}

/** What some write in the place of a letter. */
const letters: Readonly<Record<string, string>> = {
	"0": "o",
	"1": "i",
	"3": "e",
	"4": "a",
	"5": "s",
	"7": "t",
	$: "s",
	"!": "i",
};

function letterOf(sign: string): string {
	return letters[sign] ?? sign;
}

function wordsIn(list: string): string[] {
	return list
		.trim()
		.split(/\s+/)
		.map((word) => bare(word));
}

/** A word, each of whose letters may be said for longer. */
function stretched(word: string): string {
	return [...word.matchAll(/(.)\1*/gu)]
		.map(([run, letter]) => `${letter}{${[...run].length},}`)
		.join("");
}

function anyOf(list: string): string {
	return wordsIn(list).map(stretched).join("|");
}

const staffWords: ReadonlySet<string> = new Set(wordsIn(staff));
const within = new RegExp(anyOf(insultsWithin), "u");
const whole = new RegExp(
	`(?<![\\p{L}\\p{N}])(?:${anyOf(insults)})(?![\\p{L}\\p{N}])`,
	"u",
);
