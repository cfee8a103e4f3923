import { useEffect, useRef, useState } from "preact/hooks";

/** A text that changes with every phone, for those who hear the page: the first change at once, then at most one every `gapMs`. */
export function useCalm(text: string, gapMs = 10_000): string {
	const [said, setSaid] = useState(text);
	const lastAt = useRef(Number.NEGATIVE_INFINITY);
	useEffect(() => {
		if (text === said) return;
		const say = () => {
			lastAt.current = performance.now();
			setSaid(text);
		};
		const wait = lastAt.current + gapMs - performance.now();
		if (wait <= 0) return say();
		const timer = setTimeout(say, wait);
		return () => clearTimeout(timer);
	}, [text, said, gapMs]);
	return said;
}
