import type { IncomingMessage } from "node:http";
import { isSecure, type OriginRules } from "./origin.ts";

/** Over HTTPS the name is one that no page of a sister site can set; browsers refuse it without. */
const plainName = "lectern_key";
const secureName = "__Host-lectern_key";
/** The instructor, the session, its secret. */
const keyForm = /^[\w-]{1,64}\.[\w-]{1,64}\.[\w-]{22}$/;
/** As it was before there were sessions. */
const oldForm = /^[\w-]{22}$/;
/** As long as browsers keep any cookie; the session itself may end before. */
const days400 = 400 * 24 * 3600;

/** The instructor's key that this browser holds; null when it holds none. */
export function readKey(
	rules: OriginRules,
	request: IncomingMessage,
): string | null {
	const secure = isSecure(rules, request);
	let old: string | null = null;
	for (const part of (request.headers.cookie ?? "").split(";")) {
		const [name, value = ""] = part.trim().split("=");
		if (name === (secure ? secureName : plainName) && keyForm.test(value))
			return value;
		if (name === plainName && oldForm.test(value)) old = value;
	}
	return old;
}

/** `Set-Cookie`s that give this browser a key, or take it away when it is empty. */
export function keyCookies(
	rules: OriginRules,
	request: IncomingMessage,
	key: string,
): string[] {
	const own = `${rules.path}/`;
	if (!isSecure(rules, request)) return [cookie(plainName, key, own, "")];
	// Browsers take the name for the whole site only.
	const cookies = [cookie(secureName, key, "/", "; Secure")];
	// From before the other name, or before there was HTTPS.
	if (request.headers.cookie?.includes(`${plainName}=`))
		cookies.push(cookie(plainName, "", own, "; Secure"));
	return cookies;
}

function cookie(
	name: string,
	key: string,
	path: string,
	secure: string,
): string {
	const age = key === "" ? 0 : days400;
	return `${name}=${key}; Path=${path}; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`;
}
