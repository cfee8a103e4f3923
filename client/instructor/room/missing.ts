import { useEffect, useRef, useState } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import type { Student } from "../../../shared/views.ts";
import { call } from "../shell/rest.ts";

const gapMs = 2_000;

/** Who has answered a round, as far as it was told. */
interface Known {
	/** The round, in one version of the room. */
	readonly of: string;
	readonly seats: ReadonlySet<string>;
	readonly next: string | null;
}

/**
 * The seats that have answered this round; null until that is known. Those that have come since are asked for when there are `more`, at
 * most every 2 s. `stamp`: the room's version; another one begins anew, as an answer may have been deleted.
 */
export function useAnsweredRound(
	room: string,
	round: number,
	stamp: string,
	more: number,
): ReadonlySet<string> | null {
	const [told, setTold] = useState<Known | null>(null);
	const [failures, setFailures] = useState(0);
	const known = useRef<Known | null>(null);
	const lastAt = useRef(Number.NEGATIVE_INFINITY);
	const of = `${room} ${round} ${stamp}`;
	useEffect(() => {
		let current = true;
		const load = async () => {
			lastAt.current = performance.now();
			let isMore = true;
			while (isMore && current) {
				const before = known.current?.of === of ? known.current : null;
				const next = before?.next;
				const reply = await call(routes.rooms.answered, {
					params: { id: room },
					query: {
						round: String(round),
						...(next == null ? {} : { after: next }),
					},
				});
				if (!current) return;
				if (!reply.ok) return setFailures((number) => number + 1);
				const { data } = reply;
				known.current = {
					of,
					seats: new Set([...(before?.seats ?? []), ...data.seats]),
					next: data.next ?? null,
				};
				isMore = data.more === true;
			}
			setTold(known.current);
		};
		const isNew = known.current?.of !== of && failures === 0;
		const wait = isNew ? 0 : lastAt.current + gapMs - performance.now();
		const timer = setTimeout(() => void load(), Math.max(0, wait));
		return () => {
			current = false;
			clearTimeout(timer);
		};
	}, [of, more, failures]);
	return told?.of.startsWith(`${room} ${round} `) ? told.seats : null;
}

/** Who is in the room and has not answered, in the order of the class list. */
export function missingOf(
	students: readonly Student[],
	answered: ReadonlySet<string>,
): Student[] {
	return students.filter(
		({ seat, removed }) => !removed && !answered.has(seat),
	);
}
