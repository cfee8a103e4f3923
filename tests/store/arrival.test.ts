import { expect, test } from "vitest";
import { arrivalOf } from "../../server/store/arrival.ts";

test("[ST500] an answer that came before its round was opened counts from the opening, none later than now", () => {
	const arrived = performance.now() - 500;
	const at = (openedAt?: number) =>
		arrivalOf(
			{ arrived, ...(openedAt === undefined ? {} : { openedAt }) },
			10_000,
		);
	expect(at()).toBeGreaterThan(9_400);
	expect(at()).toBeLessThanOrEqual(9_500);
	// The clock goes on between two looks.
	const [before, between, after] = [at(), at(9_000), at()] as const;
	expect(between).toBeLessThanOrEqual(before);
	expect(between).toBeGreaterThanOrEqual(after);
	expect(at(9_900)).toBe(9_900);
	expect(at(11_000)).toBe(10_000);
	expect(arrivalOf({ openedAt: 9_000 }, 10_000)).toBe(10_000);
});
