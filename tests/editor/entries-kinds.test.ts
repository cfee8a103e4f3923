import { describe, expect, test } from "vitest";
import { differences, holdAs, withAsking } from "../../client/entries/edit.ts";
import {
	faultOf,
	faultOfAll,
	sendable,
	withoutOne,
} from "../../client/entries/typed.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import { most } from "../../shared/kinds/open/most.ts";
import { question } from "../room/example.ts";

const blank = { entries: 3, moderated: true };
const asked = { ...question("poll", []), kind: "open", ask: blank, key: {} };

describe("words of one's own in the editor and on the phone", () => {
	test("[ED1277] a new question holds entries back; another kind of it keeps that and what it can of their number", () => {
		for (const kind of ["cloud", "open"])
			expect(kindOf({ kind }).blank().ask).toMatchObject({ moderated: true });
		expect(withAsking(asked, { entries: 3 })).toBe(asked);
		const free = withAsking(asked, { moderated: false });
		expect(free.ask).toEqual({ entries: 3, moderated: false });
		expect(differences(free, asked)).toHaveLength(1);
		const many = { ...asked, ask: { entries: 5, moderated: false } };
		expect(holdAs(blank, most, many).ask).toEqual({
			entries: 3,
			moderated: false,
		});
		expect(holdAs(blank, most, question("single", [1]))).toEqual({
			ask: blank,
			key: {},
		});
	});

	test("[ED1278] a phone says of each entry what keeps it from being sent, and sends what the server reads", () => {
		const typed = ["  Why?  ", "", "why?", "x".repeat(203), "\u200b\u202e"];
		const faults = typed.map((_, at) => faultOf(typed, at, most));
		expect(faults.map((fault) => fault === "")).toEqual([
			true,
			true,
			false,
			false,
			false,
		]);
		expect(faults[3]).toContain("3 characters too many");
		expect(sendable(typed, most)).toBeNull();
		const good = ["  Why?  ", "", "How"];
		expect(sendable(good, most)).toEqual(["Why?", "How"]);
		expect(kindOf(asked).read(blank, ["Why?", "How"])).toEqual(["Why?", "How"]);
		expect(sendable(["", " "], most)).toBeNull();
		const long = ["क्षि", "त्रि", "ज्ञि"].map((text) => text.repeat(90));
		expect(faultOfAll(long)).not.toBe("");
		expect(sendable(long, most)).toBeNull();
		expect(withoutOne(["a"], 0)).toEqual([""]);
		expect(withoutOne(["a", "b"], 0)).toEqual(["b"]);
	});
});
