import type { ComponentChildren } from "preact";

/** What is wider than a phone: there it scrolls sideways. */
export function SideScroll(props: {
	readonly class: string;
	readonly children: ComponentChildren;
}) {
	return (
		<div
			class={props.class}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and without a finger only what has the focus does
			tabIndex={0}
		>
			{props.children}
		</div>
	);
}
