import type { ComponentChildren } from "preact";
import * as words from "../../words/room.en.ts";
import { useRoom } from "./context.ts";

interface ActProps {
	onPress(): void;
	/** Why it cannot be pressed now, in words; it keeps its place and its focus. */
	blocked?: string | null;
	look?: "quiet" | "danger" | "primary" | "";
	label?: string;
	children: ComponentChildren;
}

/** A button that does something to the room. It never disappears nor loses the focus while the connection is away. */
export function Act({
	onPress,
	blocked = null,
	look = "",
	label,
	children,
}: ActProps) {
	const { live } = useRoom();
	const off = !live || blocked !== null;
	return (
		<button
			type="button"
			class={`button ${look}`}
			aria-disabled={off}
			aria-label={label}
			title={blocked ?? undefined}
			onClick={() => {
				if (!off) onPress();
			}}
		>
			{children}
		</button>
	);
}

interface SwitchProps {
	on: boolean;
	onSwitch(on: boolean): void;
	children: ComponentChildren;
}

export function Switch({ on, onSwitch, children }: SwitchProps) {
	const { live } = useRoom();
	return (
		<button
			type="button"
			role="switch"
			class="switch"
			aria-checked={on}
			aria-disabled={!live}
			onClick={() => {
				if (live) onSwitch(!on);
			}}
		>
			<span>{children}</span>
			<span class="switch-track" aria-hidden="true" />
			<span class="switch-word" aria-hidden="true">
				{on ? words.on : words.off}
			</span>
		</button>
	);
}
