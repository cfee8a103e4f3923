import "./fields.css";
import type { JSX } from "preact";

/** A small button with a picture. Off, it stays reachable, so that the keyboard does not lose its place. */
export function Tool({
	label,
	off,
	onPress,
	children,
}: {
	label: string;
	off?: boolean;
	onPress(): void;
	children: JSX.Element;
}) {
	return (
		<button
			type="button"
			class="tool"
			aria-label={label}
			title={label}
			aria-disabled={off ?? false}
			onClick={() => {
				if (!off) onPress();
			}}
		>
			{children}
		</button>
	);
}
