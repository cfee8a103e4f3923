import { useEffect, useRef, useState } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import type { Student } from "../../../shared/views.ts";
import { call } from "../shell/rest.ts";

const gapMs = 2_000;

interface Students {
	/** By name. */
	readonly students: readonly Student[];
	readonly fault: string | null;
	readonly reload: () => void;
}

/** The class list, fetched when `joined` changes, at most every 2 s, and when asked for. */
export function useStudents(room: string, joined: number): Students {
	const [students, setStudents] = useState<readonly Student[]>([]);
	const [fault, setFault] = useState<string | null>(null);
	const lastAt = useRef(Number.NEGATIVE_INFINITY);
	const newest = useRef(0);

	const load = async () => {
		lastAt.current = performance.now();
		newest.current += 1;
		const mine = newest.current;
		const reply = await call(routes.rooms.students, { params: { id: room } });
		if (mine !== newest.current) return;
		if (reply.ok)
			setStudents(
				[...reply.data.students].sort((a, b) => a.name.localeCompare(b.name)),
			);
		setFault(reply.ok ? null : reply.problem.detail);
	};

	useEffect(() => {
		const wait = Math.max(0, lastAt.current + gapMs - performance.now());
		const timer = setTimeout(() => void load(), wait);
		return () => clearTimeout(timer);
	}, [room, joined]);

	return { students, fault, reload: () => void load() };
}
