import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { rowsFrom } from "../text/direction.ts";
import * as words from "../words/screen.en.ts";
import "./stage.css";
import { layoutsFor } from "./beside.ts";
import { type Sizes, useFit } from "./fit.ts";

interface Props {
	/** What all of it is measured by: another text, and it is measured anew. */
	readonly content: string;
	readonly sizes: Sizes;
	/** As long as it is the same, content only becomes more. */
	readonly grown?: string;
	/** How wide for its height that is which can stand beside the words; null: there is none such. */
	readonly ratio?: number | null;
	readonly name?: string;
	/** Of the question: from where it is read, its rows begin. */
	readonly text?: string | null;
	/** Whether an explanation comes below it later. */
	readonly isExplained?: boolean;
	readonly children: ComponentChildren;
}

/** What is read, between head and desk, as large as it fits. What does not fit in the smallest type is gone through by the presenter's keys. */
export function Stage(props: Props) {
	const { content, sizes, grown, ratio = null, name, text, children } = props;
	const { isExplained = false } = props;
	const box = useFit(content, sizes, layoutsFor(ratio), grown);
	const [isAtEnd, setAtEnd] = useState(false);
	useEffect(() => {
		box.current?.scrollTo(0, 0);
	}, [content]);
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			const stage = box.current;
			if (stage === null || event.ctrlKey || event.metaKey || event.altKey)
				return;
			const way = ways[event.key];
			if (way === undefined || stage.dataset.scrolls === undefined) return;
			event.preventDefault();
			stage.scrollBy({ top: way * stage.clientHeight * 0.8 });
		};
		window.addEventListener("keydown", press);
		return () => window.removeEventListener("keydown", press);
	}, []);
	return (
		<div
			class={name ? `stage ${name}` : "stage"}
			ref={box}
			data-from={rowsFrom(text)}
			data-explained={isExplained ? "" : undefined}
			style={ratio === null ? undefined : { "--ratio": ratio }}
			data-end={isAtEnd ? "" : undefined}
			onScroll={({
				currentTarget: { scrollTop, clientHeight, scrollHeight },
			}) => setAtEnd(scrollTop + clientHeight >= scrollHeight - 2)}
		>
			{children}
			<p class="stage-more" aria-hidden="true">
				{words.moreBelow}
			</p>
		</div>
	);
}

const ways: Readonly<Record<string, number | undefined>> = {
	ArrowDown: 1,
	ArrowUp: -1,
};
