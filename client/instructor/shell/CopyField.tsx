import { useId, useRef } from "preact/hooks";
import { copyText } from "../../look/copy-text.ts";
import { Copy } from "../../look/icons.tsx";
import * as words from "../../words/shell.en.ts";
import { notify } from "./notice.tsx";

interface CopyProps {
	/** What it is: "Join link". */
	label: string;
	value: string;
}

/** Text to take elsewhere, with a button that copies it. */
export function CopyField({ label, value }: CopyProps) {
	const field = useRef<HTMLInputElement>(null);
	const id = useId();
	return (
		<div class="copy-field">
			<label class="small" for={id}>
				{label}
			</label>
			<input
				ref={field}
				id={id}
				class="field"
				readOnly
				value={value}
				onFocus={(event) => event.currentTarget.select()}
			/>
			<CopyButton
				label={label}
				value={value}
				onCopy={() => field.current?.select()}
			/>
		</div>
	);
}

/** `onCopy` runs before it copies. */
export function CopyButton({
	label,
	value,
	onCopy,
}: CopyProps & { onCopy?(): void }) {
	const copy = async () => {
		onCopy?.();
		if (await copyText(value)) notify(words.copied(label));
		else notify(words.doesNotCopy(label, value));
	};
	return (
		<button
			type="button"
			class="button square"
			aria-label={words.copy(label)}
			title={words.copy(label)}
			onClick={() => void copy()}
		>
			<Copy />
		</button>
	);
}
