import type { Instructor } from "../../../shared/account.ts";
import type { Sent, Shape, Told } from "../../../shared/route.ts";
import { routes } from "../../../shared/routes.ts";
import * as words from "../../words/shell.en.ts";
import { createCell } from "./cell.ts";
import { call, type Reply, whenSignedOut } from "./rest.ts";

/** Who this browser is to the server. */
export type Session =
	| { readonly state: "asking" }
	| { readonly state: "in"; readonly instructor: Instructor }
	/** `new`: the server does not know it. `left`: signed out here. `gone`: signed out from elsewhere, or too long not used. */
	| { readonly state: "out"; readonly why: "new" | "left" | "gone" }
	| { readonly state: "password"; readonly wrong: string | null }
	/** The browser does not keep the cookie by which it would be known. */
	| { readonly state: "blocked" }
	| { readonly state: "failed"; readonly detail: string };

export const session = createCell<Session>({ state: "asking" });

/** The server has let go of this browser. */
export function endSession(): void {
	if (session.get().state === "in") session.set({ state: "out", why: "gone" });
}

whenSignedOut(endSession);

/** Finds out whether this browser is an instructor's. Nothing is made when it is not. */
export async function openSession(): Promise<void> {
	const known = await call(routes.instructor.known);
	if (known.ok) session.set({ state: "in", instructor: known.data });
	else if (known.status === 401) session.set({ state: "out", why: "new" });
	else session.set({ state: "failed", detail: known.problem.detail });
}

/** Makes this browser a new instructor's, with a library of its own. */
export async function begin(password?: string): Promise<void> {
	if (!navigator.cookieEnabled) return session.set({ state: "blocked" });
	const reply = await call(routes.instructor.begin, {
		body: password === undefined ? {} : { password },
	});
	if (reply.ok) return enter();
	if (reply.problem.error === "password-needed") {
		session.set({
			state: "password",
			wrong: password === undefined ? null : words.wrongPassword,
		});
	} else if (password === undefined)
		session.set({ state: "failed", detail: reply.problem.detail });
	else session.set({ state: "password", wrong: reply.problem.detail });
}

/**
 * Sends what shall sign this browser in: recovery words, a link, a claim. Nothing is used up in a browser that would not keep
 * the cookie; then null.
 */
export async function prove<const S extends Shape>(
	route: S,
	sent: Sent<S>,
): Promise<Reply<Told<S>> | null> {
	if (!navigator.cookieEnabled) {
		session.set({ state: "blocked" });
		return null;
	}
	const reply = await call(route, sent);
	if (reply.ok && reply.status === 200) await enter();
	return reply;
}

/** The server has signed this browser in. Whether the cookie was kept shows only when it is asked for. */
async function enter(): Promise<void> {
	const known = await call(routes.instructor.known);
	if (known.ok) session.set({ state: "in", instructor: known.data });
	else if (known.status === 401) session.set({ state: "blocked" });
	else session.set({ state: "failed", detail: known.problem.detail });
}

/** A sentence when the server did not do it; null when this browser is signed out. */
export async function signOut(): Promise<string | null> {
	const reply = await call(routes.instructor.leave);
	if (!reply.ok && reply.status !== 401) return reply.problem.detail;
	session.set({ state: "out", why: "left" });
	return null;
}
