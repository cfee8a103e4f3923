import { confirm } from "../shell/Dialog.tsx";

/** Ending is for good, so it is asked for. */
export function confirmEnd(): Promise<boolean> {
	return confirm({
		title: "End this room?",
		text: "The phones and the screen show the end, and nobody can answer any more. The results stay. An ended room cannot be opened again.",
		action: "End the room",
		danger: true,
	});
}
