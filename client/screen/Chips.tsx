import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { colourOf } from "../look/Letter.tsx";
import { Name } from "../look/Name.tsx";
import * as words from "../words/screen.en.ts";

interface Props {
	/** Who joined last, newest first. */
	readonly names: readonly string[];
	readonly joined: number;
}

/**
 * Names from the lower right upwards, in the order in which they came: who comes moves nobody. Where there is no room for all, the oldest
 * leave, and are told by their number.
 */
export function Chips({ names, joined }: Props) {
	const box = useRef<HTMLUListElement>(null);
	const [most, setMost] = useState(names.length);
	const [height, setHeight] = useState(0);
	useEffect(() => {
		const measure = () => setHeight(box.current?.clientHeight ?? 0);
		const observer = new ResizeObserver(measure);
		if (box.current) observer.observe(box.current);
		return () => observer.disconnect();
	}, []);
	const key = `${names.join("\n")}\n${height}`;
	const tried = useRef(key);
	if (tried.current !== key) {
		tried.current = key;
		if (most !== names.length) setMost(names.length);
	}
	useLayoutEffect(() => {
		const list = box.current;
		if (list === null) return;
		const { top } = list.getBoundingClientRect();
		const over = [...list.children].filter(
			(one) => one.getBoundingClientRect().top < top - 1,
		).length;
		if (over > 0) setMost((before) => Math.max(0, before - over));
	});
	const shown = names.slice(0, most);
	const rest = joined - shown.length;
	const size = Math.max(shown.length, 1);
	const chips = shown
		.map((name, index) => ({
			name,
			number: joined - index,
			isNew: index === 0,
		}))
		.sort((one, other) => (one.number % size) - (other.number % size));
	return (
		<ul class="chips" ref={box} aria-label={words.newest}>
			{chips.map(({ name, number, isNew }) => (
				<li
					key={number}
					class="chip"
					data-new={isNew ? "" : undefined}
					style={{ "--o": colourOf(number) }}
				>
					<Name of={name} />
				</li>
			))}
			{rest > 0 && <li class="chips-rest">{words.andMore(rest)}</li>}
		</ul>
	);
}
