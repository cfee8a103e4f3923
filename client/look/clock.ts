import { useEffect, useState } from "preact/hooks";

/** The store's clock minus this device's clock, in ms, from a view's `now`. Call it once, when the view arrives. */
export function offsetOf(now: number): number {
	return now - Date.now();
}

/** This device's time in ms; renders the component that uses it again every `everyMs`. */
export function useNow(everyMs: number): number {
	const [now, setNow] = useState(() => Date.now());
	useEffect(() => {
		const tick = () => setNow(Date.now());
		const timer = setInterval(tick, everyMs);
		document.addEventListener("visibilitychange", tick);
		return () => {
			clearInterval(timer);
			document.removeEventListener("visibilitychange", tick);
		};
	}, [everyMs]);
	return now;
}
