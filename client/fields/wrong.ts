import { createContext } from "preact";
import { useContext, useLayoutEffect, useMemo, useState } from "preact/hooks";

/** A field with something in it that does not count. */
export interface WrongField {
	/** Its `data-field`. */
	readonly name: string;
	/** What it is called, and what is the matter, as the field itself says it. */
	readonly label: string;
	readonly said: string;
}

interface Notes {
	note(field: WrongField): void;
	drop(name: string): void;
}

/** Where fields tell what stands in them and does not count; nowhere, where nobody asks. */
export const WrongFields = createContext<Notes | null>(null);

/** Those that are on the page now; `notes` is for `WrongFields` around them. */
export function useWrongFields(): {
	readonly wrong: readonly WrongField[];
	readonly notes: Notes;
} {
	const [wrong, setWrong] = useState<readonly WrongField[]>([]);
	const notes = useMemo(() => {
		const without = (all: readonly WrongField[], gone: string) =>
			all.filter(({ name }) => name !== gone);
		return {
			note: (field: WrongField) =>
				setWrong((all) => [...without(all, field.name), field]),
			drop: (name: string) => setWrong((all) => without(all, name)),
		};
	}, []);
	return { wrong, notes };
}

/** Tells of a field as long as it is wrong and on the page. `said`: null where nothing is. */
export function useToldWrong(
	name: string,
	label: string,
	said: string | null,
): void {
	const notes = useContext(WrongFields);
	useLayoutEffect(() => {
		if (notes === null || said === null) return;
		notes.note({ name, label, said });
		return () => notes.drop(name);
	}, [notes, name, label, said]);
}
