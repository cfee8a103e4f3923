import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { previewAddress, tellPreview } from "../../link/preview.ts";
import * as words from "../../words/editor.en.ts";
import { type Projected, projected } from "./projected.ts";

/** As most projectors are. */
const size = { width: 1920, height: 1080 };

/** The very page of the projector in its size, and made smaller as a whole: its lines end where they end on the wall. */
export function ProjectorFrame(shown: Omit<Projected, "version">) {
	const box = useRef<HTMLDivElement>(null);
	const frame = useRef<HTMLIFrameElement>(null);
	const [isLoaded, setLoaded] = useState(false);
	const version = useVersion(shown.question);
	const view = projected({ ...shown, version });
	const told = JSON.stringify(view);
	useEffect(() => {
		if (isLoaded && frame.current !== null) tellPreview(frame.current, view);
	}, [isLoaded, told]);
	useLayoutEffect(() => {
		const element = box.current;
		if (element === null) return;
		const measure = () =>
			element.style.setProperty(
				"--scale",
				String(element.clientWidth / size.width),
			);
		measure();
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		return () => observer.disconnect();
	}, []);
	return (
		<div class="preview-projector" ref={box}>
			<iframe
				ref={frame}
				src={previewAddress}
				title={words.onTheProjector}
				{...size}
				onLoad={() => setLoaded(true)}
			/>
		</div>
	);
}

/** Counts the questions and wordings that were shown here. */
function useVersion(question: unknown): number {
	const last = useRef({ question, version: 1 });
	if (last.current.question !== question)
		last.current = { question, version: last.current.version + 1 };
	return last.current.version;
}
