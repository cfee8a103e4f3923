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

/** Reloads the page for a newer program; false when that was tried already and did not help, or cannot be remembered. */
export function reloadOnce(): boolean {
	try {
		if (sessionStorage.getItem(keys.reloaded) !== null) return false;
		sessionStorage.setItem(keys.reloaded, "1");
		location.reload();
		return true;
	} catch {
		return false;
	}
}
