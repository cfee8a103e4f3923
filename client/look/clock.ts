import { useEffect, useState } from "preact/hooks";

/**
 * The store's clock minus this page's, in ms, from a view's `now`. Call it once, when the view arrives. The page's clock
 * runs evenly: it does not jump when somebody sets the device's.
 */
export function offsetOf(now: number): number {
	return now - performance.now();
}

/** This page's time in ms; renders the component that uses it again every `everyMs`. */
export function useNow(everyMs: number): number {
	const [now, setNow] = useState(() => performance.now());
	useEffect(() => {
		const tick = () => setNow(performance.now());
		const timer = setInterval(tick, everyMs);
		document.addEventListener("visibilitychange", tick);
		return () => {
			clearInterval(timer);
			document.removeEventListener("visibilitychange", tick);
		};
	}, [everyMs]);
	return now;
}
