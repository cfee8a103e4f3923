import * as words from "../words/look.en.ts";
import "./logo.css";

/** The name with its mark, a slanted desk on an L. Sized by the font around it. */
export function Logo() {
	return (
		<span class="logo" translate={false}>
			<svg class="logo-mark" viewBox="0 0 24 24" aria-hidden="true">
				<path d="M2.5 9.6 18.5 3M8.5 7.5V20H20.5" />
			</svg>
			{words.lectern}
		</span>
	);
}
