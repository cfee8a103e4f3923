import { useEffect } from "preact/hooks";

/** Keeps the device's display on while `wanted`, where the browser can. It lets go by itself when the page is hidden. */
export function useAwake(wanted: boolean): void {
	useEffect(() => {
		if (!wanted || !("wakeLock" in navigator)) return;
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
