import { spread } from "./wait.ts";

/** What this browsing session has learnt, kept so that a reload need not learn it again. Storage may throw. */
const keys = { polling: "lectern.polling", reloaded: "lectern.reloaded" };

export function knowsPolling(): boolean {
	try {
		return sessionStorage.getItem(keys.polling) !== null;
	} catch {
		return false;
	}
}

/** Whether this network needed long polling. */
export function learnPolling(needed: boolean): void {
	try {
		if (needed) sessionStorage.setItem(keys.polling, "1");
		else sessionStorage.removeItem(keys.polling);
	} catch {
		// Then the next reload finds out again.
	}
}

/** Of tries to reach the server: the first wait, and the longest, ms. */
const triesMs = { first: 500, most: 8_000 };

/** Resolves when the server gives this page. */
export async function reachable(): Promise<void> {
	for (let wait = triesMs.first; ; wait = Math.min(2 * wait, triesMs.most)) {
		const page = fetch(location.href, { method: "HEAD", cache: "no-store" });
		if (
			await page.then(
				({ ok }) => ok,
				() => false,
			)
		)
			return;
		await new Promise((resolve) => setTimeout(resolve, spread(wait)));
	}
}

/** Its file's name tells the content of this program. */
const build = import.meta.url;
/** For so many times a program loads itself again, each time after the longer wait; by then every node has the newer one. */
const waitsMs = [0, 10_000, 20_000, 40_000];
let waiting = false;

/**
 * Loads the page again for a newer program: at once (then true), or later when this very program came back, as it does from
 * nodes that still have it. A few times for each program; never where that cannot be remembered, and never while the server is
 * away: a page that is loaded without it is gone, and nobody brings it back.
 */
export function reload(): boolean {
	try {
		const [of, times] = (sessionStorage.getItem(keys.reloaded) ?? "").split(
			" ",
		);
		const before = of === build ? Number(times) : 0;
		const wait = waitsMs[before];
		if (waiting || wait === undefined) return false;
		sessionStorage.setItem(keys.reloaded, `${build} ${before + 1}`);
		waiting = true;
		setTimeout(
			() => void reachable().then(() => location.reload()),
			wait * (1 + Math.random()),
		);
		return wait === 0;
	} catch {
		return false;
	}
}
