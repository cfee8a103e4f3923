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

	test("[RM400] digits of every script and letters that look like ours are read as what one sees", () => {
		for (const typed of [
			"Ｒ０ＣＤ１２",
			"R٠CD١٢",
			"R۰CD۱۲",
			"R०CD१२",
			"R০CD১২",
			"R๐CD๑๒",
			"𝐑𝟎𝐂𝐃𝟏𝟐",
			"Ⓡ⓪ⒸⒹ①②",
			"RОСD12", // Cyrillic О and С
			"rоcd12",
			"RΟCD12", // Greek Ο
		])
			expect(readCode(typed), typed).toBe("R0CD12");
		expect(readCode("КМНРТХ")).toBe("KMHPTX");
		expect(readCode("ΚΜΝΡΤΧ")).toBe("KMNPTX");
	});

	test("[RM401] marks that nobody sees, every dash, and words and signs around it do not matter", () => {
		for (const typed of [
			"\u200bR0C\u200dD12\ufeff",
			"\u202aR0CD12\u202c",
			"R0C\u00adD12",
			"R0C\ufe0fD12",
			"R0C–D12",
			"R0C—D12",
			"R0C‑D12",
			"R0C−D12",
			"R0C\u00a0D12",
			"R0CD12.",
			"(R0CD12)",
			"“R0C D12”,",
			"#R0CD12",
			"Code: R0CD12",
			"CODE:R0C-D12!",
			"Room code – R0C D12.",
			"Kód: R0C D12",
			"الرمز: R٠C D١٢",
			"Join with R0C D12 please",
			"Join at https://quiz.example.org/j/R0CD12",
		])
			expect(readCode(typed), typed).toBe("R0CD12");
		for (const typed of ["Code: ", "The code, please", "quiz.example.org"])
			expect(readCode(typed), typed).toBeNull();
	});

	test("[RM402] whatever is done to a code that leaves its looks, it is the same code", () => {
		const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x1d7ce];
		const twins: Record<string, string> = {
			C: "СＣ",
			H: "НΗ",
			J: "Ј",
			K: "КΚ",
			M: "МΜ",
			N: "Ν",
			P: "РΡ",
			T: "ТΤ",
			X: "ХΧ",
			Y: "ΥҮ",
			0: "OОΟ",
			1: "IІΙl",
			5: "SЅ",
		};
		let seed = 4021;
		const below = (bound: number) => {
			seed = (seed * 48_271) % 2_147_483_647;
			return seed % bound;
		};
		const one = (from: readonly string[]) => from[below(from.length)] ?? "";
		const disguise = (letter: string) => {
			const zero = zeros[below(zeros.length)] ?? 0;
			const looks = [letter, letter.toLowerCase(), ...(twins[letter] ?? "")];
			if (/\d/.test(letter))
				looks.push(String.fromCodePoint(zero + Number(letter)));
			return one(looks) + one(["", "", "", "\u200b", "\u2060", "\u00ad"]);
		};
		for (let time = 0; time < 2_000; time++) {
			const code = makeCode();
			const letters = [...code].map(disguise);
			letters.splice(3, 0, one(["", " ", "-", "–", "\u2011", "\u3000", "."]));
			const typed =
				one(["", " ", "Code: ", "code – ", "\u202b"]) +
				letters.join("") +
				one(["", "\n", ".", " !", "”", "\u200f"]);
			expect(readCode(typed), JSON.stringify(typed)).toBe(code);
		}
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
