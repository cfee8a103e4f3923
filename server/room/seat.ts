import { createHash } from "node:crypto";

/**
 * Identities are hashes of secrets that only the device keeps, so that nothing in store, views, logs or exports lets
 * anyone take a seat or an account over. 128 bits of SHA-256 as base64url (22 characters).
 */
function identify(domain: string, secret: string): string {
	return createHash("sha256")
		.update(`${domain}\0${secret}`)
		.digest()
		.subarray(0, 16)
		.toString("base64url");
}

/** A phone's token gives another seat id in every room: seats of one phone cannot be linked. */
export function seatIdOf(roomId: string, token: string): string {
	return identify(`seat:${roomId}`, token);
}

/** Before there were sessions an instructor had one key, and this is the id that she keeps. */
export function instructorIdOf(key: string): string {
	return identify("instructor", key);
}

export function handOverHashOf(secret: string): string {
	return identify("hand-over", secret);
}

export function sessionKeyHashOf(secret: string): string {
	return identify("session", secret);
}

/** The key that follows a session's key. */
export function nextKeyOf(secret: string, salt: string): string {
	return identify(`next:${salt}`, secret);
}
