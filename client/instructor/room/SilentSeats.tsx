import { routes } from "../../../shared/routes.ts";
import * as words from "../../words/room.en.ts";
import { confirm } from "../shell/Dialog.tsx";
import { notify } from "../shell/notice.tsx";
import { call } from "../shell/rest.ts";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";

/** Clears the seats that a flood or people who have left leave behind; how many they are is said before. */
export function SilentSeats({ onCleared }: { onCleared(): void }) {
	const { id, view } = useRoom();
	const isOver = view.run.some((rounds) =>
		rounds.some(({ round }) => round !== view.round || view.phase !== "open"),
	);
	const room = { params: { id } };

	const clear = async () => {
		const found = await call(routes.rooms.silent, room);
		if (!found.ok) return notify(found.problem.detail, { tone: "error" });
		const { seats } = found.data;
		if (seats === 0) return notify(words.nobodyIsSilent);
		const sure = await confirm({
			title: words.clearAsked(seats),
			text: words.clearExplained,
			action: words.clearSeats,
			danger: true,
		});
		if (!sure) return;
		const done = await call(routes.rooms.clearSilent, room);
		if (done.ok) notify(words.cleared(done.data.cleared));
		else notify(done.problem.detail, { tone: "error" });
		onCleared();
	};

	return (
		<Act
			look="quiet"
			blocked={isOver ? null : words.firstAfterAQuestion}
			onPress={() => void clear()}
		>
			{words.clearSilentSeats}
		</Act>
	);
}
