import { createHmac } from "node:crypto";
import type { Room } from "./state.ts";

/** How long a word stands on the screen, ms. */
export const wordMs = 60_000;

/** Short, known to everybody, no two a slip of the finger apart. */
export const words =
	"acorn actor album amber anchor angle apple apron arrow aspen atlas attic autumn avocado badge bagel bamboo banana banjo barrel basin basket beacon beaver belt bench berry bicycle birch biscuit blanket blossom boat bonnet border bottle boulder bracket branch brick bridge broom brush bucket buffalo bundle burger butter button cabin cactus camel camera candle canoe canvas canyon carbon cargo carpet carrot castle cedar cello cement cereal chalk cherry chess chimney circle cliff clock clover coast cobalt cocoa coconut coffee comet compass copper coral cotton cousin cradle crater crayon cricket crocus crown crystal curtain cushion daisy dancer desert diamond dolphin donkey dragon drawer drum eagle earth easel echo elbow engine fabric falcon farmer feather fender fiddle finger flame flute forest fossil freckle frost funnel galaxy garden garlic gecko giraffe glacier globe goblet granite grape gravel guitar hammer hammock harvest hazel helmet hermit heron honey horizon hornet hotel hunter igloo indigo insect island ivory jacket jaguar jasmine jelly jigsaw jungle kayak kettle kidney kitchen kitten koala ladder lagoon lantern laptop lemon leopard lettuce library lilac lobster locket lotus lumber lunar magnet mammal mango maple marble market meadow melon mercury meteor mirror mosaic muffin museum mustard napkin nectar needle nickel noodle north nugget oasis ocean octopus olive onion opera orange orbit orchid organ otter oyster paddle palace panda panther paper parade parcel parsley pasta peanut pebble pelican pencil penguin pepper piano picnic pigeon pillow pilot pirate planet plaza plum pony poppy potato prairie prism pumpkin puppet puzzle pyramid quartz quiver rabbit radar radio radish rainbow raisin ranger raven ribbon river robin robot rubber ruby sailor salad salmon sandal saturn saucer scarf school scooter sesame shadow shovel shrimp silver siren sketch slipper snorkel soccer sofa spider spinach spiral sponge spruce squash stable statue stone straw sugar summer sunset swallow syrup tablet talon target teapot temple tennis thistle thunder ticket tiger timber tomato topaz torch tower tractor trumpet tulip tundra turbine turnip turtle unicorn vacuum valley vanilla velvet violin volcano voyage waffle wagon walnut walrus water whale wheat window winter wizard wombat yellow zebra zigzag zipper".split(
		" ",
	);

/** How long more than one word is asked for after many were wrong, ms. */
export const hardMs = 600_000;
const mostWords = 3;

/**
 * What newcomers have to type, `now` on the store's clock: the same on every node, without a commit. Null where the room asks for
 * nothing. Whoever can see it has the screen's link already, so that is its secret.
 *
 * One of some 330 words is guessed in no time by who may guess as often as it likes, and tokens are free to make, so that no budget
 * of a phone bounds it; one of an address or a room would keep out the class beside it. So many wrong words change what is asked
 * instead: two words, then three, of which there are 36 million. Nobody is made to wait but the phone that guessed wrong.
 */
export function wordAt(room: Room, now: number): string | null {
	if (!asksForWord(room)) return null;
	return phraseOf(room, Math.floor(now / wordMs), wordsAsked(room, now));
}

export function asksForWord(room: Room): boolean {
	return room.settings.word === true && room.phase.name !== "ended";
}

/** How many words are asked for. */
export function wordsAsked(room: Room, now: number): number {
	const { words } = room;
	return words !== undefined && now < words.until ? words.count : 1;
}

/**
 * Whether that is what the screen shows, or showed a minute before: who reads it, types it and sends it needs a while. `least`: how
 * many words it must have; more of them are right too.
 */
export function isWord(
	room: Room,
	typed: string,
	now: number,
	least = wordsAsked(room, now),
): boolean {
	const period = Math.floor(now / wordMs);
	const plain = typed.normalize("NFKC").trim().toLowerCase().split(/\s+/);
	if (plain.length < least || plain.length > mostWords) return false;
	return [period, period - 1].some(
		(one) => plain.join(" ") === phraseOf(room, one, plain.length),
	);
}

function phraseOf(room: Room, period: number, count: number): string {
	const digest = createHmac("sha256", room.screenToken)
		.update(`word ${period}`)
		.digest();
	return Array.from(
		{ length: count },
		(_, index) => words[digest.readUInt32BE(4 * index) % words.length],
	).join(" ");
}
