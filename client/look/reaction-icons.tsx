/** As those of `icons.tsx`; in a file of their own, as most phones load none of them. */
const draw = (path: string) => (
	<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
		<path d={path} />
	</svg>
);

export const Hand = () =>
	draw(
		"M8 12.5V5.8a1.5 1.5 0 0 1 3 0M11 11V4a1.5 1.5 0 0 1 3 0v7M14 5.5a1.5 1.5 0 0 1 3 0V12M17 8.3a1.5 1.5 0 0 1 3 0V15a6.5 6.5 0 0 1-6.5 6.5h-.7a6.5 6.5 0 0 1-5.3-2.7L3.6 14.2a1.6 1.6 0 0 1 2.5-2L8 14.3",
	);
export const Heart = () =>
	draw("M12 20.5 4.3 12.6a4.9 4.9 0 0 1 7-6.9l.7.7.7-.7a4.9 4.9 0 0 1 7 6.9z");
