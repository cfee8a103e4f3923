import { createCell } from "./cell.ts";
import { request, whenSignedOut } from "./rest.ts";

/** Who this browser is to the server. */
export type Session =
	| { readonly state: "asking" }
	| { readonly state: "in" }
	| { readonly state: "password"; readonly wrong: string | null }
	/** Signed out by the person, or (`gone`) by the server. Nothing happens until asked: signing in makes a new library. */
	| { readonly state: "out"; readonly gone: boolean }
	| { readonly state: "failed"; readonly detail: string };

export const session = createCell<Session>({ state: "asking" });

whenSignedOut(() => {
	if (session.get().state === "in") session.set({ state: "out", gone: true });
});

/** Finds out whether this browser is an instructor, and makes it one when it is not. */
export async function openSession(): Promise<void> {
	const known = await request("GET", "/api/instructor");
	if (known.ok) return session.set({ state: "in" });
	if (known.status !== 401)
		return session.set({ state: "failed", detail: known.problem.detail });
	await signIn();
}

export async function signIn(password?: string): Promise<void> {
	const reply = await request("POST", "/api/instructor", {
		body: password === undefined ? {} : { password },
	});
	if (reply.ok) session.set({ state: "in" });
	else if (reply.problem.error === "password-needed") {
		session.set({
			state: "password",
			wrong:
				password === undefined ? null : "That is not the password. Try again.",
		});
	} else if (password === undefined)
		session.set({ state: "failed", detail: reply.problem.detail });
	else session.set({ state: "password", wrong: reply.problem.detail });
}

/** A sentence when the server did not do it; null when this browser is signed out. */
export async function signOut(): Promise<string | null> {
	const reply = await request("DELETE", "/api/instructor");
	if (!reply.ok && reply.status !== 401) return reply.problem.detail;
	session.set({ state: "out", gone: false });
	return null;
}
