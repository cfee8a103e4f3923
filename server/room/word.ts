import { createHmac } from "node:crypto";
import type { Room } from "./state.ts";

/** How long a word stands on the screen, ms. */
export const wordMs = 60_000;

/** Short, known to everybody, no two a slip of the finger apart. */
export const words =
	"acorn actor album amber anchor angle apple apron arrow aspen atlas attic autumn avocado badge bagel bamboo banana banjo barrel basin basket beacon beaver belt bench berry bicycle birch biscuit blanket blossom boat bonnet border bottle boulder bracket branch brick bridge broom brush bucket buffalo bundle burger butter button cabin cactus camel camera candle canoe canvas canyon carbon cargo carpet carrot castle cedar cello cement cereal chalk cherry chess chimney circle cliff clock clover coast cobalt cocoa coconut coffee comet compass copper coral cotton cousin cradle crater crayon cricket crocus crown crystal curtain cushion daisy dancer desert diamond dolphin donkey dragon drawer drum eagle earth easel echo elbow engine fabric falcon farmer feather fender fiddle finger flame flute forest fossil freckle frost funnel galaxy garden garlic gecko giraffe glacier globe goblet granite grape gravel guitar hammer hammock harvest hazel helmet hermit heron honey horizon hornet hotel hunter igloo indigo insect island ivory jacket jaguar jasmine jelly jigsaw jungle kayak kettle kidney kitchen kitten koala ladder lagoon lantern laptop lemon leopard lettuce library lilac lobster locket lotus lumber lunar magnet mammal mango maple marble market meadow melon mercury meteor mirror mosaic muffin museum mustard napkin nectar needle nickel noodle north nugget oasis ocean octopus olive onion opera orange orbit orchid organ otter oyster paddle palace panda panther paper parade parcel parsley pasta peanut pebble pelican pencil penguin pepper piano picnic pigeon pillow pilot pirate planet plaza plum pony poppy potato prairie prism pumpkin puppet puzzle pyramid quartz quiver rabbit radar radio radish rainbow raisin ranger raven ribbon river robin robot rubber ruby sailor salad salmon sandal saturn saucer scarf school scooter sesame shadow shovel shrimp silver siren sketch slipper snorkel soccer sofa spider spinach spiral sponge spruce squash stable statue stone straw sugar summer sunset swallow syrup tablet talon target teapot temple tennis thistle thunder ticket tiger timber tomato topaz torch tower tractor trumpet tulip tundra turbine turnip turtle unicorn vacuum valley vanilla velvet violin volcano voyage waffle wagon walnut walrus water whale wheat window winter wizard wombat yellow zebra zigzag zipper".split(
		" ",
	);

/**
 * The word that newcomers have to type, `now` on the store's clock: the same on every node, without a commit. Null where the room
 * asks for none. Whoever can see it has the screen's link already, so that is its secret.
 */
export function wordAt(room: Room, now: number): string | null {
	if (!asksForWord(room)) return null;
	return wordOf(room, Math.floor(now / wordMs));
}

export function asksForWord(room: Room): boolean {
	return room.settings.word === true && room.phase.name !== "ended";
}

/** Whether that is the word, or the one before: who reads it, types it and sends it needs a while. */
export function isWord(room: Room, typed: string, now: number): boolean {
	const period = Math.floor(now / wordMs);
	const plain = typed.normalize("NFKC").trim().toLowerCase();
	return plain === wordOf(room, period) || plain === wordOf(room, period - 1);
}

function wordOf(room: Room, period: number): string {
	const digest = createHmac("sha256", room.screenToken)
		.update(`word ${period}`)
		.digest();
	return words[digest.readUInt32BE() % words.length] ?? "";
}
