import type { Entrance } from "../../shared/views.ts";

/** The form for joining, where the server has written it into the page that a room's link leads to. For the first sight only. */
export function takeFirstView(code: string): Entrance | null {
	const { dataset } = document.documentElement;
	const view: Entrance | null = JSON.parse(dataset.entrance ?? "null");
	delete dataset.entrance;
	return view?.code === code ? view : null;
}
