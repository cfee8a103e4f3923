import { useEffect, useRef, useState } from "preact/hooks";

/**
 * What is typed into a field for a number. It counts as soon as it is one; as long as it is none, what stood there before it was
 * begun counts, never its beginning: "5000" where 1000 is the most is not 500, and "10^" is not 10. It stays, with what is
 * wrong, after the field is left, so nothing is changed behind anybody's back. `read`: undefined for what does not count.
 */
export function useTyped<T>(
	value: T,
	read: (text: string) => T | undefined,
	onValue: (value: T) => void,
) {
	const [typed, setTyped] = useState<{ text: string; gives: T } | null>(null);
	const before = useRef(value);
	const isWrong = typed !== null && read(typed.text) === undefined;

	// An undo changes the value under the fingers: then what was typed no longer counts.
	useEffect(() => {
		if (typed !== null && !Object.is(typed.gives, value)) setTyped(null);
	}, [value]);

	return {
		typed: typed?.text ?? null,
		isWrong,
		onFocus: () => {
			before.current = value;
		},
		onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
			const text = currentTarget.value;
			const number = read(text);
			const gives = number === undefined ? before.current : number;
			setTyped({ text, gives });
			onValue(gives);
		},
		onBlur: () => {
			if (!isWrong) setTyped(null);
		},
	};
}
