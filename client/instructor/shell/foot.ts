import { useLayoutEffect, useRef } from "preact/hooks";

/** For what stands at the window's lower edge: notices, which stand elsewhere in the page, keep above it, however high it is. */
export function useFoot(isShown = true) {
	const foot = useRef<HTMLElement>(null);
	useLayoutEffect(() => {
		const element = foot.current;
		if (element === null || !isShown) return;
		const { style } = document.documentElement;
		const measure = () =>
			style.setProperty("--foot", `${element.offsetHeight}px`);
		measure();
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		return () => {
			observer.disconnect();
			style.removeProperty("--foot");
		};
	}, [isShown]);
	return foot;
}
