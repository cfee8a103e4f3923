import type { Storing } from "./storage.ts";

/** What a phone keeps of its seats, by room code. All of it takes a storage that does not throw (`forgiving`). */
const listKey = "lectern.seats";
export const nameKey = "lectern.name";
export const tokenKey = (code: string) => `lectern.seat.${code}`;
const seatedKey = (code: string) => `lectern.seated.${code}`;
export const givenKey = (code: string) => `lectern.given.${code}`;
export const answerKey = (code: string) => `lectern.answer.${code}`;

/** Rooms that a phone remembers. */
const most = 20;

/** 128 random bits as base64url, 22 characters. Also on plain http, where `crypto.subtle` and `randomUUID` are missing. */
function newToken(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return btoa(String.fromCharCode(...bytes))
		.replace(/\+/g, "-")
		.replace(/\//g, "_")
		.replace(/=/g, "");
}

/**
 * The token of this device's seat in the room with this code, made at the first call. Of the rooms before the newest
 * 20, token, name and answers are forgotten.
 */
export function seatToken(storage: Storing, code: string): string {
	const held = storage.getItem(tokenKey(code)) ?? "";
	const token = /^[\w-]{22}$/.test(held) ? held : newToken();
	const others = (storage.getItem(listKey) ?? "")
		.split(" ")
		.filter((other) => other !== "" && other !== code);
	for (const old of others.splice(most - 1)) forgetSeat(storage, old);
	storage.setItem(listKey, [code, ...others].join(" "));
	storage.setItem(tokenKey(code), token);
	return token;
}

/** Whether this device has been in that room, or at its door. */
export function wasThere(storage: Storing, code: string): boolean {
	return storage.getItem(tokenKey(code)) !== null;
}

/** Under which name this device sat in this room, and in which history of the store. */
export interface Seated {
	readonly name: string;
	readonly epoch: string;
}

/** Null when this device never had a seat there. */
export function seatedAs(storage: Storing, code: string): Seated | null {
	const [name = "", epoch = ""] = (
		storage.getItem(seatedKey(code)) ?? ""
	).split("\n");
	return name === "" ? null : { name, epoch };
}

/** Remembers the name for this room, and as the suggestion for the next one where the student typed it. */
export function keepName(
	storage: Storing,
	code: string,
	{ name, epoch }: Seated,
	typed: boolean,
): void {
	storage.setItem(seatedKey(code), `${name}\n${epoch}`);
	if (typed) storage.setItem(nameKey, name);
}

/** From now on this device is somebody new in this room. */
export function forgetSeat(storage: Storing, code: string): void {
	for (const keyOf of [tokenKey, seatedKey, answerKey, givenKey])
		storage.removeItem(keyOf(code));
}

/** The name last typed on this device, or "". */
export function suggestedName(storage: Storing): string {
	return storage.getItem(nameKey) ?? "";
}
