import { useEffect, useState } from "preact/hooks";
import { Results } from "../../../shared/rest.ts";
import { request } from "../shell/rest.ts";

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
			const path = `/api/rooms/${room}/results`;
			const reply = await request("GET", path, { reads: Results });
			if (!current || !reply.ok) return;
			const some = reply.data.students.filter(
				({ answers }) => answers.length > 0,
			);
			setAnswered(new Set(some.map(({ seat }) => seat)));
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
