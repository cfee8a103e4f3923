import { useEffect, useState } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import type { RoundSummary } from "../../../shared/views.ts";
import { call } from "../shell/rest.ts";
import type { RoomPage } from "./context.ts";

/**
 * The rounds of a question, oldest first. The view has the pictures of the room's own question alone; those of another one, at which
 * the instructor glances, are fetched, and again at each new version, as a correction counts them anew. Until they are here a
 * round has no distribution.
 */
export function useRounds(
	{ id, view, live }: Pick<RoomPage, "id" | "view" | "live">,
	question: number,
): readonly RoundSummary[] {
	const [fetched, setFetched] = useState<readonly RoundSummary[]>([]);
	const told = view.run[question] ?? [];
	const isHere = view.question === question;
	const isWanted = !isHere && told.length > 0 && live;
	useEffect(() => {
		if (!isWanted) return;
		let current = true;
		const params = { id, question: String(question) };
		void call(routes.rooms.rounds, { params }).then((reply) => {
			if (current && reply.ok) setFetched(reply.data.rounds);
		});
		return () => {
			current = false;
		};
	}, [id, question, isWanted, view.epoch, view.version]);
	if (isHere) return told;
	return told.map((round) => ({
		...round,
		distribution:
			fetched.find((one) => one.round === round.round)?.distribution ?? null,
	}));
}
