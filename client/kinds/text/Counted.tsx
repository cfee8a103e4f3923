import * as words from "./words.en.ts";
import "../share-bar.css";
import "./text.css";
import type { TextCount } from "../../../shared/kinds/text/counts.ts";
import {
	groupOf,
	type Strictness,
} from "../../../shared/kinds/text/spelling.ts";
import { Check, Cross } from "../../look/icons.tsx";
import type { PictureProps } from "../part.ts";
import { Accepted } from "./Accepted.tsx";
import { countsOf, sayOthers } from "./value.ts";

/** So many groups are legible at this size; the others are told by their number. */
const shown = { phone: 6, page: 24, screen: 8 } as const;

/** What was written and how often, most frequent first; a hidden table says the same. */
export function Counted(props: PictureProps) {
	const { ask, distribution, key_, before, mine, size } = props;
	const now = countsOf(distribution);
	const was = countsOf(before);
	const own =
		typeof mine === "string" ? groupOf(mine, ask as Strictness) : null;
	const all = now?.groups ?? [];
	const tallest = Math.max(
		1,
		...[all[0], was?.groups[0]].map((group) => group?.count ?? 0),
	);
	// Of a group that is not told it is not known how many there were, unless all are told.
	const untold = was?.others.groups === 0 ? 0 : "few";
	const isShown = ({ text }: TextCount, place: number) =>
		place < shown[size] || text === own;
	const rows = all.filter(isShown).map((group) => ({
		...group,
		before:
			was?.groups.find(({ text }) => text === group.text)?.count ?? untold,
		isMine: group.text === own,
	}));
	const shownAnswers = rows.reduce((sum, { count }) => sum + count, 0);
	const others = (now?.answered ?? 0) - shownAnswers;
	const groups = all.length - rows.length + (now?.others.groups ?? 0);
	const width = (count: number) => ({ width: `${(count / tallest) * 100}%` });
	return (
		<div class="texts" data-size={size} data-before={was ? "" : undefined}>
			{now && (
				<ol class="rows" aria-hidden="true" style={{ "--rows": rows.length }}>
					{rows.map((row) => (
						<li
							key={row.text}
							class="texts-row"
							data-right={row.isRight ? "" : undefined}
						>
							<span class="texts-words" dir="auto">
								{row.text}
							</span>
							<span class="share-rail">
								<i class="share-bar" style={width(row.count)} />
								{was && (
									<i class="share-was" style={width(Number(row.before) || 0)} />
								)}
							</span>
							<span class="texts-count number">
								<b>{row.count}</b>
								{was && <span>{words.before(row.before)}</span>}
							</span>
							<Mark {...row} />
						</li>
					))}
				</ol>
			)}
			{groups > 0 && (
				<p class="texts-others number">{sayOthers(others, groups)}</p>
			)}
			<Accepted key_={key_} keepsLine={size === "screen"} />
			{own !== null && (
				<p class="small">{words.youSaid(<b dir="auto">{String(mine)}</b>)}</p>
			)}
			<div class="visually-hidden">
				<table>
					<caption>
						{now ? words.answered(now.answered) : words.answers}
					</caption>
					<tbody>
						{rows.map((row) => (
							<tr key={row.text}>
								<th scope="row">
									<bdi>{row.text}</bdi>
									{row.isRight && words.andRight}
									{row.isMine && words.andYours}
								</th>
								<td>{row.count}</td>
								{was && <td>{words.saidBefore(row.before)}</td>}
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</div>
	);
}

function Mark({
	isRight,
	isMine,
}: Pick<TextCount, "isRight"> & { readonly isMine: boolean }) {
	if (isRight)
		return (
			<span class="texts-mark good">
				<Check /> {isMine ? words.rightYours : words.right}
			</span>
		);
	if (!isMine) return <span class="texts-mark" />;
	return (
		<span class={isRight === false ? "texts-mark bad" : "texts-mark"}>
			{isRight === false && <Cross />} {words.yours}
		</span>
	);
}
