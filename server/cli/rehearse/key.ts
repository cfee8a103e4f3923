import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { routes } from "../../../shared/routes.ts";
import { WrongUse } from "../command.ts";
import { type Caller, Unanswered } from "./caller.ts";

/** A browser's own, as its cookie has it: with sessions, and from before there were any. */
const sessionKey = /^(?:[\w-]{1,64}\.[\w-]{1,64}\.)?[\w-]{22}$/;
const link = /\/take-over\/([\w-]+)(?:\/rooms\/[\w-]+)?$/;

const howTo = `An instructor's key is needed: this rehearsal makes a room of that instructor's and deletes it again.
  In Lectern, choose “Use on another device” and give the link:   LECTERN_KEY='https://…' npx lectern rehearse …
  or give the eight recovery words, or what the cookie lectern_key holds; --key-file FILE reads any of them from a file.`;

/** The key as it is given, by LECTERN_KEY or in a file: on the command line every user of this machine could read it. */
export function readKey(
	file: string | undefined,
	environment: NodeJS.ProcessEnv,
): string {
	let text = environment.LECTERN_KEY ?? "";
	if (file !== undefined)
		try {
			text = readFileSync(file, "utf8");
		} catch (error) {
			throw new WrongUse(
				`Cannot read ${file}: ${error instanceof Error ? error.message : error}.`,
			);
		}
	const key = text.trim().replace(/^(?:__Host-)?lectern_key=/, "");
	if (key === "") throw new WrongUse(howTo);
	return key;
}

/**
 * Makes this caller the instructor whose key it is. Returns how to leave again: a session that was made for it ends, the browser's own
 * stays. Throws `WrongUse` where the key opens nothing.
 */
export async function signIn(
	caller: Caller,
	key: string,
	say: (line: string) => void,
): Promise<() => Promise<void>> {
	try {
		const own = await openSession(caller, key, say);
		await caller.insist(routes.instructor.known);
		return async () => {
			if (own) await caller.insist(routes.instructor.leave);
		};
	} catch (error) {
		if (error instanceof Unanswered && error.status === 401)
			throw new WrongUse(`That key opens nothing there.\n${howTo}`);
		if (error instanceof Unanswered) throw new WrongUse(error.message);
		throw error;
	}
}

/** Whether it is a session of its own. */
async function openSession(
	caller: Caller,
	key: string,
	say: (line: string) => void,
): Promise<boolean> {
	if (sessionKey.test(key)) {
		// The server looks at the one of these names that fits how it is reached. What it may give in exchange is the browser's to take.
		caller.cookie = `lectern_key=${key}; __Host-lectern_key=${key}`;
		return false;
	}
	const secret = link.exec(key)?.[1];
	const { cookie } =
		secret === undefined
			? await caller.call(routes.instructor.recover, { body: { words: key } })
			: await takeOver(caller, secret, say);
	caller.cookie = cookie ?? "";
	return true;
}

async function takeOver(
	caller: Caller,
	secret: string,
	say: (line: string) => void,
): Promise<{ readonly cookie: string | null }> {
	const opened = await caller.call(routes.handOver.takeOver, {
		body: { link: secret },
	});
	if (!("claim" in opened.data)) return opened;
	const { claim, number } = opened.data;
	say(`Agree on the device that made the link. It shows the number ${number}.`);
	for (;;) {
		await sleep(1000);
		const asked = await caller.call(routes.handOver.claim, { body: { claim } });
		if (!("waiting" in asked.data)) return asked;
	}
}
