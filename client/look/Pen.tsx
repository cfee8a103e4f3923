import "./pen.css";

/** The pen's two strokes, drawn by hand and only for a verdict. Pictures only: the words stand beside them. */
export const PenCheck = () => (
	<svg class="pen pen-check" viewBox="0 0 58 46" aria-hidden="true">
		<path pathLength="1" d="M5 25c5 3 9 8 12 15C23 27 35 12 53 4" />
	</svg>
);

/** Round what it stands in, which is `position: relative`. */
export const Ring = () => (
	<svg
		class="pen pen-ring"
		viewBox="0 0 200 60"
		preserveAspectRatio="none"
		aria-hidden="true"
	>
		<path
			pathLength="1"
			d="M70 5C24 2 3 16 4 31c1 17 40 25 98 25 56 0 94-9 94-27C196 10 150 3 96 3 74 3 52 6 38 11"
		/>
	</svg>
);
