import { looksOf } from "../../entries/looks.ts";
import { useOrder } from "../../entries/order.ts";
import { countsOf } from "../../entries/value.ts";
import * as words from "../../entries/words.en.ts";
import "./wall.css";
import type { PictureProps } from "../part.ts";

/** So many words are legible; the others are told by their number. */
const most = 30;
/** What is longer is no word: it stands below them, in lines, and makes none of them small. */
const longest = 26;
/** From which share of the largest count on a word has which colour. */
const hues = [0.25, 0.45, 0.75];

/** For a hall: words in the order in which they came, size and colour by how many wrote them, each with its number. */
export function Wall({ distribution }: PictureProps) {
	const now = countsOf(distribution);
	const groups = useOrder(now?.groups.slice(0, most) ?? [], ({ text }) =>
		looksOf(text),
	);
	const largest = Math.max(2, ...groups.map(({ count }) => count));
	const more = (now?.groups.length ?? 0) - groups.length + (now?.others ?? 0);
	const isLong = ({ text }: { text: string }) => text.length > longest;
	return (
		<div class="wall cloud" data-size="screen">
			{now && groups.length === 0 && (
				<p class="wall-more">{words.nothingToSeeYet}</p>
			)}
			<ul class="wall-words">
				{groups
					.filter((group) => !isLong(group))
					.map(({ text, count }) => (
						<li
							key={looksOf(text)}
							data-hue={hues.filter((hue) => count >= hue * largest).length}
							style={{ "--n": (count - 1) / (largest - 1) }}
						>
							<bdi>{text}</bdi>
							{"\u00a0"}
							<small class="number">{count}</small>
						</li>
					))}
			</ul>
			{groups.some(isLong) && (
				<ul class="wall-lines">
					{groups.filter(isLong).map(({ text, count }) => (
						<li key={looksOf(text)} dir="auto">
							{text}{" "}
							<bdi>
								<b class="number">{count}</b>
							</bdi>
						</li>
					))}
				</ul>
			)}
			{more > 0 && <p class="wall-more number">{words.andMore(more)}</p>}
			{now && <p class="visually-hidden">{words.answered(now.answered)}</p>}
		</div>
	);
}
