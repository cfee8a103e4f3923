import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ScreenView } from "../../shared/views.ts";
import { pictureOf } from "../kinds/pictures.ts";
import { Rich } from "../text/Rich.tsx";
import * as words from "../words/screen.en.ts";
import type { Sizes } from "./fit.ts";
import { Stage } from "./Stage.tsx";

/** Below the result, where that leaves room enough: nothing makes room for it. */
export function Why({ text }: { readonly text: string }) {
	const box = useRef<HTMLElement>(null);
	const [fits, setFits] = useState(false);
	useLayoutEffect(() => {
		const why = box.current;
		const place = why?.parentElement;
		if (why == null || place == null) return;
		const measure = () => {
			const ends = [...place.children]
				.filter((one) => one !== why && one.className !== "visually-hidden")
				.map((one) => endOf(one));
			const free = place.getBoundingClientRect().bottom - Math.max(...ends);
			const gap = 0.5 * Number.parseFloat(getComputedStyle(why).fontSize);
			setFits(why.offsetHeight + gap <= free);
		};
		measure();
		const observer = new ResizeObserver(measure);
		for (const one of [place, why]) observer.observe(one);
		return () => observer.disconnect();
	}, [text]);
	return (
		<section
			class="why"
			dir="auto"
			ref={box}
			data-fits={fits ? "" : undefined}
			aria-hidden={fits ? undefined : "true"}
		>
			<h2 dir="ltr">{words.why}</h2>
			<div class="why-words">
				<Rich text={text} />
			</div>
		</section>
	);
}

/** Where a picture that takes all the room ends: with the last of what it shows. */
function endOf(picture: Element): number {
	const all = [...picture.children].filter(
		(one) => !one.classList.contains("visually-hidden"),
	);
	const ends = all.map((one) => one.getBoundingClientRect().bottom);
	return ends.length > 0
		? Math.max(...ends)
		: picture.getBoundingClientRect().bottom;
}

const sizes: Sizes = [
	[2.4, 2.2],
	[2.4, 2],
	[2.1, 1.8],
	[1.8, 1.6],
	[1.8, 1.4],
	[1.8, 1.25],
];

type RevealedView = Extract<ScreenView, { phase: "revealed" }>;

/** In place of the result: what is right stays, the rest leaves. */
export function WhyAlone({
	view,
	text,
}: {
	readonly view: RevealedView;
	readonly text: string;
}) {
	const { asked, solution } = view;
	const { Picture } = pictureOf(asked.kind);
	return (
		<Stage
			content={`${asked.text}\n${text}`}
			sizes={sizes}
			name="stage-why"
			text={asked.text}
		>
			<h1 class="question" dir="auto">
				<Rich text={asked.text ?? ""} />
			</h1>
			<Picture
				ask={asked.ask}
				distribution={solution.distribution}
				key_={solution.key}
				before={solution.before}
				mine={null}
				size="screen"
			/>
			<section class="why" dir="auto">
				<h2 dir="ltr">{words.why}</h2>
				<div class="why-words">
					<Rich text={text} />
				</div>
			</section>
		</Stage>
	);
}
