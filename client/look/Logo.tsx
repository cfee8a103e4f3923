import * as words from "../words/look.en.ts";
import "./logo.css";

/** The name with its mark, a slanted desk on an L. Sized by the font around it. */
export function Logo() {
	return (
		<span class="logo" translate={false}>
			<svg class="logo-mark" viewBox="0 0 24 24" aria-hidden="true">
				<path d="M1.5 8.2 21 1.4l1.3 3.7L9.9 9.4V18h11.6v4H6V10.8L2.8 11.9z" />
			</svg>
			{words.lectern}
		</span>
	);
}
