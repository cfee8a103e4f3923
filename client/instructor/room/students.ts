import { useEffect, useRef, useState } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import type { Student } from "../../../shared/views.ts";
import { call } from "../shell/rest.ts";
import { type ClassList, listWith } from "./class-list.ts";

const gapMs = 2_000;

interface Students {
	/** By name. */
	readonly students: readonly Student[];
	readonly fault: string | null;
	readonly reload: () => void;
}

const nobody: readonly Student[] = [];

/** The class list: what is new in it is fetched when `joined` changes, at most every 2 s, and when asked for. */
export function useStudents(room: string, joined: number): Students {
	const [list, setList] = useState<ClassList | null>(null);
	const [fault, setFault] = useState<string | null>(null);
	const lastAt = useRef(Number.NEGATIVE_INFINITY);
	const newest = useRef(0);
	const known = useRef<{ room: string; list: ClassList } | null>(null);

	const load = async () => {
		lastAt.current = performance.now();
		newest.current += 1;
		const mine = newest.current;
		const before = known.current?.room === room ? known.current.list : null;
		const query = before === null ? {} : { after: before.next };
		const reply = await call(routes.rooms.students, {
			params: { id: room },
			query,
		});
		if (mine !== newest.current) return;
		setFault(reply.ok ? null : reply.problem.detail);
		if (!reply.ok) return;
		const now = listWith(before, reply.data);
		known.current = { room, list: now };
		setList(now);
	};

	useEffect(() => {
		const wait = Math.max(0, lastAt.current + gapMs - performance.now());
		const timer = setTimeout(() => void load(), wait);
		return () => clearTimeout(timer);
	}, [room, joined]);

	const reload = () => void load();
	return { students: list?.students ?? nobody, fault, reload };
}
