import { showCode } from "../../shared/code.ts";
import type { ScreenView } from "../../shared/views.ts";
import { pictureOf } from "../kinds/pictures.ts";
import { isolated } from "../look/Name.tsx";
import type { Picture } from "./feed.ts";

interface Props {
	/** Host and port that students type. */
	readonly address: string;
	readonly view: ScreenView | null;
	readonly link: Picture["link"];
	/** What stands in place of the room, if anything does. */
	readonly message: { readonly title: string; readonly text: string } | null;
}

/** Each change of the picture in one sentence, for those who hear the page. */
export function Said({ view, address, link, message }: Props) {
	return (
		<p class="visually-hidden" role="status">
			{message === null
				? sentence(view, address, link)
				: `${message.title}. ${message.text}`}
		</p>
	);
}

function sentence(
	view: ScreenView | null,
	address: string,
	link: Picture["link"],
): string {
	if (view === null) return "Connecting to the room.";
	if (link === "lost") return "Connection lost. Reconnecting.";
	switch (view.phase) {
		case "lobby":
			return `${isolated(view.title)}. Join at ${address} with the code ${showCode(view.code)}${view.word === null ? "" : ` and the word ${view.word}`}.`;
		case "ready":
			return `Question ${view.index + 1} of ${view.total} comes next.`;
		case "open":
			return `Question ${view.asked.index + 1} of ${view.total} is open.`;
		case "closed":
			return `Question ${view.asked.index + 1} is closed.`;
		case "revealed": {
			const { asked, solution } = view;
			const correct = pictureOf(asked.kind).sayKey(asked.ask, solution.key);
			return correct === "" ? "The answers are shown." : `Correct: ${correct}.`;
		}
		case "ended":
			return "The quiz has ended.";
	}
}
