import { useId } from "preact/hooks";

/** One of several, by a list that opens. */
export function Choose<T extends string>({
	label,
	value,
	choices,
	onChange,
}: {
	label: string;
	value: T;
	choices: readonly { readonly value: T; readonly label: string }[];
	onChange(value: NoInfer<T>): void;
}) {
	const id = useId();
	return (
		<div>
			<label class="label" for={id}>
				{label}
			</label>
			<select
				id={id}
				class="field"
				value={value}
				onChange={({ currentTarget }) => {
					const chosen = choices[currentTarget.selectedIndex];
					if (chosen !== undefined) onChange(chosen.value);
				}}
			>
				{choices.map((choice) => (
					<option key={choice.value} value={choice.value}>
						{choice.label}
					</option>
				))}
			</select>
		</div>
	);
}
