import "./images.css";
import { useEffect, useRef } from "preact/hooks";
import { chooseImage } from "../../../fields/choose-image.ts";
import { takesImages } from "../../../fields/format.ts";
import * as words from "../../../words/images.en.ts";
import { notify } from "../../shell/notice.tsx";
import { addImages, chooseImages, sending } from "./add.ts";

/** Takes images that are dropped or pasted into the texts of the editor or dialog in which it stands, and shows how far they are. */
export function ImageDrop() {
	const here = useRef<HTMLDivElement>(null);
	const progress = sending.use();

	useEffect(() => {
		const editor = here.current?.closest("dialog, main") ?? null;
		if (editor === null) return;
		/** What was written last. */
		let field: HTMLTextAreaElement | null = null;
		const note = ({ target }: Event) => {
			if (takesImages(target)) field = target;
		};
		const add = (event: Event, files: readonly File[]) => {
			event.preventDefault();
			note(event);
			if (field?.isConnected === true) void addImages(field, files);
			else notify(words.chooseAField, { tone: "error" });
		};
		const paste = (event: ClipboardEvent) => {
			const data = event.clipboardData;
			const files = [...(data?.files ?? [])];
			// Programs that copy text often lay a picture of it beside it.
			if (
				files.length > 0 &&
				!data?.getData("text/plain") &&
				takesImages(event.target)
			)
				add(event, files);
		};
		const isOfFiles = (event: DragEvent) =>
			event.dataTransfer?.types.includes("Files") === true;
		const over = (event: DragEvent) => {
			// Else the browser would leave the page for the file.
			if (isOfFiles(event)) event.preventDefault();
		};
		const drop = (event: DragEvent) => {
			if (isOfFiles(event)) add(event, [...(event.dataTransfer?.files ?? [])]);
		};
		const choose = ({ target }: Event) => {
			if (takesImages(target)) chooseImages(target);
		};
		const listeners = {
			focusin: note,
			paste,
			dragover: over,
			drop,
			[chooseImage]: choose,
		};
		for (const [name, listener] of Object.entries(listeners))
			editor.addEventListener(name, listener as EventListener);
		return () => {
			for (const [name, listener] of Object.entries(listeners))
				editor.removeEventListener(name, listener as EventListener);
		};
	}, []);

	return (
		<div ref={here} role="status">
			{progress !== null && (
				<p class="image-progress">
					<progress max={100} value={progress.percent} aria-hidden="true" />{" "}
					{words.sending(progress.name, progress.percent)}
				</p>
			)}
		</div>
	);
}
