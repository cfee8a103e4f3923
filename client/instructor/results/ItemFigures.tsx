import type {
	Analysis,
	AskedAnalysis,
	OfConfidence,
	OfThirds,
	QuestionAnalysis,
	Thirds,
} from "../../../shared/analysis.ts";
import { Check } from "../../look/icons.tsx";
import { isolated } from "../../look/Name.tsx";
import { Line } from "../../text/Line.tsx";
import * as words from "../../words/analysis.en.ts";
import { fewStudents, flagsTold, showFigure, wordOf } from "./analysis.ts";
import { SideScroll } from "./SideScroll.tsx";
import { percent } from "./words.ts";

interface Props {
	readonly analysis: Analysis;
	readonly index: number;
}

/** A question in figures: how hard, how telling, how quick, and who chose what. */
export function ItemFigures({ analysis, index }: Props) {
	const item = analysis.questions.find((one) => one.index === index);
	const asked = analysis.asked.find((one) => one.index === index);
	const flags = item === undefined ? [] : flagsTold(item);
	return (
		<>
			{flags.map((sentence) => (
				<p key={sentence} class="figures-flags">
					{sentence}
				</p>
			))}
			{item?.thirds && <ThirdsTable thirds={item.thirds} />}
			<dl class="figures">
				{item !== undefined && item.answered > 0 && <OfItem item={item} />}
				{asked !== undefined && <OfAsked asked={asked} />}
			</dl>
			{item !== undefined &&
				item.answered > 0 &&
				item.answered < fewStudents && <p class="figures-few">{words.few}</p>}
		</>
	);
}

function OfItem({ item }: { readonly item: QuestionAnalysis }) {
	const { discrimination, upperLower, alphaWithout } = item;
	const answered = words.ofAnswered(percent(item.difficulty), item.answered);
	return (
		<>
			<dt>{words.difficulty}</dt>
			<dd>
				{item.present > item.answered
					? words.andOfPresent(
							answered,
							percent(item.difficultyOfPresent),
							item.present,
						)
					: answered}
			</dd>
			<dt>{words.discrimination}</dt>
			<dd>
				{discrimination === null
					? words.notDefinedWhy
					: words.discriminationTold(
							showFigure(discrimination),
							wordOf(discrimination),
						)}
			</dd>
			{upperLower !== null && discrimination !== null && (
				<>
					<dt>{words.upperLower}</dt>
					<dd>
						{words.upperLowerTold(
							showFigure(upperLower.difference),
							upperLower.size,
							upperLower.isTied,
							item.answered < fewStudents,
						)}
					</dd>
				</>
			)}
			{alphaWithout !== null && (
				<>
					<dt>{words.alphaWithout}</dt>
					<dd>{showFigure(alphaWithout)}</dd>
				</>
			)}
		</>
	);
}

function OfAsked({ asked }: { readonly asked: AskedAnalysis }) {
	const { times, gained, confidence } = asked;
	const seconds = (ms: number) => words.seconds(ms / 1000);
	return (
		<>
			{times !== null && (
				<>
					<dt>{words.time}</dt>
					<dd>
						{words.timeTold(
							seconds(times.median),
							seconds(times.lower),
							seconds(times.upper),
						)}
					</dd>
				</>
			)}
			{gained !== null && (
				<>
					<dt>{words.gain}</dt>
					<dd>
						{gained.before === null || gained.after === null
							? words.nobodyPaired
							: words.gainTold(
									percent(gained.before),
									percent(gained.after),
									gained.paired,
									gained.gain === null ? null : showFigure(gained.gain),
								)}
					</dd>
				</>
			)}
			{confidence !== null && (
				<>
					<dt>{words.confidence}</dt>
					<dd>{confidenceTold(confidence)}</dd>
				</>
			)}
		</>
	);
}

/** Surest first; nobody is no share. */
function confidenceTold(all: readonly OfConfidence[]): string {
	return all
		.filter(({ students }) => students > 0)
		.reverse()
		.map(({ confidence, students, right }) =>
			words.confidenceTold(confidence, students, percent(right / students)),
		)
		.join("; ");
}

const names = [words.weakest, words.middle, words.best] as const;

function ThirdsTable({ thirds }: { readonly thirds: Thirds }) {
	const { students, right, choices, others } = thirds;
	return (
		<SideScroll class="thirds">
			<table>
				<caption>{words.thirds}</caption>
				<thead>
					<tr>
						<th scope="col">{words.answer}</th>
						{names.map((name, third) => (
							<th key={name} scope="col">
								{words.thirdHead(name, students[third] ?? 0)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{choices.map((choice) => (
						<tr key={choice.said} data-right={choice.isRight ? "" : undefined}>
							<th scope="row" dir="auto">
								{choice.words === undefined ? (
									isolated(choice.said)
								) : (
									<>
										<b>{choice.said}</b> <Line text={choice.words} />
									</>
								)}
								{choice.isRight && (
									<>
										{" "}
										<Check />
										<span class="visually-hidden">{words.right}</span>
									</>
								)}
							</th>
							<Cells counts={choice.students} of={students} />
						</tr>
					))}
					{others.some((count) => count > 0) && (
						<tr>
							<th scope="row">{words.otherAnswers}</th>
							<Cells counts={others} of={students} />
						</tr>
					)}
				</tbody>
				<tfoot>
					<tr>
						<th scope="row">{words.inAllRight}</th>
						<Cells counts={right} of={students} />
					</tr>
				</tfoot>
			</table>
		</SideScroll>
	);
}

function Cells({ counts, of }: { counts: OfThirds; of: OfThirds }) {
	return (
		<>
			{counts.map((count, third) => {
				const all = of[third] ?? 0;
				return (
					<td key={names[third]}>{all === 0 ? "–" : percent(count / all)}</td>
				);
			})}
		</>
	);
}
