import { useEffect, useRef, useState } from "preact/hooks";

const stillMs = 600;

/**
 * Keeps a button that changes its meaning from being pressed twice: it is inert for 600 ms after `meaning` has changed,
 * while `busy`, and while its own act is on its way. `press` judges by the moment of the press, so no render is too late.
 */
export function usePressOnce(
	meaning: string,
	busy: boolean,
): { inert: boolean; press: (act: () => Promise<unknown>) => void } {
	const now = useRef({
		meaning,
		since: performance.now(),
		busy,
		acting: false,
	});
	if (now.current.meaning !== meaning)
		Object.assign(now.current, { meaning, since: performance.now() });
	now.current.busy = busy;
	const [steady, setSteady] = useState<string | null>(null);
	useEffect(() => {
		const timer = setTimeout(() => setSteady(meaning), stillMs);
		return () => clearTimeout(timer);
	}, [meaning]);
	const press = (act: () => Promise<unknown>) => {
		const { since, busy, acting } = now.current;
		if (busy || acting || performance.now() - since < stillMs) return;
		now.current.acting = true;
		void act().finally(() => {
			now.current.acting = false;
		});
	};
	return { inert: busy || steady !== meaning, press };
}
