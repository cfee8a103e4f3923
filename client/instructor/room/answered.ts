import { useEffect, useRef, useState } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import { call } from "../shell/rest.ts";

const gapMs = 10_000;

/**
 * Seats that have answered any question, read while `wanted`, and again when there are `more`, at most every 10 s; null while that is not
 * known.
 */
export function useAnswered(
	room: string,
	wanted: boolean,
	more: string,
): ReadonlySet<string> | null {
	const [answered, setAnswered] = useState<ReadonlySet<string> | null>(null);
	const [failures, setFailures] = useState(0);
	const lastAt = useRef(Number.NEGATIVE_INFINITY);
	const newest = useRef(0);
	useEffect(() => {
		lastAt.current = Number.NEGATIVE_INFINITY;
		newest.current += 1;
	}, [room, wanted]);
	useEffect(() => {
		if (!wanted) return;
		const load = async () => {
			lastAt.current = performance.now();
			newest.current += 1;
			const mine = newest.current;
			const reply = await call(routes.rooms.answered, { params: { id: room } });
			if (mine !== newest.current) return;
			if (reply.ok) setAnswered(new Set(reply.data.seats));
			else setFailures((before) => before + 1);
		};
		const wait = Math.max(0, lastAt.current + gapMs - performance.now());
		const timer = setTimeout(() => void load(), wait);
		return () => clearTimeout(timer);
	}, [room, wanted, more, failures]);
	return answered;
}
