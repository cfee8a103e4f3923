import { describe, expect, test } from "vitest";
import { makeCode, makeId, makeSecret } from "../../server/live/code.ts";
import {
	codeAlphabet,
	codeLength,
	readCode,
	showCode,
} from "../../shared/code.ts";
import { paths } from "../../shared/protocol.ts";

describe("reading a code", () => {
	test("[RM50] case, spaces, dashes and lookalikes do not matter", () => {
		for (const typed of [
			"R0CD12",
			"r0cd12",
			" r0c d12 ",
			"R0C-D12",
			"r.0.c.d.1.2",
			"ROCD12",
			"rocdi2",
			"rOcDlZ",
			"R0C_D12",
		])
			expect(readCode(typed), typed).toBe("R0CD12");
	});

	test("[RM50] from the last row an 8 may be a B", () => {
		expect(readCode("BGS ZUV")).toBe("8652VV");
		expect(readCode("bgszuv")).toBe("8652VV");
	});

	test("[RM51] a pasted link is read as its code", () => {
		for (const typed of [
			`https://quiz.example.org${paths.join("R0CD12")}`,
			"http://192.168.0.7:3000/j/r0cd12/",
			"quiz.example.org/j/R0CD12?from=mail",
			"https://quiz.example.org/j/R0CD12#top",
			"/j/R0C D12",
		])
			expect(readCode(typed), typed).toBe("R0CD12");
	});

	test("[RM52] what cannot be a code is none", () => {
		for (const typed of [
			"",
			"   ",
			"R0CD1",
			"R0CD123",
			"RACD12",
			"B0CD1!",
			"B0CD1é",
			"😀😀😀",
			"https://quiz.example.org/",
			"https://quiz.example.org/teach/",
			"R0CD12\u0000",
			"ß0CD12",
			"/",
			"?",
			"B".repeat(10_000),
		])
			expect(readCode(typed), typed).toBeNull();
	});

	test("[RM53] a made code has the length, the alphabet, and reads as itself however it is shown", () => {
		const codes = new Set<string>();
		for (let time = 0; time < 500; time++) {
			const code = makeCode();
			codes.add(code);
			expect(code).toMatch(new RegExp(`^[${codeAlphabet}]{${codeLength}}$`));
			expect(readCode(showCode(code))).toBe(code);
			expect(readCode(code.toLowerCase())).toBe(code);
		}
		expect(codes.size).toBe(500);
		expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length);
		expect(codeAlphabet).not.toMatch(/[AEIOULBGSZ]/);
		expect(showCode("R0CD12")).toBe("R0C D12");
	});

	test("[RM54] secrets are 128 random bits, ids 96", () => {
		expect(makeSecret()).toMatch(/^[A-Za-z0-9_-]{22}$/);
		expect(makeId()).toMatch(/^[A-Za-z0-9_-]{16}$/);
		expect(makeSecret()).not.toBe(makeSecret());
	});
});
