import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** Links of the texts in it are their words alone: in a row that is pressed as a whole, and where a phone is shown that has none yet. The phone needs none of this. */
export function useUnlinked(
	box: RefObject<HTMLElement | null>,
	isUnlinked = true,
): void {
	useLayoutEffect(() => {
		const { current } = box;
		if (current === null || !isUnlinked) return;
		const unlink = () => {
			for (const link of current.querySelectorAll(".rich a"))
				link.replaceWith(...link.childNodes);
		};
		unlink();
		// Texts are put there anew once their styles have come.
		const observer = new MutationObserver(unlink);
		observer.observe(current, { childList: true, subtree: true });
		return () => observer.disconnect();
	}, [isUnlinked]);
}
