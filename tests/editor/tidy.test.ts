import { expect, test } from "vitest";
import { tidy } from "../../client/fields/tidy.ts";

test("[ED1042] what is pasted loses what nobody sees, and keeps what joins letters and pictures", () => {
	expect(tidy("a\u0000b\u001Bc\u007Fd\u009Fe")).toBe("abcde");
	expect(tidy("left \u202Ethgir\u202C\u200B\uFEFF.")).toBe("left thgir.");
	expect(tidy("one\r\ntwo\rthree\u2028four\tfive")).toBe(
		"one\ntwo\nthree\nfour\tfive",
	);
	for (const text of ["👩‍👩‍👧‍👦", "می‌خواهم", "\u2067עברית\u2069", "E\u0301"])
		expect(tidy(text)).toBe(text);
});
