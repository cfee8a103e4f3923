import { useEffect, useState } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import { call } from "../shell/rest.ts";

const everyMs = 10_000;

/** Seats that have answered any question, read while `wanted` and again every 10 s; null while that is not known. */
export function useAnswered(
	room: string,
	wanted: boolean,
): ReadonlySet<string> | null {
	const [answered, setAnswered] = useState<ReadonlySet<string> | null>(null);
	useEffect(() => {
		if (!wanted) return;
		let current = true;
		const load = async () => {
			const reply = await call(routes.rooms.answered, { params: { id: room } });
			if (current && reply.ok) setAnswered(new Set(reply.data.seats));
		};
		void load();
		const timer = setInterval(() => void load(), everyMs);
		return () => {
			current = false;
			clearInterval(timer);
		};
	}, [room, wanted]);
	return answered;
}
