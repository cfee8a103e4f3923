import { showCode } from "../../shared/code.ts";
import { numberIn, questionsIn } from "../../shared/slides.ts";
import type { ScreenView } from "../../shared/views.ts";
import { pictureOf } from "../kinds/pictures.ts";
import { isolated } from "../look/Name.tsx";
import { saidSlide } from "../text/Parts.tsx";
import * as words from "../words/screen.en.ts";
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
	if (view === null) return words.saidConnecting;
	if (link === "lost") return words.saidLost;
	switch (view.phase) {
		case "lobby":
			return words.saidLobby(
				isolated(view.title),
				address,
				showCode(view.code),
				view.word,
			);
		case "ready":
			if (view.slide) return saidSlide({ ...view.slide, text: view.text });
			return words.saidNext(numberIn(view, view.index), questionsIn(view));
		case "open":
			return words.saidOpen(
				numberIn(view, view.asked.index),
				questionsIn(view),
			);
		case "closed":
			return words.saidClosed(numberIn(view, view.asked.index));
		case "revealed": {
			const { asked, solution } = view;
			const right = pictureOf(asked.kind).sayKey(asked.ask, solution.key);
			return right === "" ? words.saidAnswers : words.saidRight(right);
		}
		case "ended":
			return words.saidEnded;
	}
}
