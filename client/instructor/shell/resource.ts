import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Problem, Reply } from "./rest.ts";

/** What the server last said of one address. `problem` beside `data`: that is older than it should be. */
export interface Resource<T> {
	readonly data: T | null;
	readonly problem: Problem | null;
	readonly loading: boolean;
	reload(): Promise<void>;
}

const retryMs = 4_000;

/** Reads now, whenever the page is looked at again, and every few seconds while the server does not answer. */
export function useRead<T>(read: () => Promise<Reply<T>>): Resource<T> {
	const [data, setData] = useState<T | null>(null);
	const [problem, setProblem] = useState<Problem | null>(null);
	const [loading, setLoading] = useState(true);
	const newest = useRef(0);

	const reload = useCallback(async () => {
		newest.current += 1;
		const mine = newest.current;
		setLoading(true);
		const reply = await read();
		if (mine !== newest.current) return;
		setLoading(false);
		if (reply.ok) setData(reply.data);
		setProblem(reply.ok ? null : reply.problem);
	}, [read]);

	useEffect(() => {
		void reload();
		const look = () => {
			if (document.visibilityState === "visible") void reload();
		};
		document.addEventListener("visibilitychange", look);
		addEventListener("online", look);
		return () => {
			newest.current += 1;
			document.removeEventListener("visibilitychange", look);
			removeEventListener("online", look);
		};
	}, [reload]);

	const away =
		problem !== null && (problem.status === 0 || problem.status >= 500);
	useEffect(() => {
		if (!away || loading) return;
		const timer = setTimeout(() => void reload(), retryMs);
		return () => clearTimeout(timer);
	}, [away, loading, reload]);

	return { data, problem, loading, reload };
}
