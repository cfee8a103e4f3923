import { useEffect, useRef, useState } from "preact/hooks";
import type { Gradebook } from "../../../../shared/gradebook.ts";
import { routes } from "../../../../shared/routes.ts";
import { call } from "../../shell/rest.ts";
import { type Chosen, type Picked, refusalOf, sentOf } from "./gradebook.ts";

interface Preview {
	/** The last one that there was, so that fields stay while the next one comes. */
	readonly told: Gradebook | null;
	readonly problem: string | null;
	readonly isLooking: boolean;
}

/** What would come of a file, anew after each choice; one is sent at a time. */
export function usePreview(room: string, file: Picked, chosen: Chosen) {
	const [preview, setPreview] = useState<Preview>({
		told: null,
		problem: null,
		isLooking: true,
	});
	const [tries, setTries] = useState(0);
	const last = useRef<Promise<unknown>>(Promise.resolve());
	useEffect(() => {
		let isOver = false;
		const look = async () => {
			if (isOver) return;
			const refusal = refusalOf(file);
			const reply =
				refusal === null
					? await call(
							routes.rooms.previewGradebook,
							sentOf(room, file, chosen),
						)
					: null;
			if (isOver) return;
			setPreview(({ told }) =>
				reply?.ok
					? { told: reply.data, problem: null, isLooking: false }
					: {
							told,
							problem: reply === null ? refusal : reply.problem.detail,
							isLooking: false,
						},
			);
		};
		setPreview((now) => ({ ...now, isLooking: true }));
		last.current = last.current.then(look);
		return () => {
			isOver = true;
		};
	}, [room, file, chosen, tries]);
	return { ...preview, again: () => setTries(tries + 1) };
}
