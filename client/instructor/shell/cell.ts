import { useEffect, useState } from "preact/hooks";

/** One value outside the component tree, for what any module may set and one place renders. */
export interface Cell<T> {
	get(): T;
	set(value: T): void;
	/** The value, as a hook: renders again whenever it changes. */
	use(): T;
}

export function createCell<T>(initial: T): Cell<T> {
	let current = initial;
	const listeners = new Set<(value: T) => void>();
	return {
		get: () => current,
		set(value) {
			current = value;
			for (const listen of listeners) listen(value);
		},
		use() {
			const [value, setValue] = useState(current);
			useEffect(() => {
				const listen = (next: T) => setValue(() => next);
				listeners.add(listen);
				listen(current);
				return () => {
					listeners.delete(listen);
				};
			}, []);
			return value;
		},
	};
}
