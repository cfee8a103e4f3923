import { useEffect } from "preact/hooks";
import * as words from "../../words/shell.en.ts";
import { notify } from "./notice.tsx";

/** A file that is dropped where nothing takes it: the browser would leave the page for it, and what is typed with it. */
export function useStrayFiles(): void {
	useEffect(() => {
		const over = (event: DragEvent) => {
			if (isStray(event)) event.preventDefault();
		};
		const drop = (event: DragEvent) => {
			if (!isStray(event)) return;
			event.preventDefault();
			notify(words.noFilesHere, { tone: "error" });
		};
		addEventListener("dragover", over);
		addEventListener("drop", drop);
		return () => {
			removeEventListener("dragover", over);
			removeEventListener("drop", drop);
		};
	}, []);
}

function isStray(event: DragEvent): boolean {
	return (
		!event.defaultPrevented &&
		event.dataTransfer?.types.includes("Files") === true
	);
}
