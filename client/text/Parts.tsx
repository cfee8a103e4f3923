import "./parts.css";
import type { ShownSlide } from "../../shared/slides.ts";
import { ended } from "../words/ended.ts";
import { Rich } from "./Rich.tsx";
import { wordsOf } from "./words-of.ts";

/** Parts of a slide, one below the other. */
export function Parts({ parts }: { readonly parts: readonly string[] }) {
	return (
		<div class="parts">
			{parts.map(
				(part, place) =>
					part !== "" && (
						<div key={place} class="part" dir="auto">
							<Rich text={part} />
						</div>
					),
			)}
		</div>
	);
}

/** What has come up last, for those who hear the page: the slide itself, then each part. */
export function saidSlide({ text, parts }: ShownSlide): string {
	const last = wordsOf(parts[parts.length - 1] ?? "");
	if (parts.length > 1) return last;
	const heading = wordsOf(text);
	return heading === "" ? last : `${ended(heading)} ${last}`.trim();
}
