import { useEffect } from "preact/hooks";

/** Whether a page may ask for that here: old browsers do not know it, and over plain http none allows it. */
export const canStayAwake = "wakeLock" in navigator;

/** Keeps the device's display on while `wanted`, where the browser can. It lets go by itself when the page is hidden. */
export function useAwake(wanted: boolean): void {
	useEffect(() => {
		if (!wanted || !canStayAwake) return;
		let lock: WakeLockSentinel | null = null;
		let left = false;
		const take = async () => {
			if (document.visibilityState !== "visible") return;
			try {
				lock = await navigator.wakeLock.request("screen");
				if (left) await lock.release();
			} catch {
				// Saving power goes first.
			}
		};
		void take();
		document.addEventListener("visibilitychange", take);
		return () => {
			left = true;
			document.removeEventListener("visibilitychange", take);
			void lock?.release();
		};
	}, [wanted]);
}
