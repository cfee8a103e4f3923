import type { ComponentChildren } from "preact";
import { useRoom } from "./context.ts";

interface ActProps {
	onPress(): void;
	/** Why it cannot be pressed now, in words; it keeps its place and its focus. */
	blocked?: string | null;
	look?: "quiet" | "danger" | "primary" | "square" | "";
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
			title={blocked ?? (look === "square" ? label : undefined)}
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
	/** Of this device alone: it needs no connection. */
	isLocal?: boolean;
	children: ComponentChildren;
}

export function Switch({ on, onSwitch, isLocal, children }: SwitchProps) {
	const { live } = useRoom();
	const isOff = !live && !isLocal;
	return (
		<button
			type="button"
			role="switch"
			class="switch"
			aria-checked={on}
			aria-disabled={isOff}
			onClick={() => {
				if (!isOff) onSwitch(!on);
			}}
		>
			<span>{children}</span>
			<span class="switch-track" aria-hidden="true" />
		</button>
	);
}
