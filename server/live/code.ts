import { randomBytes, randomInt } from "node:crypto";
import { codeAlphabet, codeLength } from "../../shared/code.ts";

/** A room code from the system's CSPRNG. */
export function makeCode(): string {
	return Array.from(
		{ length: codeLength },
		() => codeAlphabet[randomInt(codeAlphabet.length)],
	).join("");
}

/** 128 random bits as base64url: keys, tokens and one-time secrets. */
export function makeSecret(): string {
	return randomBytes(16).toString("base64url");
}

/** 96 random bits as base64url: ids of rooms and quizzes. */
export function makeId(): string {
	return randomBytes(12).toString("base64url");
}
