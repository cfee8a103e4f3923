import { useRef, useState } from "preact/hooks";

/** Lets one run of an action end before the next begins: a double click does a thing once. */
export function useBusy(): [
	busy: boolean,
	run: (action: () => Promise<unknown>) => Promise<void>,
] {
	const [busy, setBusy] = useState(false);
	const running = useRef(false);
	return [
		busy,
		async (action) => {
			if (running.current) return;
			running.current = true;
			setBusy(true);
			try {
				await action();
			} finally {
				running.current = false;
				setBusy(false);
			}
		},
	];
}
