import { imageTypes } from "../../../../shared/images.ts";
import * as words from "../../../words/images.en.ts";
import { createCell } from "../../shell/cell.ts";
import { notify } from "../../shell/notice.tsx";
import { placeIn } from "./insert.ts";
import { send } from "./send.ts";

interface Progress {
	readonly name: string;
	readonly percent: number;
}

/** The file that is on its way. */
export const sending = createCell<Progress | null>(null);

/**
 * Puts these files into a text, where its cursor is: one after another, as the server takes them. In a list of fields each goes into one of its own, as
 * far as those that follow are empty.
 */
export async function addImages(
	field: HTMLTextAreaElement,
	files: readonly File[],
): Promise<void> {
	let into = field;
	for (const file of files) {
		await addOne(into, file);
		into = emptyAfter(into) ?? into;
	}
	sending.set(null);
}

function emptyAfter({ dataset }: HTMLElement): HTMLTextAreaElement | null {
	const name = dataset.field?.replace(
		/\d+$/,
		(place) => `${Number(place) + 1}`,
	);
	const next = document.querySelector<HTMLTextAreaElement>(
		`textarea[data-field="${CSS.escape(name ?? "")}"]`,
	);
	return next?.value === "" ? next : null;
}

async function addOne(field: HTMLTextAreaElement, file: File): Promise<void> {
	const { name } = file;
	const place = placeIn(field);
	const tell = (percent: number) => sending.set({ name, percent });
	tell(0);
	const sent = await send(file, tell);
	if ("fault" in sent) {
		place.leave();
		notify(words.imageNotAdded(name, sent.fault), { tone: "error" });
		return;
	}
	const outcome = place.insert(sent.id);
	if (outcome === "inserted") notify(words.sayWhatItShows);
	else notify(words.notInserted[outcome], { tone: "error" });
}

/** Opens the browser's dialog for files, for this text. */
export function chooseImages(field: HTMLTextAreaElement): void {
	const input = document.createElement("input");
	input.type = "file";
	input.accept = imageTypes.join();
	input.multiple = true;
	input.onchange = () => void addImages(field, [...(input.files ?? [])]);
	input.click();
}
