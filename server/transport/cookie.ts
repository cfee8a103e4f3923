import type { IncomingMessage } from "node:http";

const name = "lectern_key";
const keyForm = /^[A-Za-z0-9_-]{22}$/;
const days400 = 400 * 24 * 3600;

/** The instructor's key that this browser holds; null when it holds none. */
export function readKey(request: IncomingMessage): string | null {
	for (const part of (request.headers.cookie ?? "").split(";")) {
		const [key, value] = part.trim().split("=");
		if (key === name && value !== undefined && keyForm.test(value))
			return value;
	}
	return null;
}

/** `Set-Cookie` that gives this browser an instructor's key; an empty key takes it away. Under a path it is for that alone. */
export function keyCookie(
	key: string,
	{ secure, path }: { readonly secure: boolean; readonly path: string },
): string {
	const age = key === "" ? 0 : days400;
	return `${name}=${key}; Path=${path}/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}
