import type { ScreenView } from "../../shared/views.ts";
import { base } from "./base.ts";

/**
 * The screen's page as a preview: it stands in a frame of the instructor's page, which tells it what to show. So what is seen there is what the
 * projector will show, by the very same page.
 */
const hash = "#preview";

/** Where the screen's page shows what the page around it says, in the place of a room. */
export const previewAddress = `${base}/screen/${hash}`;

export function isPreview(): boolean {
	return location.hash === hash && parent !== window;
}

export function tellPreview(frame: HTMLIFrameElement, view: ScreenView): void {
	frame.contentWindow?.postMessage(view, location.origin);
}

/** Hears the page around it alone, and of this server alone, until the returned function is called. */
export function followPreview(show: (view: ScreenView) => void): () => void {
	const hear = ({ origin, source, data }: MessageEvent) => {
		if (origin === location.origin && source === parent)
			show(data as ScreenView);
	};
	addEventListener("message", hear);
	return () => removeEventListener("message", hear);
}
