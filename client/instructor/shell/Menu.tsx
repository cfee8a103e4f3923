import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Dots } from "../../look/icons.tsx";

/** A button with a short list of further ones. Closes on a choice, on Escape and on a press elsewhere. */
export function Menu({
	label,
	of,
	look,
	children,
}: {
	label: string;
	/** A square with dots instead of the word, which is then said and not shown. */
	look?: "square";
	/** What it belongs to, where a page has several. */
	of?: string;
	children: ComponentChildren;
}) {
	const element = useRef<HTMLDetailsElement>(null);
	useEffect(() => {
		const press = (event: Event) => {
			const menu = element.current;
			if (
				menu?.open &&
				!(event.target instanceof Node && menu.contains(event.target))
			)
				menu.open = false;
		};
		document.addEventListener("pointerdown", press);
		return () => document.removeEventListener("pointerdown", press);
	}, []);
	const close = () => {
		const menu = element.current;
		if (!menu?.open) return;
		menu.open = false;
		menu.querySelector("summary")?.focus();
	};
	return (
		<details
			ref={element}
			class="menu"
			onKeyDown={(event) => {
				if (event.key === "Escape") close();
			}}
		>
			<summary
				class={look === "square" ? "button" : undefined}
				aria-label={
					of !== undefined
						? `${label}: ${of}`
						: look === "square"
							? label
							: undefined
				}
			>
				{look === "square" ? <Dots /> : label}
			</summary>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are pressed, this only closes after them */}
			{/* biome-ignore lint/a11y/useKeyWithClickEvents: a key press on a button inside arrives here as a click */}
			<div class="menu-list" onClick={close}>
				{children}
			</div>
		</details>
	);
}
