import { ClearedSeats, SilentSeats as Silent } from "../../../shared/rest.ts";
import { confirm } from "../shell/Dialog.tsx";
import { notify } from "../shell/notice.tsx";
import { request } from "../shell/rest.ts";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { count } from "./words.ts";

const seatsOf = (number: number) => count(number, "seat", "seats");

/** Clears the seats that a flood or people who have left leave behind; how many they are is said before. */
export function SilentSeats({ onCleared }: { onCleared(): void }) {
	const { id, view } = useRoom();
	const isOver = view.run.some((rounds) =>
		rounds.some(({ round }) => round !== view.round || view.phase !== "open"),
	);
	const path = `/api/rooms/${id}/silent`;

	const clear = async () => {
		const found = await request("GET", path, { reads: Silent });
		if (!found.ok) return notify(found.problem.detail, { tone: "error" });
		const { seats } = found.data;
		if (seats === 0)
			return notify("Everyone who had a whole question has answered one.");
		const sure = await confirm({
			title: `Clear ${seatsOf(seats)}?`,
			text: "Nobody there has answered anything, though they had a whole question to answer. No answer is lost and their names are free again. Whoever is here after all is told so, and can join again.",
			action: "Clear seats",
			danger: true,
		});
		if (!sure) return;
		const done = await request("DELETE", path, { reads: ClearedSeats });
		if (done.ok) notify(`${seatsOf(done.data.cleared)} cleared.`);
		else notify(done.problem.detail, { tone: "error" });
		onCleared();
	};

	return (
		<Act
			look="quiet"
			blocked={isOver ? null : "First after a question is over"}
			onPress={() => void clear()}
		>
			Clear silent seats
		</Act>
	);
}
