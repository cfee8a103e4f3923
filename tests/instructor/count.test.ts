import { expect, test } from "vitest";
import { countOf } from "../../client/instructor/room/count.ts";

const say = (
	answered: number | null,
	joined: number,
	connected: number,
	answeredHere?: number,
	isHere = true,
) => {
	const { figure, rest, more, beside } = countOf(
		answered,
		{
			joined,
			connected,
			...(answeredHere === undefined ? {} : { answeredHere }),
		},
		isHere,
	);
	return [figure, rest, more, beside].filter((part) => part !== "").join(" ");
};

test("[IP1771] phones whose page is closed are told apart from those that are here, while they may answer", () => {
	expect(say(null, 5, 5)).toBe("5 here");
	expect(say(null, 5, 3)).toBe("3 here 5 joined");
	expect(say(2, 5, 5, 2)).toBe("2 of 5 have answered");
	expect(say(5, 5, 5, 5)).toBe("All 5 have answered");
	expect(say(2, 5, 3, 2)).toBe("2 of 3 here have answered 5 joined");
	expect(say(3, 5, 3, 3)).toBe("All 3 here have answered 5 joined");
	// One of them answered and left.
	expect(say(4, 5, 3, 3)).toBe("All 3 here have answered 5 joined");
	// A lecturer who tries it alone.
	expect(say(0, 1, 1, 0)).toBe("0 of 1 has answered");
	expect(say(1, 1, 1, 1)).toBe("1 of 1 has answered");
	expect(say(1, 2, 1, 1)).toBe("1 of 1 here has answered 2 joined");
	// After the close, or where a node of before does not say it: of all who joined.
	expect(say(4, 5, 3)).toBe("4 of 5 have answered");
	expect(say(0, 5, 0, 0)).toBe("0 of 5 have answered");
	expect(say(4, 5, 3, undefined, false)).toBe("4 answered");
});

test("[IP1771] the strip is of those of whom the words are", () => {
	const pulse = { joined: 8, connected: 4, answeredHere: 3 };
	expect(countOf(5, pulse, true).share).toBe(0.75);
	expect(countOf(5, { joined: 8, connected: 4 }, true).share).toBe(5 / 8);
	expect(countOf(0, { joined: 0, connected: 0 }, true).share).toBe(0);
});
