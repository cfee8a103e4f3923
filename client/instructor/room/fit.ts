import { useLayoutEffect, useRef } from "preact/hooks";

/** How much smaller than on the screen all is drawn, until it has room. */
const steps = [1, 0.88, 0.76, 0.66, 0.56, 0.48, 0.4, 0.34, 0.28];

/** Has a small picture hold all of what is in it: its unit `--fit` becomes smaller until nothing is cut. Looked at anew with `content`. */
export function useFit(content: string) {
	const box = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		const element = box.current;
		if (element === null) return;
		const adjust = () => {
			for (const step of steps) {
				element.style.setProperty("--fit", String(step));
				if (element.scrollHeight <= element.clientHeight + 1) return;
			}
		};
		adjust();
		if (!("ResizeObserver" in window)) return;
		const observer = new ResizeObserver(adjust);
		observer.observe(element);
		return () => observer.disconnect();
	}, [content]);
	return box;
}
