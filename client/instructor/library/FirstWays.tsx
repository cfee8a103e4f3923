import type { ComponentChildren } from "preact";
import { Bolt, Copy, Plus } from "../../look/icons.tsx";
import * as words from "../../words/library.en.ts";

/** A library without a quiz: three ways to the first question, and the fastest of them is the page's one. */
export function FirstWays({
	onAsk,
	onWrite,
	onRestore,
	children,
}: {
	onAsk(): void;
	onWrite(): void;
	onRestore(): void;
	/** Brings a quiz from a file. */
	children: ComponentChildren;
}) {
	return (
		<section class="ways" aria-label={words.yourFirstQuestion}>
			<p>{words.threeWays}</p>
			<ul>
				<li>
					<Bolt />
					<h2>{words.askNow}</h2>
					<p>{words.askNowIs}</p>
					<button type="button" class="button primary" onClick={onAsk}>
						{words.askNow}
					</button>
				</li>
				<li>
					<Plus />
					<h2>{words.write}</h2>
					<p>{words.writeIs}</p>
					<button type="button" class="button" onClick={onWrite}>
						{words.newQuiz}
					</button>
				</li>
				<li>
					<Copy />
					<h2>{words.bring}</h2>
					<p>{words.bringIs}</p>
					{children}
				</li>
			</ul>
			<p class="ways-course">
				<button type="button" class="button quiet" onClick={onRestore}>
					{words.bringTheSampleCourse}
				</button>
			</p>
		</section>
	);
}
